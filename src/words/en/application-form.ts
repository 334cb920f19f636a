import type { ApplicationFormWords } from '../../desks/certificates/application-form.tsx'
import type { FormSheetWords } from '../../desks/certificates/form-sheet.ts'
import type { SendDocumentsWords } from '../../desks/certificates/send-documents.tsx'

export const applicationForm: ApplicationFormWords = {
  title: 'Application form',
  lead: 'Your application, laid out for printing on A4.',
  about: [
    'Where the application form is among the documents we ask for, print it, sign or seal it and send it to us.',
    'You can also send a photograph or a PDF from the page of the application.',
  ],
  print: 'Print',
}

export const formSheet: FormSheetWords = {
  title: (service) => `Application form ${service}`,
  to: (company) => `To ${company}`,
  promise: (company) =>
    `We agree to the terms of application of ${company} and apply as follows. The contract begins when the certificate is issued.`,
  about: {
    title: 'Application',
    labels: {
      applied: 'Applied on',
      kind: 'Kind',
      code: 'Contract code',
      term: 'Contract term',
      months: 'Length',
      seal: 'Site seal',
      coupon: 'Coupon number',
    },
  },
  term: (from, until) => `${from} to ${until}`,
  months: (months) => `${months} months`,
  yes: 'Wanted',
  no: 'Not wanted',
  organisation: 'Organisation',
  server: { title: 'Server', names: 'Web sites', type: 'Server type' },
  contact: (role) => role,
  agent: { title: 'Other', code: 'Agent code', remarks: 'Remarks' },
  sign: { title: 'Signature or name and seal', names: ['Date', 'Title', 'Name', 'Seal'] },
  send: {
    title: 'Where to send it',
    text: 'Signed or sealed, by “Send documents” on this site or by mail.',
    mail: 'Mail',
    hours: 'Hours',
  },
  foot: (company) => company,
  file: (applied, server) => `application-form-${applied}-${server}`,
}

export const sendDocuments: SendDocumentsWords = {
  title: 'Send documents',
  lead: 'You can send documents as PDF or as pictures (JPEG, PNG), up to 10 MB each.',
  file: { label: 'File', hint: 'PDF, JPEG or PNG, up to 10 MB. You can send several, one after the other.' },
  submit: 'Send',
  closed: 'No more documents are taken for this application.',
  awaited: 'What we ask for',
  list: {
    title: 'Documents you sent',
    caption: 'Documents you sent',
    columns: { name: 'File', size: 'Size', at: 'Sent', take: 'Look' },
    none: 'Nothing has been sent yet.',
    take: 'Download',
  },
  size: (bytes) =>
    bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
  faults: {
    none: 'Please choose a file.',
    empty: 'The file is empty. Please choose it again.',
    type: 'Please choose a PDF, JPEG or PNG file. It is the contents that count, not the name.',
    tooMany: 'There can be 20 documents. Please send others by mail.',
  },
}
