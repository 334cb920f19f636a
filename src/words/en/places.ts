import type { PlacesWords } from '../../desks/places.ts'

export const places: PlacesWords = {
  label: 'Menu',
  links: {
    apply: 'New application',
    applications: 'Applications',
    changePassword: 'Change password',
    accountData: 'Account information',
    coupons: 'Coupons',
    signOut: 'Sign out',
  },
}
