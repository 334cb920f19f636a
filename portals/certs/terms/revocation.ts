import { terms } from 'madoguchi'

/** Read and agreed to in each application to revoke (CRT-17). */
export const revocation = terms({
  id: 'revocation',
  version: '2026-11-01',
  consent: false,
  title: { ja: '失効申請規約', en: 'Terms of revocation' },
  text: {
    ja: [
      'この規約は、証明書の失効を申請するときの決まりです。',
      '# 失効の効果',
      '失効した証明書は使えなくなり、元に戻せません。申請は取り下げられません。料金はお返ししません。',
      '# 手順と時間',
      '申請を受け付けると、当社から登録担当者へお電話で確認し、そのあと失効します。お客様のお申し出と秘密鍵の危殆化は24時間以内に、記載内容の変更は5日以内に失効します。秘密鍵が危殆化したことの証明があるときは、確認を待たずにすぐ失効します。',
      '# 危殆化した鍵',
      '危殆化した秘密鍵の公開鍵では、今後、証明書を発行しません。',
    ],
    en: [
      'These terms are for applying to revoke a certificate.',
      '# What it means',
      'A revoked certificate cannot be used any more and does not come back. The application cannot be withdrawn, and nothing is refunded.',
      '# How and when',
      'When the application has come in, we call the registration contact and then revoke: within 24 hours at your own wish and when the private key was compromised, within five days when the contents have changed. Where it is proved that the key was compromised, we revoke at once without waiting.',
      '# Compromised keys',
      'No certificate is issued any more for a key that was compromised.',
    ],
  },
})
