import type { ApplyForCodeWords } from '../../desks/account/apply-for-code.tsx'

export const applyForCode: ApplyForCodeWords = {
  title: 'Customer code application form',
  lead: 'For companies without a customer code. We look at what you enter and tell you the customer code by mail.',
  back: 'Back to the password reset',
  steps: { label: 'Steps of the application', names: ['Fill in', 'Check', 'Send'] },
  fields: {
    company: { label: 'Company' },
    kana: { label: 'Company (reading)', hint: 'In katakana or Latin letters' },
    postalCode: { label: 'Postal code', hint: 'Example: 244-0806' },
    address: { label: 'Address', hint: 'From the prefecture to the building' },
    phone: { label: 'Telephone number', hint: 'Example: 06-1234-5678' },
    name: { label: 'Person in charge' },
    mail: { label: 'E-mail address', hint: 'We will send a mail to this address to confirm it.' },
    business: { label: 'Business', hint: 'For example: makes furniture' },
  },
  search: {
    button: 'Find the address',
    none: 'We found no address for this postal code. Please check the postal code, and type the address.',
    filled: 'The address was filled in from the postal code. Please go on with the number and the building.',
    several:
      'There are several addresses for this postal code. Choose one and press “Use this address”, or type the address yourself.',
    choose: 'Addresses found',
    use: 'Use this address',
    kept: (found) =>
      `Your address was left as it is. The address of this postal code is ${found}: please check that it fits.`,
    or: ' or ',
  },
  consent: { label: (titles) => `I agree to: ${titles}`, join: ', ', read: (title) => `Read: ${title}` },
  next: 'Go on to check',
  confirm: {
    title: 'Check your application',
    notYet: 'The application is not complete yet. Please check it and press “Send the application”.',
    submit: 'Send the application',
  },
  sent: {
    title: 'A mail is on its way to you',
    lead: 'It goes to the address you entered. Your application is not complete yet.',
    notes: (hours) => [
      'Open the link in the mail and press “Complete the application”.',
      `The link works for ${hours} hours. If the mail does not arrive, please look in the folder for unwanted mail too.`,
    ],
  },
  arrived: {
    title: 'Application for a customer code',
    lead: 'Your address is confirmed. The following application is not complete yet: please press “Complete the application”.',
    submit: 'Complete the application',
  },
  received: {
    title: 'We received your application',
    lead: 'Your application for a customer code was received.',
    number: 'Reference number',
    at: 'Received at',
    next: [
      'Our staff will look at it and send you the result by mail.',
      'The number is on its way to you by mail too. Please name it when you contact us.',
    ],
    contact: ({ title, hours }) => `For questions, please ask ${title} (${hours}).`,
  },
  ended: {
    expired: {
      title: 'This link has ended',
      lead: 'To be safe, links work for a limited time only. Please apply again.',
    },
    spent: {
      title: 'This application was received already',
      lead: 'Your address is confirmed. You find the reference number in the mail “We received your application”.',
    },
    replaced: {
      title: 'There is a newer link',
      lead: 'Only the link in our last mail works. Please look for the newer mail.',
    },
    unknown: { title: 'This link does not work', lead: 'Please apply again.' },
    again: 'Apply again',
  },
}
