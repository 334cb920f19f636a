import type { Sheet } from '../domain/documents.ts'
import type { Desk } from './desk.ts'
import { type Move, refuse } from './flow.ts'

/** What is said where a document could not be made. */
export interface SaveSheetWords {
  /** 「PDFで保存」. */
  readonly button: string
  readonly problem: Readonly<Record<'busy' | 'failed', string>>
}

/** A sheet as a PDF to take home, or in words why there is none at the moment. `name` is the file's, without its ending. */
export const saveSheet = async (name: string, sheet: Sheet, desk: Desk): Promise<Move<never>> => {
  const made = await desk.documents.write(sheet)
  return made.ok
    ? { is: 'file', name: `${name}.pdf`, type: 'application/pdf', content: new Uint8Array(made.pdf) }
    : refuse({ text: desk.words.saveSheet.problem[made.why] })
}
