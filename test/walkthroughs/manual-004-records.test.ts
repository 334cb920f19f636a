import { expect } from 'vitest'
import { certificateCustomers } from '../../src/demo/sample-certs.ts'
import { contactRoles } from '../../src/domain/certificates/desk-data.ts'
import { atDesk, openWorkshop, statusOf } from './manual-004.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

const hayakawa = certificateCustomers[0]!

/** §2.1.2 to §2.1.5 with contracts that run. */
const follow = (options: WalkOptions) => async (walker: Walker) => {
  const { page, step, open, fill, press, origin } = walker
  const desk = atDesk(walker, options)
  const { words, isOn } = desk
  const { certificateWizard: w, serverFields, certificateRecords, revokeCertificate: r } = words
  const workshop = openWorkshop()
  /** The certificate of a record, from its page. */
  const certificateOf = async (id: string, name: string): Promise<string> => {
    await open(`/certs/take-home?of=${id}`)
    await desk.take('certificate-pem', workshop.at(name))
    return workshop.at(name)
  }
  /** From 「基本情報入力」 to the end: what was applied for before is filled in already. */
  const goOn = async (number: string, server: string): Promise<string> => {
    await isOn(w.title.basics)
    await step(number, '新しいCSRを入力して「次へ」をクリックします。特約店コードは入力されています。', async () => {
      await fill(serverFields.csr.label, workshop.newRequest(server))
      await press(w.next)
    })
    await isOn(w.title.organisation)
    await step(number, '前回の申請の内容が入っています。変更がある箇所のみを修正して進みます。', () => press(w.next))
    for (const role of contactRoles.slice(0, 3)) {
      await isOn(certificateRecords.role[role])
      await press(w.next)
    }
    await isOn(w.title.confirm)
    await step(number, '入力した内容を確認して、「申込」をクリックします。', () => press(w.confirm.submit))
    return desk.appliedFor()
  }

  try {
    await desk.signIn(hayakawa)

    const ending = 'shukka.hayabusa-unyu.example'
    await desk.openRecord('2.1.2 (1)', '更新する契約の「詳細」をクリックします。', ending, certificateRecords.kind.new)
    await desk.chooseOffer('2.1.2 (2)', '「更新申請」を選択して、「次へ」をクリックします。', 'renewal')
    await desk.agree('2.1.2 (3)', '規約を確認し、「同意する」をクリックします。')
    const renewal = await goOn('2.1.2 (4)', ending)
    await desk.staff('approve', renewal, hayakawa.email)
    const renewed = await certificateOf(renewal, 'renewed.pem')
    expect(await statusOf(renewed, 'sr', workshop, origin)).toEqual({ list: 'good', answer: 'good' })

    const switched = 'www.hayabusa-unyu.example'
    await desk.openRecord(
      '2.1.2 (2) ※',
      'サービスを切り替えるときも「詳細」をクリックします。',
      switched,
      certificateRecords.kind.new,
    )
    await step('2.1.2 (2) ※', '「別サービスへ切り替えて申請」をクリックします。', () =>
      press(words.applicationDetail.offers.switch),
    )
    await isOn(w.service.title)

    const fresh = 'api.hayabusa-unyu.example'
    await desk.openRecord('2.1.3 (1)', '再発行する契約の「詳細」をクリックします。', fresh, certificateRecords.kind.new)
    const first = new URL(page.url()).searchParams.get('of')!
    await desk.chooseOffer('2.1.3 (2)', '「再発行申請」を選択して「次へ」をクリックします。', 'reissue')
    await desk.agree('2.1.3 (3)', '規約を確認し、「同意する」をクリックします。')
    await isOn(w.title.reason)
    await step('2.1.3 (4)', '再発行の理由を選択して「次へ」をクリックします。', async () => {
      await page.getByRole('radio', { name: r.wishes.replaced, exact: true }).check()
      await press(w.next)
    })
    await page.getByRole('radio', { name: w.formerChoices['at-once'].label }).check()
    const reissue = await goOn('2.1.3 (4)', fresh)
    await desk.staff('approve', reissue, hayakawa.email)
    const [before, after] = [await certificateOf(first, 'before.pem'), await certificateOf(reissue, 'after.pem')]
    expect(await statusOf(after, 'sr', workshop, origin)).toEqual({ list: 'good', answer: 'good' })
    expect(await statusOf(before, 'sr', workshop, origin)).toEqual({ list: 'revoked', answer: 'revoked' })

    const moved = 'mail.hayabusa-unyu.example'
    const { changeContacts: c, contactFields } = words
    await desk.openRecord(
      '2.1.4 (1)',
      '担当者変更を行う契約の「詳細」をクリックします。',
      moved,
      certificateRecords.kind.new,
    )
    await desk.chooseOffer('2.1.4 (2)', '「担当者変更申請」を選択して「次へ」をクリックします。', 'contacts')
    await desk.agree('2.1.4 (3)', '規約を確認し、「同意する」をクリックします。')
    await isOn(certificateRecords.role.registration)
    await press(words.recordProcedures.next)
    await isOn(certificateRecords.role.technical)
    await step('2.1.4 (4)', '修正する担当者の情報のみを変更して「次へ」をクリックします。', async () => {
      await fill(contactFields.fields.name.label, '堀内 さくら')
      await press(words.recordProcedures.next)
    })
    await isOn(certificateRecords.role.billing)
    await press(words.recordProcedures.next)
    await isOn(c.confirm.title)
    await step('2.1.4 (5)', '内容に間違いがないことを確認して、「申込」をクリックします。', () =>
      press(c.confirm.submit),
    )
    await isOn(c.done.title)

    const over = 'tsuiseki.hayabusa-unyu.example'
    await desk.openRecord('2.1.5 (1)', '失効する契約の「詳細」をクリックします。', over, certificateRecords.kind.new)
    const record = new URL(page.url()).searchParams.get('of')!
    const revoked = await certificateOf(record, 'over.pem')
    expect(await statusOf(revoked, 'sr', workshop, origin)).toEqual({ list: 'good', answer: 'good' })
    await open(`/certs/application?of=${record}`)
    await desk.chooseOffer('2.1.5 (2)', '「失効申請」を選択して「次へ」をクリックします。', 'revocation')
    await desk.agree('2.1.5 (3)', '規約を確認して「同意する」をクリックします。')
    await isOn(r.input.title)
    await step('2.1.5 (4)', '失効理由を選択して「次へ」をクリックします。', async () => {
      await page.getByRole('radio', { name: r.wishes['out-of-use'], exact: true }).check()
      await press(words.recordProcedures.next)
    })
    await isOn(r.confirm.title)
    await step('2.1.5 (5)', '内容を確認して「確認」をクリックします。', () => press(r.confirm.submit))
    await step('2.1.5 (6)', '失効申請が完了します。お電話で最終確認をいたします。', () => isOn(r.done.title))
    const sentence = '失効申請も、お申込一覧の1件になります。'
    const asked = await desk.openRecord('2.1.5 (6)', sentence, over, certificateRecords.kind.revocation)
    await desk.staff('revoke', asked, hayakawa.email)
    expect(await statusOf(revoked, 'sr', workshop, origin)).toEqual({ list: 'revoked', answer: 'revoked' })
  } finally {
    workshop.close()
  }
}

walk(
  'manual 004',
  'CRT-14 CRT-15 CRT-16 CRT-17 CRT-43 更新、再発行、担当者変更、失効の申請',
  { folder: 'manual-004-records' },
  follow({}),
)
