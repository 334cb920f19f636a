import type { KeyFieldWords } from '../../desks/keys/fields.tsx'

const inBox = (label: string, place: number | undefined): string =>
  place === undefined ? label : `box ${place} of ${label}`

export const keyFields: KeyFieldWords = {
  mprId: {
    label: 'MPR ID',
    hint: 'The 16 digits printed on the back of the device; its screen shows them too. You can paste all 16 into the first box.',
  },
  macAddress: {
    label: 'MAC address',
    hint: 'The 12 digits printed on the device, with or without “:” or “-”.',
  },
  cardNumber: {
    label: 'Activation Key No.',
    hint: 'The 16 digits on the activation key card. You can paste all 16 into the first box.',
  },
  registrationId: { label: 'Registration ID', hint: 'The 12 digits on the activation key card.' },
  box: (label, place) => `${label} ${place}`,
  faults: {
    empty: (label, place) => `Enter ${inBox(label, place)}.`,
    characters: (label, place) => `Use only 0–9 and A–F in ${inBox(label, place)}.`,
    length: (label, digits, place) => `Enter ${digits} digits in ${inBox(label, place)}.`,
    slip: (label) =>
      `There seems to be a slip in ${label}. Compare it with the card and enter it again; this does not count as a wrong try.`,
  },
}
