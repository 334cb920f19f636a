import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { layOut, typeface } from './lay-out.ts'
import type { PressAnswer, PressOrder } from './press.ts'

/**
 * The thread that sets documents: pages take tens of milliseconds each in one go, for which no request is to wait. It is given everything
 * it needs; pdfmake may open no file and no address.
 */
const require = createRequire(import.meta.url)
const pdfmake: typeof import('pdfmake') & {
  readonly virtualfs: { writeFileSync(name: string, content: Uint8Array): void }
} = require('pdfmake')

const fontFile = (path: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/biz-udpgothic/${path}`))

pdfmake.virtualfs.writeFileSync('regular', fontFile('400Regular/BIZUDPGothic_400Regular.ttf'))
pdfmake.virtualfs.writeFileSync('bold', fontFile('700Bold/BIZUDPGothic_700Bold.ttf'))
pdfmake.setFonts({ [typeface]: { normal: 'regular', bold: 'bold' } })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)

parentPort!.on('message', async ({ sheet, mark }: PressOrder) => {
  let answer: PressAnswer
  try {
    answer = { pdf: new Uint8Array(await pdfmake.createPdf(layOut(sheet, mark)).getBuffer()) }
  } catch (error) {
    answer = { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  parentPort!.postMessage(answer)
})
