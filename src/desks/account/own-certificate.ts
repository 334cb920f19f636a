import {
  judgeLoginCertificate,
  type LoginCertificate,
  loginCertificateFacts,
} from '../../domain/certificates/login-certificate.ts'
import type { Desk } from '../desk.ts'

export type GoodCertificate = Extract<LoginCertificate, { is: 'good' }>

/** The login certificate of whoever is at the counter, judged now (CRT-2). Nobody is asked for where none came along. */
export const ownCertificate = async (desk: Desk): Promise<LoginCertificate> => {
  const { certificate } = desk.visitor
  if (!certificate) return { is: 'missing' }
  return judgeLoginCertificate(certificate, await loginCertificateFacts(desk.stores), desk.now)
}
