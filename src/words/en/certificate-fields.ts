import type { ContactFieldWords } from '../../desks/certificates/contact-fields.tsx'
import type { OrganisationFieldWords } from '../../desks/certificates/organisation-fields.tsx'
import type { ServerFieldWords } from '../../desks/certificates/server-fields.tsx'

export const organisationFields: OrganisationFieldWords = {
  fields: {
    name: { label: 'Registered name', hint: 'In Japanese, exactly as in the register.' },
    kana: { label: 'Registered name (kana)', hint: 'How the name is read, in full-width katakana.' },
    registrationNumber: {
      label: 'Registration number',
      hint: 'The 12 digits of the commercial register, or the 13 of the corporate number (such as 0100-01-012345)',
    },
    registeredPostalCode: { label: 'Postal code of the registered address', hint: 'Such as 541-0041' },
    registeredAddress: { label: 'Registered address', hint: 'The head office as in the register.' },
    postalCode: {
      label: 'Postal code of the present address',
      hint: 'Where it is the registered address, leave this and the present address empty.',
    },
    address: { label: 'Present address' },
    phone: {
      label: 'Telephone',
      hint: 'The main number, which we may call for the examination (such as 06-1234-5678)',
    },
    englishName: {
      label: 'Name in Latin letters',
      hint: 'The certificate will say it (such as Yuzuki Works Co., Ltd.).',
    },
    englishPrefecture: { label: 'Prefecture in Latin letters', hint: 'The certificate will say it (such as Osaka).' },
    englishCity: { label: 'City in Latin letters', hint: 'The certificate will say it (such as Osaka-shi).' },
    country: { label: 'Country' },
  },
  chooseCountry: 'Please choose',
  faults: {
    empty: (label) => `Enter: ${label}.`,
    'too-long': (label) => `${label}: this is too long. Enter something shorter.`,
    malformed: (label) => `${label}: this cannot be read. Enter it as in the example.`,
    kana: (label) => `${label}: use full-width katakana only; spell letters and digits out in kana.`,
    length: (label) => `${label}: enter 12 or 13 digits.`,
    'check-digit': (label) => `${label}: a digit is wrong. Check the 13 digits of the corporate number.`,
    latin: (label) => `${label}: use Latin letters, digits and usual signs only.`,
    'says-nothing': (label) => `${label}: enter at least one letter or digit.`,
  },
}

export const contactFields: ContactFieldWords = {
  fields: {
    organisation: { label: 'Organisation' },
    department: { label: 'Department' },
    title: { label: 'Title' },
    name: { label: 'Name' },
    postalCode: { label: 'Postal code', hint: 'Such as 541-0041' },
    address: { label: 'Address' },
    phone: { label: 'Telephone', hint: 'Such as 06-1234-5678' },
    fax: { label: 'Fax' },
    mail: { label: 'E-mail', hint: 'We write to it about this application.' },
    notices: { label: 'Notices of renewal by mail' },
  },
  notices: { yes: 'Send them', no: 'Do not send them' },
}

export const serverFields: ServerFieldWords = {
  serverType: { label: 'Server type', hint: 'Where the certificate will be installed' },
  csr: {
    label: 'CSR',
    hint: 'Paste from “-----BEGIN CERTIFICATE REQUEST-----” to “-----END CERTIFICATE REQUEST-----”. Other text around it does no harm.',
  },
  csrFile: {
    label: 'CSR as a file',
    hint: 'Instead of pasting you can choose a file. If you do, what is in the file is used.',
  },
  wantsSeal: { label: 'Site seal' },
  seal: { yes: 'Use it', no: 'Do not use it' },
  chooseType: 'Please choose',
  read: {
    title: 'What the CSR says',
    commonName: 'Server name (common name)',
    names: 'All server names',
    key: 'Key',
    rsa: (bits) => `RSA, ${bits} bits`,
    ec: (curve) => `ECDSA ${curve}`,
    subject: 'Subject in the CSR',
    subjectNote: 'The certificate says the organisation as we examined it, not the subject of the CSR.',
    both: (readable, ascii) => `${readable} (${ascii})`,
  },
  csrFaults: {
    empty: 'Paste the CSR or choose a file.',
    'private-key':
      'This contains a private key. Give a private key to nobody. Do not use this key any more: make a new one and paste its CSR only.',
    certificate: 'This is a certificate. Paste the CSR (CERTIFICATE REQUEST) that your server made.',
    several: 'There are several CSRs. Paste one only.',
    'too-large': 'This CSR is too large. Paste one of up to 64 KB.',
    malformed:
      'This CSR cannot be read. Check that it is whole, from “-----BEGIN CERTIFICATE REQUEST-----” to “-----END CERTIFICATE REQUEST-----”.',
    'key-algorithm':
      'We cannot certify this kind of key. Make one of RSA (2048 to 8192 bits) or ECDSA (P-256, P-384, P-521).',
    'signature-algorithm':
      'We cannot accept how this CSR is signed. Make it anew, signed with SHA-256, SHA-384 or SHA-512.',
    signature:
      'The signature of this CSR does not fit its key. Check that nothing was changed and make it anew on your server.',
  },
  nameFaults: {
    none: 'This CSR names no server. Make it anew with the server as its common name, such as www.yuzuki-works.example.',
    wildcard: (name) =>
      `This service has no wildcard names such as “${name}”. Make the CSR anew with each server’s name.`,
    'too-many': (count, most) => `This CSR has ${count} server names. Make it anew with up to ${most}.`,
    'other-kind': (kind) =>
      `This CSR has something that is no server name (${{ mail: 'a mail address', 'ip-address': 'an IP address', uri: 'a URI', other: 'another kind of name' }[kind]}). Make it anew without that.`,
    bad: {
      empty: () => 'One server name is empty. Make the CSR anew without it.',
      malformed: (name) => `“${name}” is no server name. Make the CSR anew with letters, digits, hyphens and dots.`,
      'ip-address': (name) => `“${name}” is an IP address. Make the CSR anew with a name that is used on the internet.`,
      internal: (name) =>
        `“${name}” is a name for within a house. Make the CSR anew with a name that is used on the internet.`,
      'wildcard-form': (name) => `“${name}” has its star in the wrong place. Make the CSR anew with the server’s name.`,
      idn: (name) => `“${name}” is no valid international domain name. Check the name and make the CSR anew.`,
    },
  },
  keyFaults: {
    size: (bits) => `The key has ${bits} bits. Make a new RSA key of 2048 to 8192 bits, and a CSR with it.`,
    'odd-size': (bits) =>
      `The size of the key (${bits} bits) is no multiple of 8. Make a new key, of 2048 bits for example.`,
    exponent: 'The public exponent of the key is too small or wrong. Make a new key with the exponent 65537.',
    'small-factor': 'This key is weak. Make a new one with other software.',
    roca: 'This key was made by hardware that is known to make weak keys (ROCA). Make a new one with other hardware or software.',
    'close-primes': 'This key is weak (its two primes are too close). Make a new one with other software.',
    blocked: 'This key may not be used any more, for instance because it was reported as leaked. Make a new key.',
    'other-owner':
      'This key belongs to a certificate of another customer. Make a new key. If you cannot explain that, please ask us.',
  },
}
