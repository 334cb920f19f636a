import { root } from '../app.ts'
import { scaffoldPortal } from '../portal/scaffold.ts'
import { readWords } from './command.ts'

const help = `madoguchi portal new NAME

Writes the folder portals/NAME: a working portal whose data are to be changed. It opens at /NAME/ when the program is started again.
Ends with 0 when it is done, 1 when the name is taken or can be none, 2 when it is called wrongly.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [1, 1])
  if (!read) return
  const today = Temporal.Now.plainDateISO('Asia/Tokyo').toString()
  for (const path of scaffoldPortal(`${root}portals`, read.words[0]!, today)) console.log(path)
  console.log('Change what these files say, then run “madoguchi check”.')
}
