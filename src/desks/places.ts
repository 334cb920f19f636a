import type { Portal, ServiceRule } from '../portal/define.ts'

/** Where somebody who is signed in can go from every page. */
export type PlaceName = 'apply' | 'applications' | 'changePassword' | 'accountData' | 'coupons' | 'signOut'

export interface PlacesWords {
  /** Names the menu for the ear. */
  readonly label: string
  readonly links: Readonly<Record<PlaceName, string>>
}

/** The flow behind each. */
export const pathOf: Readonly<Record<PlaceName, string>> = {
  apply: 'apply',
  applications: 'applications',
  changePassword: 'change-password',
  accountData: 'account-data',
  coupons: 'coupons',
  signOut: 'sign-out',
}

/** By service; keys have their menu on the start page alone (KEY-9), certificates at the left of every page (CRT-7). */
const ofService: Readonly<Record<ServiceRule['service'], readonly PlaceName[]>> = {
  keys: [],
  certificates: ['apply', 'applications', 'changePassword', 'accountData', 'coupons', 'signOut'],
}

/** The places of a portal's menu, in their order. */
export const places = ({ services }: Portal): readonly PlaceName[] =>
  services.flatMap(({ service }) => ofService[service])
