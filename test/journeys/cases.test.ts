import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberWithoutMail } from '../../src/demo/sample-data.ts'
import { closeCase, waitingCases } from '../../src/desks/office/cases.ts'
import type { Staff } from '../../src/desks/office/staff.ts'
import { type Counter, openCounter } from './counter.ts'

describe('what waits for staff', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  const asStaff = <T>(portal: string, work: (staff: Staff) => Promise<T>): Promise<T> => {
    const { house, stores } = counter.program
    const now = counter.clock.now()
    return stores.atomically(portal, (inside) =>
      work({
        portal: house.portals.get(portal)!.portal,
        stores: inside,
        now,
        random: house.random,
        vault: house.vault,
        newId: () => house.random.token(),
        who: 'tester',
      }),
    )
  }

  it('MEM-8 somebody without an address on record: no mail, one case, closed once however many close it', async () => {
    const browser = counter.browser()
    // Whatever address is typed: none can be right, and the page is the same as always. Asking again opens nothing new.
    for (let time = 0; time < 2; time++) {
      await browser.open('/member/recover-by-temporary-password')
      await browser.send('送信', {
        ログインID: memberWithoutMail.loginId,
        基本メールアドレス: 'somebody@mail.midori.example',
      })
      await counter.settle()
    }
    const waiting = await asStaff('member', waitingCases)
    expect(waiting.map(({ kind }) => kind)).toEqual(['recovery-without-mail'])
    expect(await counter.mailsTo('somebody@mail.midori.example')).toEqual([])

    const { number } = waiting[0]!
    const closings = await Promise.all(
      Array.from({ length: 5 }, () => asStaff('member', (staff) => closeCase(number, staff))),
    )
    expect(closings.map(({ is }) => is).sort()).toEqual([
      'closed',
      'not-waiting',
      'not-waiting',
      'not-waiting',
      'not-waiting',
    ])
    expect(await asStaff('member', waitingCases)).toEqual([])
    expect(await asStaff('member', (staff) => closeCase('R-000000', staff))).toEqual({ is: 'not-waiting', state: null })
  })

  it('MEM-8 a wrong address for somebody who has one opens nothing', async () => {
    const browser = counter.browser()
    await browser.open('/member/recover-by-temporary-password')
    await browser.send('送信', { ログインID: 'abcd', 基本メールアドレス: 'other@mail.midori.example' })
    await counter.settle()
    expect(await asStaff('member', waitingCases)).toEqual([])
  })

  it('TRD-12 a question waits for staff with what was asked, until it is closed', async () => {
    const browser = counter.browser()
    await browser.open('/trade/inquiry')
    await browser.send('送信', {
      お名前: '髙﨑 文',
      メールアドレス: 'takasaki@kureha.example',
      件名: '納期について',
      お問い合わせ内容: '蝶番の納期を教えてください。',
    })
    await counter.settle()
    const [question] = await asStaff('trade', waitingCases)
    expect(question).toMatchObject({ kind: 'inquiry', facts: { name: '髙﨑 文', subject: '納期について' } })
    expect(await asStaff('trade', (staff) => closeCase(question!.number, staff))).toEqual({ is: 'closed' })
    expect(await asStaff('trade', waitingCases)).toEqual([])
  })
})
