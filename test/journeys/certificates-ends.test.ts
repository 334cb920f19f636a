import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contract, NewApplication } from '../../src/domain/certificates/records.ts'
import { contactOf, issueFor, newCustomer } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

describe('contracts near their end', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  const stores = () => counter.program.stores.of('certs')

  /** A contract whose contacts are three people, of whom the technical one wants no notices. */
  const concluded = async (given: Partial<NewApplication> = {}) => {
    const customer = await newCustomer(counter)
    const [registration, technical, billing] = ['r', 't', 'b'].map((one) => `${one}.${customer.mail}`) as [
      string,
      string,
      string,
    ]
    const { application } = await issueFor(counter, {
      customer,
      application: {
        ...given,
        data: {
          contacts: {
            registration: contactOf(registration),
            technical: contactOf(technical, { notices: false }),
            billing: contactOf(billing),
          },
        },
      },
    })
    const contract = (await stores().contracts.byId(application.contractId!))!
    return { contract, application, mails: { registration, technical, billing } }
  }
  /** Morning in Japan, so many days before the contract's end. */
  const reach = async ({ ends }: Contract, days: number): Promise<void> => {
    const day = Temporal.PlainDate.from(ends).subtract({ days }).toString()
    counter.clock.set(`${day}T01:00:00Z`)
    await counter.settle()
  }
  const daysTold = async (mail: string): Promise<readonly string[]> =>
    (await counter.mailsTo(mail)).flatMap(({ subject }) => /終了まであと(\d+)日/.exec(subject)?.[1] ?? []).toReversed()

  it('CRT-23 are called to mind 90, 60, 30, 14, 7 and 1 day before, once each, to those who want it; then they end', async () => {
    const { contract, mails } = await concluded()
    await reach(contract, 91)
    expect(await daysTold(mails.registration)).toEqual([])
    for (const days of [90, 90, 89, 60, 30, 14, 7, 2, 1, 0]) await reach(contract, days)
    const all = ['90', '60', '30', '14', '7', '1']
    expect(await daysTold(mails.registration)).toEqual(all)
    expect(await daysTold(mails.billing)).toEqual(all)
    expect(await daysTold(mails.technical)).toEqual([])
    // What was issued is told to all who look after the server, wishes or not.
    expect((await counter.mailsTo(mails.technical)).map(({ subject }) => subject)).toHaveLength(1)
    expect((await stores().contracts.byId(contract.id))?.state).toBe('active')
    await reach(contract, -1)
    expect((await stores().contracts.byId(contract.id))?.state).toBe('ended')
    expect(await daysTold(mails.registration)).toEqual(all)
  })

  it('CRT-23 days on which no job ran are made up for by one mail, with the days that are left', async () => {
    const { contract, mails } = await concluded()
    await reach(contract, 25)
    expect(await daysTold(mails.registration)).toEqual(['25'])
    await reach(contract, 20)
    await reach(contract, 14)
    expect(await daysTold(mails.registration)).toEqual(['25', '14'])
  })

  it('CRT-23 of one that was renewed nobody is reminded any more', async () => {
    const { contract, application, mails } = await concluded()
    await reach(contract, 80)
    expect(await daysTold(mails.registration)).toEqual(['80'])
    const { application: renewal } = await issueFor(counter, {
      customer: { account: application.account, mail: mails.registration, browser: counter.browser() },
      application: { kind: 'renewal', contractId: contract.id, previousId: application.id, data: application.data },
    })
    const next = (await stores().contracts.byId(renewal.contractId!))!
    expect(next).toMatchObject({ previousId: contract.id, carriedOver: 80, state: 'active' })
    for (const days of [60, 1, -1]) await reach(contract, days)
    expect(await daysTold(mails.registration)).toEqual(['80'])
  })

  describe('CRT-18 those that go on by themselves', () => {
    it('have their next term applied for once, and go on when it is issued', async () => {
      const { contract, mails } = await concluded({ service: 'sr3-auto' })
      expect(contract.renewsItself).toBe(true)
      const renewals = async () =>
        (await stores().applications.ofContract(contract.id)).filter(({ kind }) => kind === 'renewal')
      await reach(contract, 61)
      expect(await renewals()).toEqual([])
      await reach(contract, 60)
      await reach(contract, 59)
      const [filed, ...more] = await renewals()
      expect([filed?.status, more]).toEqual(['received', []])
      const now = counter.clock.now()
      const examined = await stores().applications.move(filed!, 'staff', 'examine', {}, now)
      await stores().applications.move(examined!, 'staff', 'approve', {}, now)
      await counter.settle()
      const next = (await stores().contracts.after(contract.id))!
      expect(next).toMatchObject({ renewsItself: true, carriedOver: 59, state: 'active' })
      expect((await stores().contracts.byId(contract.id))?.state).toBe('ended')
      expect(await daysTold(mails.registration)).toEqual(['61', '60'])
    })

    it('unless they were terminated: then they end', async () => {
      const { contract } = await concluded({ service: 'sr3-auto' })
      await stores().contracts.change(contract.id, { terminates: true })
      for (const days of [60, 1, -1]) await reach(contract, days)
      expect((await stores().applications.ofContract(contract.id)).map(({ kind }) => kind)).toEqual(['new'])
      expect((await stores().contracts.byId(contract.id))?.state).toBe('ended')
    })
  })
})
