import { expect } from 'vitest'
import { certificateCustomers } from '../../src/demo/sample-certs.ts'
import { contactRoles } from '../../src/domain/certificates/desk-data.ts'
import { atDesk } from './manual-004.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

const aizawa = certificateCustomers[2]!

/** §4 and §6. */
const lookUp = (options: WalkOptions) => async (walker: Walker) => {
  const { page, step, fill, press } = walker
  const desk = atDesk(walker, options)
  const { words, isOn } = desk
  const { applicationList, applicationSearch: s, accountData: d, organisationFields, certificateRecords } = words
  await desk.signIn(aizawa)
  await press(words.places.links.applications, 'navigation')
  await step('4 (1)', '案件一覧の「検索」をクリックします。', () => press(applicationList.search))
  await isOn(s.title)
  await step('4 (2)', '条件を入力し「検索」をクリックします。', async () => {
    await page.getByLabel(s.labels.kind, { exact: true }).selectOption({ label: certificateRecords.kind.new })
    await page.getByLabel(s.field(1), { exact: true }).selectOption({ label: s.fields.server })
    await fill(s.text(1), 'nyushi')
    await press(s.submit)
  })
  await isOn(applicationList.title)
  await page.getByRole('cell', { name: 'nyushi.keyaki-gakuen.example' }).waitFor()
  expect(await page.getByRole('cell', { name: /keyaki-gakuen\.example/ }).count()).toBe(1)
  // The search stands in the address: it can be kept and sent on.
  await page.reload()
  expect(await page.getByRole('cell', { name: /keyaki-gakuen\.example/ }).count()).toBe(1)

  await step('6.2 (1)', '「アカウント情報登録」をクリックします。', () =>
    press(words.places.links.accountData, 'navigation'),
  )
  await isOn(d.title.organisation)
  await step('6.2 (2)', '登録する情報を入力します。不要な箇所は空欄のままにします。', async () => {
    await fill(d.agent.label, aizawa.agentCode)
    await fill(organisationFields.fields.name.label, aizawa.company)
    await fill(organisationFields.fields.kana.label, 'がっこうほうじんけやきがくえん')
    await press(d.next)
  })
  for (const role of contactRoles) {
    await isOn(certificateRecords.role[role])
    await press(d.next)
  }
  await isOn(d.title.confirm)
  await step('6.2 (3)', '間違いがないことを確認して、「確認」をクリックします。', async () => {
    await page.getByText('ガッコウホウジンケヤキガクエン').waitFor()
    await press(d.submit)
  })
  await step('6.2 (4)', 'アカウント情報登録完了となります。', () => isOn(d.title.done))
}

walk('manual 004', 'CRT-21 CRT-30 詳細検索と、アカウント情報登録', { folder: 'manual-004-search' }, lookUp({}))
