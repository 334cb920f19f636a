// A real SMTP server in a process of its own, so that a test can kill it. Started by smtp.ts; speaks to it over IPC.
// Received mails lie in a folder, one file each, whatever becomes of the process:
//   refuse-…@ is refused for good, slow-…@ is put off the first time, stuck-…@ gets no answer at all.
import { randomUUID } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'

const [folder, port, tls] = process.argv.slice(2)
// It warns of its well-known certificate, which is just what some tests want.
console.error = () => {}

const putOff = new Set()

const reply = (code, text) => Object.assign(new Error(text), { responseCode: code })

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: tls === 'tls' ? [] : ['STARTTLS', 'AUTH'],
  onAuth: ({ username, password }, _session, done) =>
    username === 'madoguchi' && password === 'open sesame' ? done(null, { user: username }) : done(reply(535, 'no')),
  onRcptTo({ address }, _session, done) {
    if (address.startsWith('refuse-')) return done(reply(550, `5.1.1 <${address}> is not known here`))
    if (address.startsWith('stuck-')) return process.send({ stuck: address })
    if (address.startsWith('slow-') && !putOff.has(address)) {
      putOff.add(address)
      return done(reply(451, '4.7.1 come back later'))
    }
    done()
  },
  onData(stream, session, done) {
    const chunks = []
    stream.on('data', (chunk) => chunks.push(chunk))
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((one) => one.address)
      const raw = Buffer.concat(chunks).toString('base64')
      const mail = { from: session.envelope.mailFrom.address, to, raw, user: session.user, secure: session.secure }
      const name = path.join(folder, `${process.hrtime.bigint().toString().padStart(20, '0')}-${randomUUID()}.json`)
      writeFileSync(`${name}.part`, JSON.stringify(mail))
      renameSync(`${name}.part`, name)
      done()
      process.send({ received: to })
    })
  },
})

server.on('error', (error) => process.send({ error: String(error) }))
process.on('disconnect', () => process.exit(0))
server.listen(Number(port), '127.0.0.1', () => process.send({ port: server.server.address().port }))
