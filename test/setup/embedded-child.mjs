// A program of its own for tests that kill it: `embedded-child.mjs WHAT DATA_DIR`. It tells what it does line by line.
//   hold   starts the embedded database and keeps it
//   write  the same, then writes without end: each number into two tables in one transaction, told only when committed
//   leave  starts it and ends without stopping it
import pg from 'pg'
import { startEmbedded } from '../../dist/src/store/embedded.js'

const [what, dataDir] = process.argv.slice(2)
const silent = { info() {}, warn() {}, error() {} }
const say = (line) => process.stdout.write(`${line}\n`)

say('starting')
const { connection } = await startEmbedded({ dataDir, log: silent }).catch((error) => {
  say(`${error.name}: ${error.message}`)
  process.exit(1)
})
const client = new pg.Client(connection)
await client.connect()
await client.query('create table if not exists given (n int); create table if not exists taken (n int)')
const { rows } = await client.query('select coalesce(max(n), 0) as last from given')
// Whatever nothing refers to any more is gone from here on: the database must not hang on it.
gc()
say('up')
if (what === 'leave') process.exit(0)
if (what === 'write') {
  for (let n = rows[0].last + 1; ; n++) {
    await client.query('begin')
    await client.query('insert into given values ($1)', [n])
    await client.query('insert into taken values ($1)', [n])
    await client.query('commit')
    say(n)
  }
}
