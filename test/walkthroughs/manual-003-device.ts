import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { deviceOf } from '../../src/demo/sample-keys.ts'
import { showDeviceId } from '../../src/domain/keys/device.ts'
import type { ManualWords, SampleDevice } from './manual-003.ts'
import type { Walker } from './walk.ts'

const FACTORY_PASSWORD = '00000000'

/** Somebody before a device's television, with its remote control in hand (manual 003 §3). */
export const atDevice = ({ page, open, press, touch }: Walker, w: ManualWords) => {
  const { tv, demo } = w
  const remote = page.getByRole('form', { name: demo.remote, exact: true })
  const television = page.locator('#tv')
  const key = (name: string): Locator => remote.getByRole('button', { name, exact: true })
  const screen = (title: string): Locator => television.getByRole('heading', { level: 2, name: title, exact: true })
  const chosen = (item: string): Locator => television.locator('[aria-current=true]').getByText(item, { exact: true })

  /** Digits one by one; the picture of the step is that of the press after them. */
  const type = async (digits: string, counted: (typed: number) => string): Promise<void> => {
    for (const [place, digit] of [...digits].entries()) {
      await key(digit).click()
      await television.getByText(counted(place + 1), { exact: true }).waitFor()
    }
  }

  const device = {
    screen,
    /** Chooses the device among the samples of `/demo/device`. */
    async goTo(sample: SampleDevice): Promise<void> {
      await open('/demo/device')
      const { id } = deviceOf(sample)
      await page.getByLabel(demo.choose, { exact: true }).selectOption(id)
      await press(demo.use)
      await television.waitFor()
    },
    async toHome() {
      await touch(key(tv.menuKey), screen(tv.menu))
      await touch(key(tv.back), screen(tv.home))
    },
    says: (text: string): Promise<void> => television.getByText(text, { exact: true }).waitFor(),
    toMenu: () => touch(key(tv.menuKey), screen(tv.menu)),
    async toSettings() {
      await chosen(tv.item.settings).waitFor()
      await touch(key(tv.ok), screen(tv.settings))
    },
    /** 「拡張機能の確認」, where the MPR ID stands. */
    async toExtensions(sample: SampleDevice) {
      await chosen(tv.item.extensions).waitFor()
      await touch(key(tv.ok), screen(tv.extensions))
      await device.says(showDeviceId(deviceOf(sample)))
    },
    async toLogin() {
      await touch(key(tv.down), chosen(tv.item.login))
      await touch(key(tv.ok), screen(tv.login))
    },
    /** 「黄」 leads there from the menu, too. */
    toLoginByYellow: () => touch(key(tv.yellow), screen(tv.login)),
    async logIn() {
      await type(FACTORY_PASSWORD, tv.digits)
      await touch(key(tv.down), television.locator('.tv-button.tv-chosen').getByText(tv.submit, { exact: true }))
      await touch(key(tv.ok), screen(tv.admin))
    },
    async toSoftware() {
      await chosen(tv.software).waitFor()
      await touch(key(tv.ok), screen(tv.software))
    },
    toKey: () => touch(key(tv.green), screen(tv.key)),
    typeKey: (registrationKey: string) => type(registrationKey.replaceAll('-', ''), tv.count),
    save: () => touch(key(tv.green), television.getByText(tv.save, { exact: true })),
    refuse: () => touch(key(tv.ok), television.getByText(tv.refused, { exact: true })),
    /** Takes the last digit away and types the right one. */
    async mendLast(digit: string) {
      await key(tv.left).click()
      await device.says(tv.count(15))
      await touch(key(digit), television.getByText(tv.count(16), { exact: true }))
    },
    /** 「はい」 and 「決定」: it restarts, by itself where the page has script, and shows the day until which it runs. */
    async restart(last: Date) {
      await chosen(tv.yes).waitFor()
      const isThere = television.locator('.tv-at-restarting, .tv-at-home').first()
      await touch(key(tv.ok), isThere)
      const hasScript = (await television.getAttribute('role')) === 'application'
      if (!hasScript) await touch(key(tv.ok), screen(tv.home))
      await screen(tv.home).waitFor()
      await device.says(tv.runs(last))
    },
    /** Everything from 「メニュー」 to the restart, as somebody does who knows it. */
    async register(registrationKey: string, last: Date) {
      await device.toMenu()
      await device.toLoginByYellow()
      await device.logIn()
      await device.toSoftware()
      await device.toKey()
      await device.typeKey(registrationKey)
      await device.save()
      await device.restart(last)
    },
    /** What the device tells of its term, looked at anew: nothing was typed on it since. */
    async showsTerm(sample: SampleDevice, text: string) {
      await open(`/demo/device?${sample.kind === 'hdcom' ? 'mprId' : 'macAddress'}=${deviceOf(sample).id}`)
      await device.toMenu()
      await device.toSettings()
      await device.toExtensions(sample)
      await device.says(text)
      expect(await television.getByText(text, { exact: true }).count()).toBe(1)
    },
  }
  return device
}

/** The last day of a term of so many months that begins at a moment, at its midnight in GMT. */
export const monthsFrom = (began: Date, months: number): Date => {
  const day = Temporal.Instant.fromEpochMilliseconds(began.getTime()).toZonedDateTimeISO('UTC').toPlainDate()
  return new Date(day.add({ months }).toZonedDateTime('UTC').epochMilliseconds)
}
