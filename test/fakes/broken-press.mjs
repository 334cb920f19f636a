// A thread in the place of the one that makes documents: the sheet's title says what goes wrong.
import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ sheet, mark }) => {
  if (sheet.title === 'throws') throw new Error('broken')
  if (sheet.title === 'exits') process.exit(3)
  if (sheet.title === 'hangs') for (;;);
  if (sheet.title === 'fault') parentPort.postMessage({ fault: 'cannot be set' })
  if (sheet.title === 'good') parentPort.postMessage({ pdf: new TextEncoder().encode(mark) })
})
