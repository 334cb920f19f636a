import type { Stores } from '../../domain/stores.ts'
import type { Desk } from '../desk.ts'
import { ownerAt, readOwnRecord } from './own-record.ts'
import { bothForms, judgeRequest, type RequestJudgement, serverInputs } from './server-fields.tsx'
import { type Filled, serviceAt, type Wizard } from './wizard.ts'

/** Judges the request of an application. A further certificate says no names that were not examined with its contract (CRT-41). */
export const judgeHere = async (
  wizard: Wizard,
  here: Pick<Filled, 'of' | 'service' | 'typed'>,
  desk: Desk,
  stores: Stores = desk.stores,
): Promise<RequestJudgement> => {
  const owner = await ownerAt(desk, stores)
  const text = here.typed[serverInputs.csr] ?? ''
  const judged = await judgeRequest(text, serviceAt(here.service, desk), owner, desk, stores)
  if (!judged.ok || wizard.asks !== 'key') return judged
  const examined = (await readOwnRecord(here.of, desk, stores))?.contract?.data.server?.names ?? []
  const others = judged.request.names.filter(({ ascii }) => !examined.includes(ascii))
  if (others.length === 0) return judged
  const names = others.map(({ ascii }) => bothForms(ascii, desk)).join(', ')
  return { ok: false, texts: [desk.words.certificateWizard.otherNames(names)] }
}
