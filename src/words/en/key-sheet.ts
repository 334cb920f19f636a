import type { KeySheetWords } from '../../desks/keys/key-sheet.ts'
import type { SaveSheetWords } from '../../desks/save-sheet.ts'

export const saveSheet: SaveSheetWords = {
  button: 'Save as PDF',
  problem: {
    busy: 'Many documents are being made just now. Try again in about a minute, or print this page.',
    failed: 'The PDF could not be made. Try again, or print this page.',
  },
}

export const keySheet: KeySheetWords = {
  title: { new: 'Application complete', extension: 'Extension complete' },
  lead: {
    new: 'The application is complete. Enter the registration key below into the device.',
    extension: 'The extension is complete. The device takes over the new end by itself.',
  },
  at: { new: 'Applied for', extension: 'Extended' },
  keep: {
    title: 'Keep this safe',
    items: [
      'The registration key is valuable. Keep this sheet where others do not see it.',
      'Keep the activation key card, too. The same card and device show the same key again.',
    ],
  },
  notes: { title: 'Notes', names: ['Location', 'Set up on / by', 'Kept at'] },
  help: { title: 'Questions', desk: 'Ask', mail: 'E-mail', hours: 'Hours' },
  foot: (company) => company,
  file: (title, number) => `${title}_${number}`,
}
