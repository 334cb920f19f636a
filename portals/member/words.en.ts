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
  // Where an invitation's link leads; a lost password is recovered by a temporary one.
  recoverByLink: {
    choose: {
      title: 'Set your member support password',
      next: { label: 'New member support password' },
      again: { label: 'New member support password (again)' },
      submit: 'Set the password',
    },
    done: { title: 'That is all.', lead: 'You can sign in with the new member support password.' },
  },
  home: {
    title: 'Registered details',
    open: {
      mailToConfirm: (mail, until) =>
        `Your new basic mail address (${mail}) is still to be confirmed. Please open the link in our mail by ${until}.`,
    },
    ways: { password: { label: 'Change the member support password' } },
  },
  ownFacts: { mail: 'Basic mail address' },
  ownAccount: { password: { label: 'Member support password' } },
  ownPassword: { field: { label: 'Present member support password' } },
  changePassword: {
    title: 'Change the member support password',
    current: { label: 'Present member support password' },
    next: { label: 'New member support password' },
    again: { label: 'New member support password (again)' },
  },
  changeMail: {
    title: 'Change the basic mail address',
    lead: 'We will send a link to the new basic mail address. Until it is opened, your present one stays. Your login ID does not change.',
    present: 'Present basic mail address',
    field: { label: 'New basic mail address' },
  },
  confirmMail: {
    title: 'Confirm the new basic mail address',
    lead: (mail) => `Your basic mail address will be ${mail}. It is not changed yet.`,
    password: { label: 'Member support password' },
    ended: { again: 'Change the basic mail address' },
    done: { title: 'Your basic mail address is changed' },
  },
  undoMail: { title: 'Undo the change of the basic mail address' },
})
