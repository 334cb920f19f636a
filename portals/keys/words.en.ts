import { words } from 'madoguchi'

/** Tsubame Vision key management in its own words. */
export default words({
  signIn: {
    identifier: { label: 'Registration ID' },
    forgotten: 'Forgot your password?',
  },
})
