import { terms } from 'madoguchi'

/** Read and agreed to in each application to issue anew, and for a further certificate (CRT-15, CRT-41). */
export const reissue = terms({
  id: 'reissue',
  version: '2026-11-01',
  consent: false,
  title: { ja: '再発行申請規約', en: 'Terms of reissue' },
  text: {
    ja: [
      'この規約は、発行した証明書を同じ契約のまま発行し直すときの決まりです。',
      '# 申請できる期間',
      '証明書の発行から25日まで、無料で申請できます。EV2.0は、1つの契約につき1回だけです。契約の期間は変わりません。',
      '# 前の証明書',
      '前の証明書は、再発行と同時に、または再発行の2週間後に失効します。秘密鍵が危殆化したときと、記載内容が変わったときは、再発行と同時に失効します。失効した証明書は元に戻せません。',
      '# 契約期間内の追加の証明書',
      '契約期間が残っているうちに証明書の有効期間が終わるときは、次の証明書を申請できます。この規約の期間と回数の決まりは当てはまりません。',
    ],
    en: [
      'These terms are for issuing a certificate anew within the same contract.',
      '# When',
      'You can apply free of charge until 25 days after the certificate was issued; EV2.0 once a contract. The term of the contract stays as it is.',
      '# The former certificate',
      'It is revoked when the new one is issued, or two weeks later. Where the private key was compromised or the contents changed, it is revoked at once. A revoked certificate does not come back.',
      '# Further certificates within the term',
      'Where a certificate ends before the term of the contract does, you can apply for the next one. The days and the number of times of these terms do not apply to it.',
    ],
  },
})
