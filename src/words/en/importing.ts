import type { ImportWords } from '../../desks/office/check-import.ts'

export const importing: ImportWords = {
  line: (line, text) => `line ${line}: ${text}`,
  found: (text, value) => `${text} (It says: ${value})`,
  header: {
    unknown: (heading, known) =>
      `The column “${heading}” cannot be imported. Remove it, or name it one of: ${known.join('; ')}`,
    twice: (heading) => `There is another column that means the same as “${heading}”. Remove one of them.`,
    missing: (spellings) => `The column “${spellings}” is missing. Add it, and fill it in on every row.`,
  },
  empty: 'The file has no rows. Put headings on its first line and the rows below.',
  cells: (has, wanted) =>
    `There are ${has} columns here and ${wanted} headings. Check the commas and quotation marks of this row.`,
  sameAs: (label, line) => `${label} is the same as on line ${line}. Remove one of the two rows.`,
  language: (label) => `${label} has to be “ja” or “en”.`,
  hash: {
    unreadable: (label) =>
      `${label} cannot be read. Write it in the PHC form of argon2id, pbkdf2-sha256 or scrypt, or leave it empty (then a mail with a link to a first password is sent).`,
    slow: (label) =>
      `${label} takes too long to check: strangers could tell by the delay that the account is there. Leave it empty, or add --slow-hashes.`,
  },
}
