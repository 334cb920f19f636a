import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewAccount } from '../../src/domain/accounts/account.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

const login = (canonical: string) => ({ kind: 'login-id', canonical }) as const
const address = (canonical: string) => ({ kind: 'mail', canonical }) as const

describe('accounts', () => {
  let world: World
  let stores: Stores
  let last = 0
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('partner')
  })
  afterAll(() => world.end())

  const made = async (rest: Partial<NewAccount> = {}): Promise<string> => {
    const account = newAccount(++last, rest)
    expect(await stores.accounts.create(account)).toBe(true)
    return account.id
  }

  it('keeps an account as it was made', async () => {
    const account = await made({
      name: '髙﨑 ㈱①',
      company: 'みどり商事',
      contract: 'C-1',
      mail: 'Ｕser@Sakura.example',
    })
    expect(await stores.accounts.byId(account)).toEqual({
      id: account,
      customerId: null,
      role: 'sole',
      state: 'active',
      name: '髙﨑 ㈱①',
      company: 'みどり商事',
      contract: 'C-1',
      mail: 'Ｕser@Sakura.example',
      language: 'ja',
      passwordHash: null,
      initialUntil: null,
      lockedAt: null,
      lastCheckAt: null,
      lastSignInAt: null,
      invitedAt: null,
      createdAt: now,
    })
    expect(await stores.accounts.byId(id(999))).toBeNull()
  })

  it('ACC-2 keeps a folded copy of the name, through every change of it', async () => {
    const account = await made({ name: '髙﨑' })
    const folded = async () =>
      (await world.asOwner('select name_folded from accounts where id = $1', [account]))[0].name_folded
    expect(await folded()).toBe('高崎')
    await stores.accounts.setNames(account, { name: '濵田', company: '濵田㈱' })
    expect(await folded()).toBe('浜田')
    expect(await stores.accounts.byId(account)).toMatchObject({ name: '濵田', company: '濵田㈱' })
  })

  it('ACC-34 an identifier is looked up by its kind, in one portal', async () => {
    const account = await made({ identifiers: [login('same'), address('one@sakura.example')] })
    const other = newAccount(900, { identifiers: [login('same')] })
    expect(await world.stores.of('trade').accounts.create(other)).toBe(true)
    expect((await stores.accounts.byIdentifier(login('same')))?.id).toBe(account)
    expect((await world.stores.of('trade').accounts.byIdentifier(login('same')))?.id).toBe(other.id)
    expect(await stores.accounts.byIdentifier(address('same'))).toBeNull()
    expect(await stores.accounts.identifiersOf(account)).toEqual([login('same'), address('one@sakura.example')])
  })

  it('writes nothing where one identifier of several is taken', async () => {
    await made({ identifiers: [login('taken')] })
    const second = newAccount(++last, { identifiers: [login('free'), login('taken')] })
    expect(await stores.accounts.create(second)).toBe(false)
    expect(await stores.accounts.byId(second.id)).toBeNull()
    expect(await stores.accounts.byIdentifier(login('free'))).toBeNull()
    expect(await stores.accounts.create({ ...second, identifiers: [login('free'), login('free')] })).toBe(true)
  })

  it('lets the rest of the transaction go on after a refusal', async () => {
    await made({ identifiers: [login('held')] })
    await world.stores.atomically('partner', async (inside) => {
      expect(await inside.accounts.create(newAccount(++last, { identifiers: [login('held')] }))).toBe(false)
      expect(await inside.accounts.create(newAccount(++last, { identifiers: [login('not held')] }))).toBe(true)
    })
    expect((await stores.accounts.byIdentifier(login('not held')))?.id).toBe(id(last))
  })

  it('gives identifiers to one of many that want them at once, in whatever order they are named', async () => {
    const wanted = Array.from({ length: 40 }, (_, i) => login(`race ${i}`))
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        stores.accounts.create(newAccount(++last, { identifiers: i % 2 ? wanted : [...wanted].reverse() })),
      ),
    )
    expect(results.filter(Boolean)).toHaveLength(1)
    const { n } = (
      await world.asOwner(`select count(*) as n from accounts where id between $1 and $2`, [id(last - 59), id(last)])
    )[0]
    expect(n).toBe(1)
  })

  it('changes of an account', async () => {
    const account = await made()
    await stores.accounts.lock(account, later(1))
    await stores.accounts.lock(account, later(2))
    await stores.accounts.signedIn(account, later(3))
    await stores.accounts.checked(account, later(4))
    await stores.accounts.invited(account, later(5))
    await stores.accounts.setState(account, 'suspended')
    await stores.accounts.setLanguage(account, 'en')
    await stores.accounts.setRole(account, 'shared')
    expect(await stores.accounts.byId(account)).toMatchObject({
      lockedAt: later(1),
      lastSignInAt: later(3),
      lastCheckAt: later(4),
      invitedAt: later(5),
      state: 'suspended',
      language: 'en',
      role: 'shared',
    })
    await stores.accounts.unlock(account)
    expect((await stores.accounts.byId(account))?.lockedAt).toBeNull()
  })

  it('ACC-31 a new address takes the place of the old one, as identifier too', async () => {
    const account = await made({
      mail: 'old@sakura.example',
      identifiers: [address('old@sakura.example'), login('stays')],
    })
    await made({ mail: 'else@sakura.example', identifiers: [address('else@sakura.example')] })
    const { accounts } = stores
    expect(await accounts.setMail(account, 'else@sakura.example', address('else@sakura.example'))).toBe(false)
    expect((await accounts.byId(account))?.mail).toBe('old@sakura.example')
    expect((await accounts.byIdentifier(address('old@sakura.example')))?.id).toBe(account)

    expect(await accounts.setMail(account, 'New@sakura.example', address('new@sakura.example'))).toBe(true)
    expect(await accounts.setMail(account, 'new@Sakura.example', address('new@sakura.example'))).toBe(true)
    expect((await accounts.byId(account))?.mail).toBe('new@Sakura.example')
    expect(await accounts.identifiersOf(account)).toEqual([login('stays'), address('new@sakura.example')])
    expect(await accounts.select({ mail: 'NEW@SAKURA.EXAMPLE' })).toHaveLength(1)
    expect(await accounts.select({ mail: 'old@sakura.example' })).toEqual([])

    expect(await accounts.setMail(account, 'third@sakura.example', null)).toBe(true)
    expect(await accounts.identifiersOf(account)).toEqual([login('stays'), address('new@sakura.example')])
  })

  it('gives a new address to one of many that want it at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => made({ identifiers: [login(`many ${++last}`)] })))
    const wanted = 'wanted@sakura.example'
    const results = await Promise.all(all.map((one) => stores.accounts.setMail(one, wanted, address(wanted))))
    expect(results.filter(Boolean)).toHaveLength(1)
    expect(await stores.accounts.select({ mail: wanted })).toHaveLength(1)
  })

  it('one customer has one main user, and lists those who are not deleted', async () => {
    const customer = { id: id(800), code: 'JP0000800', company: '', kana: '', postalCode: '', address: '', phone: '' }
    await stores.customers.create(customer, now)
    const main = await made({ customerId: customer.id, role: 'main', at: later(-2) })
    const shared = await made({ customerId: customer.id, role: 'shared', at: later(-1) })
    await expect(made({ customerId: customer.id, role: 'main' })).rejects.toThrow('accounts_one_main_user')
    expect((await stores.accounts.ofCustomer(customer.id)).map((one) => one.id)).toEqual([main, shared])
    await stores.accounts.close(main)
    expect((await stores.accounts.ofCustomer(customer.id)).map((one) => one.id)).toEqual([shared])
    await stores.accounts.setRole(shared, 'main')
    expect((await stores.accounts.byId(shared))?.role).toBe('main')
  })
})

