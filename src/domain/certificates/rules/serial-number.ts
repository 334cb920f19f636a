import { type CertificateRule, everything } from './rule.ts'

/** At least 64 random bits, which nobody can see; ours have 128, so a short one is none of ours. At most 20 bytes with the sign. */
export const serialNumber: CertificateRule = {
  cites: 'RFC 5280 §4.1.2.2, BR 7.1',
  from: new Date('2016-09-30T00:00:00Z'),
  about: everything,
  breach: ({ serial }) => {
    const encoded = serial[0]! >= 0x80 ? serial.length + 1 : serial.length
    if (encoded > 20) return `a serial number of ${encoded} bytes`
    return serial.length < 8 ? `a serial number of ${serial.length} bytes has less than 64 random bits` : null
  },
}
