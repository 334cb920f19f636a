import { belowRoot, type CertificateRule, rfc5280 } from './rule.ts'

/** Beyond its issuer's end nothing could be checked any more. */
export const validityWithinIssuer: CertificateRule = {
  cites: 'RFC 5280 §6.1.3',
  from: rfc5280,
  about: belowRoot,
  breach: ({ notBefore, notAfter }, { issuer }) =>
    notBefore >= issuer.notBefore && notAfter <= issuer.notAfter ? null : "its life is not within its issuer's",
}
