import type { ApplicationDetailWords } from '../../desks/certificates/application.tsx'
import type { TermLadderWords } from '../../desks/certificates/term-ladder.tsx'

export const applicationDetail: ApplicationDetailWords = {
  title: 'Application details',
  lead: (status) => `Status: ${status}`,
  unknown: {
    title: 'There is no such application',
    lead: 'The application could not be found. Please choose one from the list.',
  },
  awaited: { title: 'We are waiting for', note: 'A word from the examiner: ' },
  take: {
    title: 'Download certificate and site seal',
    label: 'To the downloads',
    later: 'Once the status is “Done” you can download them here.',
  },
  apply: {
    title: 'Renew, revoke, terminate, reissue, change contacts, cancel',
    lead: 'Choose what to apply for and press “Next”.',
    field: 'What to apply for',
    empty: 'Please choose',
    submit: 'Next',
    none: 'There is nothing to apply for from this record now.',
    closed: 'Not possible now',
    switchTitle: 'Change to another service',
    switchAbout: 'The days left of the contract are taken over.',
  },
  offers: {
    renewal: 'Renewal',
    switch: 'Change to another service',
    reissue: 'Reissue',
    further: 'Further certificate',
    contacts: 'Change of contacts',
    revocation: 'Revocation',
    cancellation: 'Cancel the application',
    termination: 'Terminate the contract',
  },
  papers: {
    title: 'Documents',
    form: 'Print the application form',
    send: 'Send documents',
    about: 'As PDF or picture (JPEG, PNG) from this site. Paper by post is fine, too.',
  },
  basics: 'About the application',
  labels: {
    status: 'Status',
    applied: 'Applied on',
    completed: 'Completed on',
    kind: 'Kind',
    service: 'Service',
    code: 'Contract code',
    term: 'Contract term',
    agent: 'Agent code',
    coupon: 'Coupon number',
    serverType: 'Server type',
    seal: 'Site seal',
    remarks: 'Remarks',
  },
  yes: 'Wanted',
  no: 'Not wanted',
  carriedOver: (days) => ` (${days} days taken over)`,
  organisation: 'Organisation',
  request: { title: 'Certificate request', names: 'Servers', key: 'Key' },
  keyOf: (key) => (key.kind === 'rsa' ? `RSA, ${key.bits} bits` : `Elliptic curve ${key.curve}`),
  related: { title: 'Related applications', about: (server, status) => `${server}, ${status}` },
}

export const termLadder: TermLadderWords = {
  title: 'Contract term and certificates',
  picture: (from, until, count) =>
    `The term from ${from} to ${until} with the lives of ${count} ${count === 1 ? 'certificate' : 'certificates'}`,
  term: 'Contract term',
  today: 'Today',
  caption: 'Certificates',
  columns: { number: 'No.', life: 'Valid', state: 'State', serial: 'Serial number' },
  state: {
    good: 'Good',
    over: 'Over',
    revoked: (at) => `Revoked ${at}`,
    ends: (at) => `Good, will be revoked ${at}`,
  },
  life: (from, until) => `${from} to ${until}`,
}
