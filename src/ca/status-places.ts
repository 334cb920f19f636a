import type { AuthorityName } from '../domain/certificates/authority.ts'
import type { StatusPlaces } from './issuing.ts'

/**
 * Where lists, answers and issuers' certificates of a portal are to be had below the site's public address, without TLS: whoever checks a
 * certificate must not have to check another one for it (BR 7.1.2.11.2). The first portal with certificates has `/pki/<issuer>.crl`, others
 * have their name in between.
 */
export const statusPlaces = (publicUrl: string, portal: string, isFirst: boolean): StatusPlaces => {
  const base = `${publicUrl.replace(/^https:/, 'http:')}/pki${isFirst ? '' : `/${portal}`}`
  return {
    crl: (issuer: AuthorityName) => `${base}/${issuer}.crl`,
    ocsp: (issuer: AuthorityName) => `${base}/ocsp/${issuer}`,
    certificate: (issuer: AuthorityName) => `${base}/${issuer}.crt`,
  }
}
