import { spawn, spawnSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationOf, file, issueFor, newCustomer, newRequest } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

const HOUR = 3_600_000

describe('the certificate desk looks after itself', () => {
  let counter: Counter
  let folder: string
  beforeAll(async () => {
    counter = await openCounter()
    folder = mkdtempSync(join(tmpdir(), 'madoguchi-care-'))
  })
  afterAll(async () => {
    await counter.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const stores = () => counter.program.stores.of('certs')
  const at = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content, { mode: 0o600 })
    return path
  }
  const pki = async (path: string): Promise<Buffer> =>
    Buffer.from(await (await counter.program.server.request(`http://localhost/pki/${path}`)).arrayBuffer())
  const pem = async (name: string): Promise<string> => new X509Certificate(await pki(`${name}.crt`)).toString()
  const openssl = (words: readonly string[], input?: Uint8Array): string => {
    const { status, stdout, stderr } = spawnSync('openssl', words, { input, maxBuffer: 64 << 20 })
    expect(status, String(stderr)).toBe(0)
    return String(stdout)
  }
  /** Serial numbers on an issuer's list, in lower case, and their reasons. */
  const listed = async (issuer: string): Promise<string> =>
    openssl(['crl', '-inform', 'DER', '-noout', '-text'], await pki(`${issuer}.crl`)).toLowerCase()
  const bare = (serial: string): string => serial.replace(/^0+/, '')

  it('CRT-43 a revocation that is kept after a list of a later moment was made is on the next list at once', async () => {
    const { certificate } = await issueFor(counter)
    const moment = counter.clock.now()
    counter.clock.advance(1000)
    // A list that is made while the transaction of the revocation is under way.
    await counter.program.stores.atomically('certs', async ({ certificates }) => {
      await certificates.revoke(certificate.issuer, certificate.serial, 'superseded', moment)
      counter.clock.advance(25 * HOUR)
      await counter.settle()
    })
    expect(await listed('sr')).not.toContain(bare(certificate.serial))
    await counter.settle()
    expect(await listed('sr')).toContain(bare(certificate.serial))
    // And so is a reason that changes: the key turned out to be in other hands.
    await stores().certificates.revoke(certificate.issuer, certificate.serial, 'keyCompromise', counter.clock.now())
    await counter.settle()
    expect(await listed('sr')).toMatch(new RegExp(`${bare(certificate.serial)}[^]{0,250}key compromise`))
  })

  it('CRT-42 an application that cannot be issued for a fault of ours holds up no other, and is logged', async () => {
    const customer = await newCustomer(counter)
    const broken = await file(
      counter,
      applicationOf(counter, customer, { status: 'issuing', service: 'a service that is sold no more' }),
    )
    const { application } = await issueFor(counter)
    expect(application.status).toBe('done')
    expect((await stores().applications.any(broken.id))?.status).toBe('issuing')
    expect(counter.logged.join('\n')).toMatch(/a certificate not issued .*no service a service that is sold no more/)
    expect(counter.program.runner.status().filter(({ failures }) => failures > 0)).toEqual([])
    await stores().applications.move(broken, 'program', 'issue-failed', {}, counter.clock.now())
  })

  it('CRT-17 every clock is told of once at its half and once at its end, however many run', async () => {
    const customer = await newCustomer(counter)
    const now = counter.clock.now()
    for (let n = 0; n < 25; n++)
      await file(counter, {
        ...applicationOf(counter, customer, { serverName: `s${n}.yuzuki-works.example` }),
        kind: 'revocation',
        appliedAt: now,
        dueAt: new Date(now.getTime() + 24 * HOUR),
        data: {},
      })
    const { mail } = counter.program.house.portals.get('certs')!.portal.help
    const told = async () => (await counter.mailsTo(mail)).length
    const before = await told()
    counter.clock.advance(11 * HOUR)
    expect(await told()).toBe(before)
    counter.clock.advance(2 * HOUR)
    expect(await told()).toBe(before + 25)
    expect(await told()).toBe(before + 25)
    counter.clock.advance(12 * HOUR)
    expect(await told()).toBe(before + 50)
  })

  it('CRT-43 a list of 20,000 is read and checked by openssl', async () => {
    await counter.program.db.inAllPortals(async () => {
      const client = await counter.program.db.pool.connect()
      try {
        await client.query(`begin; select set_config('madoguchi.portal', '*', true)`)
        await client.query(
          `insert into certificates (portal, issuer, serial, approval, profile, state, der, key_fingerprint, not_before, not_after,
             reserved_at, issued_at, revoked_at, reason)
           select 'certs', 'ev', '7f' || left(encode(sha256(('revoked ' || n)::bytea), 'hex'), 30), 'revoked ' || n, 'server-ev', 'issued',
             '\\x30', '', $1::timestamptz - interval '1 day', $1::timestamptz + interval '90 days', $1, $1, $1::timestamptz - n * interval '1 second',
             (array['unspecified', 'keyCompromise', 'superseded'])[1 + n % 3]
           from generate_series(1, 20000) as n`,
          [counter.clock.now()],
        )
        await client.query('commit')
      } finally {
        client.release()
      }
    })
    await counter.settle()
    const list = at('ev.crl', await pki('ev.crl'))
    const issuer = at('ev.pem', await pem('ev'))
    const { status, stderr } = spawnSync('openssl', ['crl', '-inform', 'DER', '-in', list, '-noout', '-CAfile', issuer])
    expect(String(stderr)).toContain('verify OK')
    expect(status).toBe(0)
    expect((await listed('ev')).match(/serial number:/g)).toHaveLength(20_000)
  })

  it('CRT-40 PLT-24 no issuer’s private key lies anywhere in the clear: no column, no line of the log', async () => {
    const { rows: tables } = await counter.program.db.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    const texts: string[] = [...counter.logged]
    const client = await counter.program.db.pool.connect()
    try {
      await client.query(`begin; select set_config('madoguchi.portal', '*', true)`)
      for (const { name } of tables)
        for (const { row } of (await client.query(`select t::text as row from ${name} as t`)).rows) texts.push(row)
    } finally {
      await client.query('rollback')
      client.release()
    }
    const all = texts.join('\n')
    // What is looked for would be found: certificates are public.
    const { certificate } = (await stores().authorities.byName('sr'))!
    expect(all).toContain(certificate.toString('hex'))
    for (const name of ['root', 'sr', 'ev', 'member'] as const) {
      const { key } = (await stores().authorities.byName(name))!
      const { d } = createPrivateKey({ key: Buffer.from(key!), format: 'der', type: 'pkcs8' }).export({ format: 'jwk' })
      const secret = Buffer.from(d!, 'base64url')
      expect(secret.length).toBeGreaterThanOrEqual(32)
      for (const form of [secret.toString('hex'), secret.toString('base64'), d!])
        expect(all.includes(form), name).toBe(false)
    }
  })

  describe('a certificate in a server of its own, fetched by curl', () => {
    const name = 'www.yuzuki-works.example'
    let files: { readonly key: string; readonly chain: string; readonly root: string }
    beforeAll(async () => {
      // Programs that check a certificate do so by the machine's clock.
      counter.clock.set(new Date().toISOString())
      const request = newRequest(name)
      const customer = await newCustomer(counter)
      const filed = applicationOf(counter, customer)
      const server = { ...filed.data.server!, csr: request.csr }
      const { certificate } = await issueFor(counter, { customer, application: { data: { ...filed.data, server } } })
      const chain = `${new X509Certificate(certificate.der)}${await pem('sr')}`
      files = {
        key: at('server.key', request.key),
        chain: at('server.pem', chain),
        root: at('root.pem', await pem('root')),
      }
    })

    const fetched = async (port: number, host = name): Promise<{ status: number | null; said: string }> => {
      const child = spawn('curl', [
        ...['--silent', '--show-error', '--max-time', '20', '--noproxy', '*', '--cacert', files.root],
        ...['--resolve', `${host}:${port}:127.0.0.1`, `https://${host}:${port}/`],
      ])
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
      const [status] = await once(child, 'close')
      return { status, said }
    }
    const freePort = async (): Promise<number> => {
      const probe = createServer().listen(0, '127.0.0.1')
      await once(probe, 'listening')
      const { port } = probe.address() as AddressInfo
      probe.close()
      await once(probe, 'close')
      return port
    }

    it('Node', async () => {
      const options = { key: readFileSync(files.key), cert: readFileSync(files.chain) }
      const server = createHttpsServer(options, (_, answer) => void answer.end('it works')).listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      expect(await fetched(port)).toEqual({ status: 0, said: 'it works' })
      const other = await fetched(port, 'www.another.example')
      expect(other.status).toBe(60)
      server.close()
    })

    // Where there is none the server above stands for it.
    it.runIf(existsSync('/usr/sbin/nginx'))('nginx', async () => {
      const port = await freePort()
      const site = at(
        'nginx.conf',
        `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr; events {}
         http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
           uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
           server { listen 127.0.0.1:${port} ssl; server_name ${name}; ssl_certificate ${files.chain}; ssl_certificate_key ${files.key};
             location / { return 200 'it works'; } } }`,
      )
      const nginx = spawn('/usr/sbin/nginx', ['-c', site, '-p', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
      let said = ''
      nginx.stderr.on('data', (part) => (said += part))
      const ended = once(nginx, 'exit')
      try {
        let answer = await fetched(port)
        // It opens its port when it has read its files.
        for (let tries = 0; answer.status === 7 && tries < 100; tries++) {
          await delay(50)
          answer = await fetched(port)
        }
        expect(answer, said).toEqual({ status: 0, said: 'it works' })
      } finally {
        nginx.kill('SIGTERM')
        await ended
      }
    })
  })
})
