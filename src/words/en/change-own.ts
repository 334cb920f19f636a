import type { ChangeNamesWords } from '../../desks/account/change-names.tsx'
import type { ChangePasswordWords } from '../../desks/account/change-password.tsx'
import type { OwnPasswordWords } from '../../desks/account/confirm-own-password.ts'

export const changePassword: ChangePasswordWords = {
  title: 'Change the password',
  lead: 'All other browsers will be signed out.',
  current: { label: 'Present password' },
  next: { label: 'New password' },
  again: { label: 'New password (again)' },
  submit: 'Change the password',
  certificate: { serial: 'Serial number of your certificate', name: 'Name in your certificate' },
}

export const ownPassword: OwnPasswordWords = {
  field: { label: 'Present password', hint: 'Please enter it once more, so that we know it is you.' },
  wrong: 'That is not your present password. Please check it.',
}

export const changeNames: ChangeNamesWords = {
  title: 'Change your name or company',
  fields: { name: { label: 'Name' }, company: { label: 'Company' } },
  submit: 'Save',
}
