import { words } from 'madoguchi'

/** Midori Net member support in its own words. */
export default words({
  signIn: {
    title: 'Sign in to online member support',
    lead: 'Please enter your login ID and your member support password.',
    forgotten: 'Forgot your member support password?',
    hints: [
      'Your login ID stands in your contract papers and on the page “Registered details”. It is not your e-mail address.',
      'If your login ID has an @ in it, type only what stands before the first one. Example: for abcd@en@midori.example type “abcd”.',
    ],
    ownPassword: {
      title: 'Set your member support password',
      field: { label: 'New member support password' },
    },
  },
})
