import { type CertificateRule, everything, rfc5280 } from './rule.ts'

export const extensionsOnce: CertificateRule = {
  cites: 'RFC 5280 §4.2',
  from: rfc5280,
  about: everything,
  breach: ({ extensions }) =>
    new Set(extensions.map(({ id }) => id)).size === extensions.length ? null : 'an extension stands there twice',
}
