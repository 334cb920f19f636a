import { daysFrom, japanDay } from '../../domain/certificates/term.ts'
import { Notice } from '../../pages/notice.tsx'
import { Steps } from '../../pages/steps.tsx'
import type { Desk } from '../desk.ts'
import { certificatesOf, readOwnRecord } from './own-record.ts'
import { type Filled, type Page, type PageName, pagesOf, serviceAt, type Wizard } from './wizard.ts'

/** What a page is called; that of a contact by the contact's role. */
export const pageTitle = (at: PageName, { words: { certificateWizard, certificateRecords } }: Desk): string =>
  at === 'reason' || at === 'basics' || at === 'organisation' || at === 'confirm'
    ? certificateWizard.title[at]
    : certificateRecords.role[at]

/** Where somebody is, what the page before has to tell, what becomes of the days that are left, and that nothing is lost. */
export const PageHead = async ({ wizard, here, desk }: { wizard: Wizard; here: Page; desk: Desk }) => {
  const { certificateWizard: words, common } = desk.words
  const pages = pagesOf(wizard, serviceAt(here.service, desk))
  return (
    <>
      <Steps
        label={words.steps}
        steps={pages.map((page) => pageTitle(page, desk))}
        now={pages.indexOf(here.at)}
        done={common.steps.done}
        current={common.steps.current}
      />
      {here.told === undefined ? null : <Notice kind="info">{words.told[here.told]}</Notice>}
      {await remaining(wizard, here, desk)}
    </>
  )
}

/** The days of the present contract that a new one takes over (CRT-14). */
const remaining = async (wizard: Wizard, here: Page, desk: Desk) => {
  if (wizard.kind !== 'renewal' || (here.at !== 'basics' && here.at !== 'confirm')) return null
  const contract = (await readOwnRecord(here.of, desk))?.contract
  if (!contract) return null
  const { certificateWizard, recordProcedures } = desk.words
  const days = Math.max(0, daysFrom(japanDay(desk.now), contract.ends))
  return <Notice kind="info">{certificateWizard.remaining(recordProcedures.day(contract.ends), days)}</Notice>
}

/** The agent whose coupons can be used: of a contract that goes on the one that sold it, else the account's own. */
export const agentOf = async ({ of }: Pick<Filled, 'of'>, desk: Desk, stores = desk.stores): Promise<string> => {
  const contract = of === '' ? null : (await readOwnRecord(of, desk, stores))?.contract
  return contract?.agentCode || ((await stores.presets.of(desk.me()))?.agentCode ?? '')
}

/** How many days a draft is kept. */
export const draftDays = (desk: Desk): number => Math.floor(certificatesOf(desk).drafts / 86_400)
