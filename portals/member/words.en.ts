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
  recoverByTemporaryPassword: {
    ask: {
      title: 'Recover your member support password',
      lead: 'You can set a new member support password here. Tell us who you are, please.',
      notes: [
        'Your login ID stands in your contract papers and on the page “Registered details”. It is not your e-mail address.',
        'If your login ID has an @ in it, type only what stands before the first one. Example: for abcd@en@midori.example type “abcd”.',
      ],
      proofs: {
        mail: {
          label: 'Basic mail address',
          hint: 'The Midori Net address you got when you joined, such as yamada@mail.midori.example',
        },
      },
    },
    enter: {
      title: 'Recover your member support password',
      lead: 'If what you entered agrees with our records, a temporary password will reach your basic mail address. Enter it here.',
      leadByMail: 'Enter the temporary password that we sent to your basic mail address.',
    },
    choose: {
      title: 'Set a new member support password',
      next: { label: 'New member support password' },
      again: { label: 'New member support password (again)' },
    },
  },
})
