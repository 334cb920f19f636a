import type { RemindCodeWords } from '../../desks/account/remind-code.tsx'

export const remindCode: RemindCodeWords = {
  ask: {
    title: 'Forgot your customer code?',
    lead: 'Please enter the postal code and the e-mail address on record. We will mail you the customer code.',
    postalCode: { label: 'Postal code', hint: 'The postal code on record (example: 244-0806)' },
    mail: { label: 'E-mail address', hint: 'The e-mail address of the main user on record' },
    submit: 'Send',
    back: 'Back to the password reset',
  },
  sent: {
    title: 'Thank you for your request',
    lead: 'If what you entered matches our records, a mail with your customer code will reach you soon.',
    notes: [
      'The mail goes to the address on record. If it does not arrive after a while, please look in the folder for unwanted mail too.',
    ],
  },
}
