import type { BulkWords } from '../../desks/keys/bulk-words.ts'

const figure = (count: number): string => count.toLocaleString('en-GB')
const rows = (count: number): string => (count === 1 ? '1 row' : `${figure(count)} rows`)

export const bulk: BulkWords = {
  name: 'Many cards at once',
  upload: {
    title: 'Choose a file',
    lead: (most) =>
      `Register up to ${figure(most)} rows of devices and activation key cards at once. Before anything is registered you see what each row would come to.`,
    asked: { label: 'Procedure', hint: 'It is the same for every row of the file.' },
    file: {
      label: 'CSV file',
      hint: 'UTF-8 or Shift_JIS, up to 2 MB. If something has to be corrected, you choose the file once more.',
    },
    rows: { label: 'Rows to paste', hint: 'Instead of a file you can paste rows copied from a spreadsheet.' },
    example: {
      title: 'What the file looks like',
      lead: 'One card to a row: MPR ID or MAC address, Activation Key No., Registration ID. A first row of headings may be there. Upper or lower case, full or half width, with or without hyphens make no difference.',
      lines: [
        'MPR ID,Activation Key No.,Registration ID',
        '0123-4567-89AB-CDEF,3F06-0000-1111-2227,BC0123456789',
        '0123456789ABCDE0,3F06000011112232,bc0123456780',
      ],
    },
    submit: 'Check',
    faults: {
      none: 'Choose a CSV file, or paste rows.',
      both: 'Give either a CSV file or pasted rows. To use the file, clear the rows.',
      encoding: 'The characters of the CSV file cannot be read. Save it anew as “CSV UTF-8”.',
      quotes: (line) =>
        `This cannot be read as CSV. See whether the quotation marks ${line === null ? '' : `near line ${line} `}are closed.`,
      noRows: 'There is no row to register. Write a device and a card on each row.',
      tooManyRows: (count, most) => `There are ${rows(count)}. Send at most ${rows(most)} at once.`,
      underWay: 'The same rows are being worked on now. See “Earlier files” below.',
      tooMany: (until) => `Too many files were sent in a short time. No card was used. Send it again after ${until}.`,
    },
    earlier: {
      title: 'Earlier files',
      caption: 'Files of many cards, newest first',
      at: 'Received',
      asked: 'Procedure',
      rows: 'Rows',
      state: 'State',
      acts: 'Actions',
      open: 'Open',
      states: {
        checking: 'Being checked',
        checked: 'Checked, not registered',
        running: 'Being registered',
        done: 'Done',
        stopped: 'Stopped',
      },
    },
  },
  checking: {
    title: 'Checking the rows',
    lead: 'Row after row is checked. You may close this page; it goes on.',
  },
  running: {
    title: 'Registering',
    lead: 'Row after row is registered. You may close this page; it goes on, and a mail tells you when it is done.',
    stop: 'Stop',
    stopAbout: 'If you stop it, rows that are not registered yet stay as they are. Registered ones cannot be undone.',
  },
  progress: {
    label: 'Progress',
    done: (done, all) => `${figure(done)} of ${rows(all)} are done.`,
    reload: 'Show how it stands now',
    known: 'The same file was received before. This is where it stands.',
  },
  fates: {
    title: (page) => (page > 1 ? `What was found (page ${page})` : 'What was found'),
    lead: 'Nothing is registered yet. Rows that cannot be registered are left out, and no card is used up by them.',
    nothingNew: 'There is nothing new to register. Rows done before are as they were; no card is used up.',
    nothingReady: 'No row can be registered. See the reasons below, correct the file and send it again.',
    next: 'Next',
    giveUp: 'Cancel',
    save: 'Save what was found as CSV',
  },
  counts: {
    all: 'In all',
    ready: 'Can be registered',
    done: 'Registered',
    same: 'Registered before',
    refused: 'Cannot be registered',
    open: 'Not looked at',
    rows,
  },
  table: {
    caption: (from, to, all) =>
      `${figure(from)} to ${figure(to)} of ${rows(all)}, those that cannot be registered first`,
    line: 'Row',
    lineOf: (line) => `Row ${line}`,
    device: 'Device',
    card: 'Activation Key No.',
    fate: 'Result',
    none: 'There are no rows on this page.',
    pages: { label: 'Pages', next: 'Next page', previous: 'Previous page' },
  },
  fate: {
    possible: (end) => `Valid until (afterwards): ${end}`,
    issued: (number, end) => `Connection number ${number}; valid until: ${end}`,
  },
  refusal: {
    field: { device: 'MPR ID or MAC address', card: 'Activation Key No.', registrationId: 'Registration ID' },
    deviceLength: 'An MPR ID has 16 digits, a MAC address 12. Enter all of them.',
    spreadsheet: (label) =>
      `A spreadsheet turned ${label} into a number. Set the column’s format to text and enter it again.`,
    cardTwice: (line) => `Row ${line} has this card, too. A card is used once, for one device.`,
    kindNotOpen:
      'HDVC-MPCS is only for customers with whom we have arranged it. Please ask your supplier or our sales representative.',
    noNumber: 'No connection number is free. Please ask your supplier or our sales representative.',
  },
  confirm: {
    title: 'Before it is registered',
    lead: (count) =>
      `${rows(count)} will be registered. Free connection numbers are assigned to new applications automatically.`,
    notYet: 'Nothing is done yet. Check the details, then press “Register”.',
    agree: (text) => `I agree to: ${text}`,
    submit: 'Register',
    back: 'Back',
  },
  result: {
    title: (page) => (page > 1 ? `Result (page ${page})` : 'Result'),
    done: 'It is done. Save the result as CSV.',
    stopped: {
      'wrong-pairs':
        'In too many rows Activation Key No. and Registration ID do not belong together, so the check was stopped. No card was used. See whether columns or rows have slipped, and send the file again.',
      'tries-used':
        'You have entered wrong activation keys as often as is allowed in a day, so the check was stopped. No card was used. Try again in about 24 hours.',
      'given-up': 'This was cancelled. Rows that had been registered by then are in the list below.',
      replaced: 'The same file was sent once more. Please look at the newer one.',
      account: 'This account cannot be used any more, so the registration was stopped.',
    },
    kept: (until) =>
      `This result is kept until ${until}, then it is deleted, for it holds registration keys. What was issued can still be found by “Key search”.`,
    save: 'Save the result as CSV',
    again: 'Another file',
    menu: 'To the menu',
  },
  file: {
    name: { check: 'what-was-found', result: 'result' },
    columns: {
      device: 'MPR ID or MAC address',
      card: 'Activation Key No.',
      registrationId: 'Registration ID',
      line: 'Row',
      state: 'Result',
      number: 'Connection number',
      key: 'Registration Key',
      end: 'Valid until',
      reason: 'Reason',
    },
    states: {
      ready: 'Can be registered',
      done: 'Registered',
      same: 'Registered before',
      refused: 'Cannot be registered',
      open: 'Not looked at',
    },
  },
}
