import type { ChangeDetailsWords } from '../../desks/account/change-details.tsx'
import type { RegisteredDataWords } from '../../desks/account/registered-data.tsx'
import type { ReissueIdWords } from '../../desks/account/reissue-id.tsx'

export const registeredData: RegisteredDataWords = {
  fields: {
    company: { label: 'Company' },
    country: { label: 'Country' },
    postalCode: { label: 'Postal code', hint: 'In Japan, for example: 105-0011' },
    address1: { label: 'Address 1', hint: 'In Japan, please begin with the prefecture.' },
    address2: { label: 'Address 2' },
    address3: { label: 'Address 3' },
    address4: { label: 'Address 4' },
    address5: { label: 'Address 5' },
    phone: { label: 'Telephone number', hint: 'Example: +81 3-1234-5678' },
    name: { label: 'Person in charge' },
    mail: { label: 'E-mail address', hint: 'Your user ID and password will be sent to this address.' },
    mailAgain: { label: 'E-mail address (again)' },
  },
  news: {
    label: 'Send me product news by mail',
    hint: 'Important notices, such as maintenance, are sent in any case.',
    item: 'Product news by mail',
    yes: 'Yes',
    no: 'No',
  },
  search: {
    button: 'Fill in the address from the postal code',
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
  chooseCountry: 'Please choose',
  mailDiffers: (label) => `“${label}” differs from the address above. Please type the same one.`,
  phone: (label) => `Please type “${label}” in figures, like this: 03-1234-5678 or +81 3-1234-5678`,
  postalCodeAbroad: (label) => `Please type “${label}” in letters and digits, like this: SW1A 1AA`,
}

export const changeDetails: ChangeDetailsWords = {
  title: 'Change the registered data',
  lead: 'Correct what has changed and press “Change”. The e-mail address is changed from the account page.',
  submit: 'Change',
}

export const reissueId: ReissueIdWords = {
  title: 'Issue another user ID',
  lead: 'A new user ID is issued. The present one stops working at once. The password stays as it is.',
  present: 'Present user ID',
  submit: 'Issue',
  again: 'No user ID could be issued. Please press “Issue” once more.',
  done: {
    title: 'A new user ID was issued',
    lead: 'Use the new user ID from the next time you sign in. We also send it to your address on record.',
    fresh: 'New user ID',
    onward: 'To the account page',
  },
}
