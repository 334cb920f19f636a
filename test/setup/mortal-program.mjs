// The whole program in a process of its own that dies by kill -9 at a chosen statement: `mortal-program.mjs CONNECTION NOW` (JSON and ISO
// 8601). Over IPC it is given requests, answers them, and tells the statements each took; or it is given a `job`, which it lets look for work
// until there is none, and then takes no more. `die` of either is
//   { at: n, when: 'answered' }  as soon as the n-th statement's answer has come, before anything else is done; 0 before the first
//   { at: n, when: 'sent' }      as soon as the n-th statement is on its way
import pg from 'pg'
import { openProgram } from '../../dist/src/app.js'
import { readSettings } from '../../dist/src/settings.js'

const [connection, now] = process.argv.slice(2)
let die = null
let sent = []

const dieAt = (at, when) => {
  if (die?.at === at && die.when === when) process.kill(process.pid, 'SIGKILL')
}

const { query } = pg.Client.prototype
pg.Client.prototype.query = function (...given) {
  dieAt(sent.length, 'answered')
  sent.push(typeof given[0] === 'string' ? given[0] : (given[0]?.text ?? ''))
  const mine = sent.length
  const callback = given.findIndex((one) => typeof one === 'function')
  if (callback >= 0) {
    const called = given[callback]
    given[callback] = (...answer) => {
      dieAt(mine, 'answered')
      called(...answer)
    }
  }
  const answer = query.apply(this, given)
  dieAt(mine, 'sent')
  // Told of the answer before whoever asked, for it listens first.
  if (callback < 0 && typeof answer?.then === 'function')
    answer.then(
      () => dieAt(mine, 'answered'),
      () => {},
    )
  return answer
}

const silent = { info() {}, warn() {}, error() {} }
const program = await openProgram({
  settings: readSettings('demo', { PUBLIC_URL: 'http://localhost', TRUSTED_PROXIES: '0.0.0.0' }),
  connection: { ...JSON.parse(connection), application_name: 'mortal program' },
  migrate: false,
  log: silent,
  clock: { now: () => new Date(now) },
  jobs: false,
})

process.on('message', async ({ href, init, job, die: wish }) => {
  sent = []
  die = wish
  dieAt(0, 'answered')
  if (job !== undefined) {
    program.runner.wake(job)
    await program.runner.stop()
    process.send({ statements: sent })
    return
  }
  const answer = await program.server.request(href, init)
  const text = await answer.text()
  process.send({ status: answer.status, headers: [...answer.headers], text, statements: sent })
})
process.send('open')
