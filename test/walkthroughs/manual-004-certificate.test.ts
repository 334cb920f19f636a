import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { certificateCustomers } from '../../src/demo/sample-certs.ts'
import { sampleContact, sampleOrganisations } from '../../src/demo/sample-contracts.ts'
import { contactRoles } from '../../src/domain/certificates/desk-data.ts'
import { atDesk, openWorkshop, serveAndFetch, statusOf } from './manual-004.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

type Customer = (typeof certificateCustomers)[number]
const [hayakawa, mizuno, aizawa] = certificateCustomers as readonly [Customer, Customer, Customer]

/** §2.1.1, §2.2 and §3: from 「新規申請」 to a server that shows its certificate. */
const apply = (options: WalkOptions, who: Customer, server: string) => async (walker: Walker) => {
  const { page, step, fill, press, origin } = walker
  const desk = atDesk(walker, options)
  const { words, isOn, staff } = desk
  const { certificateWizard: w, organisationFields, contactFields, serverFields, certificateRecords } = words
  const workshop = openWorkshop()
  try {
    await desk.signIn(who)
    await step('2.1.1 (1)', '管理画面左側の「新規申請」をクリックします。', () =>
      press(words.places.links.apply, 'navigation'),
    )
    await isOn(w.service.title)
    await step('2.1.1 (2)', 'サービスを選択し、「次へ」をクリックします。', async () => {
      await page.getByRole('radio').first().check()
      await press(w.next)
    })
    await desk.agree('2.1.1 (3)', '規約を確認し、「同意する」をクリックします。')
    await isOn(w.title.basics)
    await step('2.1.1 (4)', '基本情報とCSRを入力して「次へ」をクリックします。', async () => {
      await page
        .getByLabel(serverFields.serverType.label, { exact: true })
        .selectOption({ label: certificateRecords.serverType.nginx })
      await fill(serverFields.csr.label, workshop.newRequest(server))
      await press(w.next)
    })

    await isOn(w.title.organisation)
    const organisation = sampleOrganisations[who.accessKey]!
    const { english, name, kana, registrationNumber, registeredPostalCode, registeredAddress, phone } = organisation
    const typed = { name, kana, registrationNumber, registeredPostalCode, registeredAddress, phone }
    const latin = { englishName: english.name, englishPrefecture: english.prefecture, englishCity: english.city }
    await step('2.1.1 (4)', '申請組織情報を入力して「次へ」をクリックします。', async () => {
      for (const [field, value] of Object.entries({ ...typed, ...latin }))
        await fill(organisationFields.fields[field as keyof typeof organisationFields.fields].label, value)
      await press(w.next)
    })
    for (const role of contactRoles.slice(0, 3)) {
      await isOn(certificateRecords.role[role])
      const { organisation, department, name, postalCode, address, phone, mail } = sampleContact(who, '情報システム部')
      const one = { organisation, department, name, postalCode, address, phone, mail }
      await step('2.1.1 (4)', '担当者の情報を入力して「次へ」をクリックします。', async () => {
        for (const [field, value] of Object.entries(one))
          await fill(contactFields.fields[field as keyof typeof one].label, value)
        await press(w.next)
      })
    }
    await isOn(w.title.confirm)
    await page.getByText(server).first().waitFor()
    await step('2.1.1 (4)', '入力した内容に間違いがないことを確認して、「申込」をクリックします。', () =>
      press(w.confirm.submit),
    )
    const id = await desk.appliedFor()

    await step('2.2', '申請が完了すると、「サービス申込書」を表示できます。', () => press(w.done.form))
    await isOn(words.applicationForm.title)
    await step('2.2', '「印刷」をクリックすると、サービス申込書（PDF）を受け取れます。', async () => {
      const print = page.getByRole('button', { name: words.applicationForm.print, exact: true })
      await desk.download(print, workshop.at('form.pdf'))
      expect(readFileSync(workshop.at('form.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    })

    await staff('approve', id, who.email)
    const { subject } = await walker.mail(who.email)
    expect(subject.length).toBeGreaterThan(0)
    await desk.openRecord('3 (1)', '証明書の発行通知が届いたら、お申込一覧の「詳細」をクリックします。', server, '')
    await step('3 (2)', '「ダウンロードはこちら」をクリックします。', () => press(words.applicationDetail.take.label))
    await isOn(words.takeHome.title)
    const [certificate, chain] = [workshop.at('server.pem'), workshop.at('chain.pem')]
    await step('3 (3)', '「ダウンロード」をクリックして、証明書をダウンロードします。', async () => {
      await desk.take('certificate-pem', certificate)
      await desk.take('with-chain', chain)
    })
    await step('3 (3)', '必要なWebステッカーの画像をダウンロードします。', async () => {
      const { seal } = words.takeHome
      const row = page.getByRole('row').filter({ hasText: seal.drawing })
      await desk.download(row.getByRole('button'), workshop.at('seal.svg'))
      expect(readFileSync(workshop.at('seal.svg'), 'utf8')).toContain('<svg')
    })
    expect(await statusOf(certificate, 'sr', workshop, origin)).toEqual({ list: 'good', answer: 'good' })
    await serveAndFetch(server, chain, workshop)
    await step('3 ※', 'ステッカーを押すと、証明書の今の状態を示すページが開きます。', async () => {
      await press(words.takeHome.seal.page)
      await page.getByText(server).first().waitFor()
    })
  } finally {
    workshop.close()
  }
}

const title = 'CRT-10 CRT-11 CRT-13 CRT-19 CRT-22 CRT-43 新規申請から、証明書のダウンロードとインストールまで'
const ways: readonly (readonly [WalkOptions, Customer, string])[] = [
  [{ folder: 'manual-004-certificate' }, hayakawa, 'shinki.hayabusa-unyu.example'],
  [
    { folder: 'manual-004-certificate-390', width: 390, javaScriptEnabled: false },
    aizawa,
    'www2.keyaki-gakuen.example',
  ],
  [{ folder: 'manual-004-certificate-en', locale: 'en' }, mizuno, 'lesson.mizuno-gakki.example'],
]
for (const [options, who, server] of ways) walk('manual 004', title, options, apply(options, who, server))
