import { networkOf } from '../../kit/network.ts'
import type { Vault } from '../vault.ts'
import type { AccountId, IdentifierOf } from './account.ts'

/** The lanes in which tries are counted: keyed hashes, so that the table of counts names nobody (ACC-4). */
export const lanes = (vault: Pick<Vault, 'mac'>) => {
  const lane = (kind: string, of: string): string => `${kind}:${vault.mac('lane', `${kind}\n${of}`)}`
  return {
    /** Strangers at one identifier, known or not: all its spellings share the lane. */
    identifier: ({ kind, canonical }: IdentifierOf) => lane('identifier', `${kind}\n${canonical}`),
    /** A browser that signed in to this account before. */
    browser: ({ kind, canonical }: IdentifierOf, deviceHash: string) =>
      lane('browser', `${kind}\n${canonical}\n${deviceHash}`),
    /** What one browser tried at one identifier: decides whether that browser is shown a wait. */
    seen: ({ kind, canonical }: IdentifierOf, browserHash: string) =>
      lane('seen', `${kind}\n${canonical}\n${browserHash}`),
    signInsFrom: (address: string) => lane('sign-in', networkOf(address)),
    recoveriesFrom: (address: string) => lane('recovery-from', networkOf(address)),
    recoveriesOf: (account: AccountId) => lane('recovery-of', account),
    codesOf: (account: AccountId) => lane('code-of', account),
    codeMailsOf: (account: AccountId) => lane('code-mail-of', account),
    /** A signed-in person's own password, asked for once more. */
    ownPassword: (account: AccountId) => lane('own-password', account),
    mailChangesOf: (account: AccountId) => lane('mail-change-of', account),
    /** Temporary passwords typed: `of` is the one that was mailed last, or an identifier nothing was mailed for; `browserHash` who asked. */
    temporary: (of: string, browserHash: string) => lane('temporary', `${of}\n${browserHash}`),
    /** Mails to an address that is no account's (yet). */
    mailsTo: (mail: string) => lane('mails-to', mail),
    inquiriesFrom: (address: string) => lane('inquiries-from', networkOf(address)),
    /** Registration keys tried for a device, known or not (KEY-60): by anybody, and by whoever shows that the device was accepted before. */
    deviceKeys: (device: string, shown: 'nothing' | 'accepted') => lane('device-keys', `${shown}\n${device}`),
    deviceKeysFrom: (address: string) => lane('device-keys-from', networkOf(address)),
    /** Devices that an account looks for (KEY-41). */
    deviceLooksBy: (account: AccountId) => lane('device-looks-by', account),
    /** Wrong registration IDs for one card's number, whether there is such a card or not (KEY-23). */
    cardTries: (number: string) => lane('card-tries', number),
    cardTriesBy: (account: AccountId) => lane('card-tries-by', account),
    /** Applications on the pages; each tells how a device stands, and new ones hold connection numbers. */
    applicationsBy: (account: AccountId) => lane('applications-by', account),
    /** Proofs that somebody has a certificate's private key (CRT-17). */
    keyProofsBy: (account: AccountId) => lane('key-proofs-by', account),
    uploadsBy: (account: AccountId) => lane('uploads-by', account),
    /** Wrong tries at cards in all, and the alarms they gave. */
    wrongCards: () => lane('wrong-cards', ''),
    cardAlarms: () => lane('card-alarms', ''),
    /** Mails that a main user has sent to shared users. */
    invitationsBy: (account: AccountId) => lane('invitations-by', account),
  }
}