describe('ACC-20 selection by what a stranger knows', () => {
  let world: World
  let stores: Stores
  const customer = (n: number, code: string, postalCode: string) => ({
    id: id(n),
    code,
    company: '',
    kana: '',
    address: '',
    phone: '',
    postalCode,
  })
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('trade')
    await stores.customers.create(customer(1, 'JP0000001', '〒２４４ー０８０６'), now)
    await stores.customers.create(customer(2, 'JP0000002', '244-0806'), now)
    const people: [number, number, string][] = [
      [11, 1, 'office@sakura.example'],
      [12, 1, 'Office@Sakura.example'],
      [13, 2, 'office@sakura.example'],
      [14, 2, 'other@sakura.example'],
    ]
    for (const [n, company, mail] of people)
      await stores.accounts.create(newAccount(n, { customerId: id(company), mail, at: later(n) }))
    await world.stores.of('partner').accounts.create(newAccount(15, { mail: 'office@sakura.example' }))
  })
  afterAll(() => world.end())

  it.each([
    ['all spellings of an address', { mail: 'ＯＦＦＩＣＥ＠sakura.example' }, [11, 12, 13]],
    ['address and customer', { mail: 'office@sakura.example', customerCode: 'JP0000002' }, [13]],
    [
      'all of customer, postal code and address',
      { customerCode: 'JP0000001', postalCode: '2440806', mail: 'office@sakura.example' },
      [11, 12],
    ],
    ['postal code and address', { postalCode: '２４４－０８０６', mail: 'other@sakura.example' }, [14]],
    [
      'identifier and address',
      { identifier: { kind: 'login-id', canonical: 'user12' }, mail: 'office@sakura.example' },
      [12],
    ],
    ['an identifier alone', { identifier: { kind: 'login-id', canonical: 'user14' } }, [14]],
    ['an identifier of another kind', { identifier: { kind: 'mail', canonical: 'user14' } }, []],
    [
      'one fact of three that is wrong',
      { customerCode: 'JP0000001', postalCode: '2440807', mail: 'office@sakura.example' },
      [],
    ],
    [
      'another person’s address',
      { identifier: { kind: 'login-id', canonical: 'user14' }, mail: 'office@sakura.example' },
      [],
    ],
    ['nothing', {}, []],
    ['facts without a value', { mail: undefined, identifier: undefined }, []],
    ['an empty address', { mail: '' }, []],
    ['an empty code', { customerCode: '' }, []],
    ['an empty postal code', { postalCode: '', mail: 'office@sakura.example' }, []],
    ['text that is no address', { mail: '%' }, []],
    ['half a surrogate pair', { mail: '\ud800@sakura.example' }, []],
  ])('%s', async (_, selection, expected) => {
    const found = await stores.accounts.select(selection as never)
    expect(found.map((one) => one.id)).toEqual(expected.map((n) => id(n)))
  })

  it('never a deleted account', async () => {
    await stores.accounts.close(id(14))
    expect((await stores.accounts.select({ customerCode: 'JP0000002' })).map((one) => one.id)).toEqual([id(13)])
  })
})
