import type { CancelApplicationWords } from '../../desks/certificates/cancel-application.tsx'
import type { ChangeContactsWords } from '../../desks/certificates/change-contacts.tsx'
import type { RecordProceduresWords } from '../../desks/certificates/record-procedures.tsx'
import type { RevokeCertificateWords } from '../../desks/certificates/revoke-certificate.tsx'
import type { TerminateContractWords } from '../../desks/certificates/terminate-contract.tsx'

const again = 'Its details show how far it is.'
const months = 'January February March April May June July August September October November December'.split(' ')

export const recordProcedures: RecordProceduresWords = {
  next: 'Next',
  back: 'Back',
  agree: 'Agree',
  decline: 'Do not agree',
  terms: { lead: (version) => `Version ${version}. Please read it, and press “Agree” if you do.` },
  toRecord: 'Application details',
  toList: 'Your applications',
  labels: {
    kind: 'Application for',
    service: 'Service',
    code: 'Contract code',
    server: 'Server name (Common Name)',
    organisation: 'Organisation',
    appliedAt: 'Applied on',
    ends: 'Last day of the contract',
    coupon: 'Coupon number',
  },
  kinds: {
    new: 'New certificate',
    renewal: 'Renewal',
    reissue: 'Reissue',
    further: 'Further certificate',
    contacts: 'Change of contacts',
    revocation: 'Revocation',
    cancellation: 'Cancellation',
  },
  closed: {
    title: {
      renewal: 'A renewal is not possible',
      switch: 'Switching to another service is not possible',
      reissue: 'A reissue is not possible',
      further: 'A further certificate is not possible',
      contacts: 'A change of contacts is not possible',
      revocation: 'A revocation is not possible',
      cancellation: 'A cancellation is not possible',
      termination: 'Ending the contract is not possible',
    },
    why: {
      unknown: () => 'The application was not found. Please choose one from your applications.',
      'not-done': () => `This application is not done yet. Please come back when it is. ${again}`,
      'refused-or-cancelled': () =>
        'This application was cancelled or refused. Please choose another one from your applications.',
      'contacts-record': () =>
        'This is not possible from a change of contacts. Please choose the application for the certificate from your applications.',
      'no-certificate-record': () =>
        'This is not possible from this application. Please choose the application for the certificate from your applications.',
      early: (day) => `It is possible from ${day} on.`,
      late: (day) => `It was possible until ${day}. Please ask us, as written below.`,
      'contract-over': () => 'This contract is over. To go on, please make a new application.',
      'contract-revoked': () =>
        'This contract is over because its certificate was revoked. To go on, please make a new application.',
      renewed: () => 'This contract has been renewed. Please choose the renewal from your applications.',
      'renews-itself': () => 'This contract renews itself, so there is nothing to apply for.',
      'under-way': () => `The same application is under way already. ${again}`,
      'no-other-service': () => 'There is no other service to switch to.',
      once: () => 'This service has one reissue a contract. Please ask us, as written below.',
      'certificate-over': () => 'This certificate was revoked already, or it has expired.',
      'whole-term': () => 'This certificate lasts until the contract ends, so no further one is needed.',
      issuing: () => 'The certificate is being issued at this moment. Please ask for its revocation afterwards.',
      issued: () =>
        'This application is done and cannot be cancelled. To stop using the certificate, please ask for its revocation.',
      'not-withdrawable': () => 'A request to revoke cannot be withdrawn.',
      'ends-anyway': () => 'This contract does not renew itself and ends on its last day. There is nothing to do.',
      terminated: () => 'The end of this contract was asked for already. It ends on its last day.',
    },
  },
  help: ({ title, hours }) => `If anything is unclear, please ask ${title} (${hours}).`,
  day: (day) => {
    const [year, month, date] = day.split('-').map(Number)
    return `${date} ${months[month! - 1]} ${year}`
  },
}

