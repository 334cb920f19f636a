import type { DeviceTableWords } from '../../desks/keys/device-table.tsx'
import type { DevicesFileWords } from '../../desks/keys/devices-file.ts'
import type { KeysMenuWords } from '../../desks/keys/menu.tsx'
import type { OwnDevicesWords } from '../../desks/keys/own-devices.tsx'
import type { SearchKeysWords } from '../../desks/keys/search.tsx'

export const keysMenu: KeysMenuWords = {
  apply: {
    label: 'New application',
    about: (grace) =>
      `Get a registration key for a device that is new here, or whose term ended more than ${grace} ago.`,
  },
  extend: {
    label: 'Extend the term',
    about: (grace) => `Extend a device that is in use, or whose term ended no more than ${grace} ago.`,
  },
  bulk: {
    title: 'Many devices',
    label: 'Many cards at once',
    about: 'Registers many cards at once from a CSV file.',
  },
  search: {
    title: 'Find a registration key',
    label: 'Key search',
    about: 'Look up the registration key and the term of a device that you applied for.',
  },
  devices: {
    title: 'Your devices',
    caption: 'Devices whose term ends soonest',
    all: 'See all your devices',
    none: 'There is no device whose term ends soon.',
  },
}

export const searchKeys: SearchKeysWords = {
  ask: {
    title: 'Key search',
    lead: 'Enter the number of the device, or both numbers of the activation key card: either is enough.',
    kind: { label: 'Type' },
    device: {
      label: 'MPR ID',
      hint: 'The 16 digits on the back of the device. For HDVC-MPCS, enter the 12 digits of its MAC address. Either can be pasted into the first field as a whole.',
    },
    submit: 'Next',
  },
  back: 'Back',
  faults: {
    nothing: (device, card, registrationId) => `Enter the ${device}, or the ${card} with the ${registrationId}.`,
    half: (missing, given) => `Enter the ${missing} together with the ${given}.`,
    tooMany: 'You have searched as often as is possible in an hour. Wait a while, then search again.',
    cardClosed: (until) =>
      `This card cannot be searched for until ${until}, because it was entered with wrong numbers several times. Search by the number of the device.`,
    accountClosed: (until) =>
      `Cards cannot be searched for until ${until}, because wrong numbers were entered many times. Search by the number of the device.`,
  },
  found: {
    title: 'Device information',
    lead: 'This is what is on record for the device.',
    kind: 'Type',
    blank: 'None',
    keyOfOthers: 'This registration key was issued to another customer, so it cannot be shown.',
  },
  none: {
    title: 'Nothing was found',
    lead: 'None of the devices you applied for has these numbers.',
    hints: [
      'Check the type and the numbers against the device and the card.',
      'Devices that another customer applied for cannot be shown.',
    ],
  },
  later: 'You cannot search at the moment',
}

export const deviceTable: DeviceTableWords = {
  columns: {
    device: 'MPR ID or MAC address',
    kind: 'Type',
    number: 'Connection number',
    end: 'Valid until',
    state: 'State',
    look: 'Information',
  },
  look: 'Details',
  noNumber: 'None',
  state: {
    none: 'Not registered',
    waiting: 'Not yet in use',
    running: (left) => `In use (${left} left)`,
    ended: 'Ended (can be extended)',
    lapsed: 'Ended',
  },
}

export const ownDevices: OwnDevicesWords = {
  title: (page) => `Your devices${page > 1 ? ` (page ${page})` : ''}`,
  lead: 'The devices that you applied for. Those whose term ends soonest come first.',
  views: {
    label: 'Which devices to show',
    names: { all: 'All', ending: 'Ending within 90 days', ended: 'Ended', waiting: 'Without an end yet' },
  },
  none: {
    all: 'You have not applied for any device yet.',
    ending: 'No term ends within 90 days.',
    ended: 'No term has ended.',
    waiting: 'Every device has an end.',
  },
  order: 'By end of term, the soonest first',
  next: (lines) => `Next ${lines} devices`,
  first: (lines) => `First ${lines} devices`,
  menu: 'To the menu',
  save: {
    title: 'Save the list',
    about: 'Saves the registration keys and terms of all your devices in a CSV file for spreadsheets.',
    label: 'Save as CSV',
  },
}

export const devicesFile: DevicesFileWords = {
  kind: 'Type',
  mprId: 'MPR ID',
  macAddress: 'MAC address',
  number: 'Connection number',
  key: 'Registration Key',
  endsOn: 'Valid until (GMT)',
  endsInJapan: 'Valid until (Japan)',
  state: 'State',
}