export const revokeCertificate: RevokeCertificateWords = {
  input: {
    title: 'Revocation: reason',
    lead: 'Please check that it is the right certificate, choose a reason, and press “Next”.',
    notes: [
      'A request to revoke cannot be withdrawn.',
      'A revoked certificate cannot be used any more and does not come back. Nothing is refunded.',
    ],
  },
  wish: { label: 'Reason' },
  wishes: {
    'changed-data': 'The contents of the certificate are to change',
    replaced: 'The certificate is replaced by another one',
    'out-of-use': 'The certificate is out of use, as when a service ends',
    'key-compromise': 'The private key was compromised (stolen or leaked, so that others might use it)',
  },
  proof: {
    title: 'Proof of the private key',
    lead: 'If you prove that you have the private key, the certificate is revoked at once, without a call.',
    challenge: 'Text to be signed',
    command: 'Command, for example (server.key is the file of the private key)',
    about: [
      'Sign the text below with the private key (SHA-256) and paste the result in Base64.',
      'If you cannot sign, you may paste the private key itself (PEM, without a passphrase). It is looked at and not kept.',
      'You can go on without a proof. Then we revoke after a call.',
    ],
    signature: { label: 'Signature (Base64)' },
    key: { label: 'Private key (PEM)', hint: 'Leave it empty if you have pasted a signature.' },
    submit: 'Check the proof',
    without: 'Go on without a proof',
    faults: {
      none: 'Please paste a signature or the private key. If you have neither, press “Go on without a proof”.',
      unreadable: {
        signature: 'The signature cannot be read. Please paste all of the command’s result, in Base64.',
        key: 'The private key cannot be read. Please paste it in PEM without a passphrase, from the line “-----BEGIN” to the line “-----END”.',
      },
      'other-key': {
        signature:
          'It was not made with this certificate’s private key. Please sign the text above as it is, with the key of this certificate.',
        key: 'It is not the private key of this certificate. Please check which file it is.',
      },
      tooMany: 'There were many proofs in a short time, so none is checked for a while. You can go on without one.',
    },
  },
  confirm: {
    title: 'Revocation: confirmation',
    lead: 'Please check what you entered, and press “Confirm”.',
    final: 'When you press “Confirm” your request comes in. It cannot be withdrawn afterwards.',
    atOnce: 'When you press “Confirm” the certificate is revoked at once. It does not come back.',
    proof: 'Proof of the private key',
    proved: 'Checked (revoked at once)',
    notProved: 'None (revoked after a call)',
    submit: 'Confirm',
  },
  done: {
    title: 'Revocation: request received',
    lead: {
      waits: 'Your request has come in. We look at it and then call the registration contact for a last confirmation.',
      revoked: 'The certificate is revoked.',
    },
    waits: (until) => [
      `After the call the certificate is revoked, at the latest on ${until}.`,
      'The clock runs whether the call is answered or not. Please see that the registration contact can be reached.',
    ],
    revoked: [
      'If the certificate is on a server still, please take it off.',
      'It can take a while until every system knows of the revocation.',
    ],
    due: 'Revoked at the latest',
    requestedAt: 'Received',
  },
}

export const cancelApplication: CancelApplicationWords = {
  confirm: {
    title: 'Cancel an application',
    lead: 'This application will be cancelled.',
    notes: ['A cancelled application does not come back. To go on, please apply again.'],
    coupon: 'The use of your coupon is given back.',
    submit: 'Cancel the application',
  },
  done: {
    title: 'Application cancelled',
    lead: 'The application was cancelled.',
    coupon: 'The use of your coupon was given back.',
  },
}

export const terminateContract: TerminateContractWords = {
  confirm: {
    title: 'End a contract',
    lead: 'The contract will not renew itself any more and will end on its last day.',
    notes: (ends) => [
      `The certificate can be used until the contract’s last day, ${ends}.`,
      'This cannot be taken back on these pages.',
    ],
    renewal: 'The renewal that was applied for is cancelled as well.',
    submit: 'End the contract',
  },
  done: { title: 'Contract ends', lead: (ends) => `The contract will end on ${ends}.` },
}

export const changeContacts: ChangeContactsWords = {
  caption: 'Change of contacts',
  lead: 'Change what has changed and press “Next”.',
  same: 'Nothing changes.',
  confirm: {
    title: 'Check the contacts',
    lead: 'Please check them and press “Apply”.',
    submit: 'Apply',
    changed: 'These will be the contacts.',
  },
  done: { title: 'The contacts have been changed', lead: 'The contacts of your contract have been changed.' },
}
