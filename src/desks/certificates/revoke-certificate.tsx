import { readCertificate } from '../../domain/certificates/certificate.ts'
import { judgeKeyProof } from '../../domain/certificates/possession.ts'
import { type RevocationWish, revokeBy } from '../../domain/certificates/revocation.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { choice, type FieldWords } from '../fields.tsx'
import { act, flow, go, type Move, refuse } from '../flow.ts'
import { carryOutRevocation, keyOfCertificate } from './carry-out-revocation.ts'
import { countProof, proofKey, proofSignature } from './key-proof.tsx'
import { fileAbout, tellerAt } from './new-record.ts'
import {
  type About,
  agreeStep,
  beginWithTerms,
  type Closed,
  closedStep,
  listLink,
  lookAgain,
  recordItems,
  recordLink,
  recordOf,
  type Terms,
  workOn,
} from './record-procedures.tsx'
import { tellContacts } from './tell.ts'

/** terms → input → (proof, where the key is in other hands) → confirm → done (CRT-17, manual 004 §2.1.5). */
type State =
  | Terms
  | ({ readonly at: 'input'; readonly wish?: RevocationWish } & About)
  | ({ readonly at: 'proof'; readonly challenge: string } & About)
  | Confirm
  | ({ readonly at: 'done'; readonly request: string } & About)
  | Closed

/** `proved`: the SHA-256 of the key that was shown to be in the person's hands. */
type Confirm = { readonly at: 'confirm'; readonly wish: RevocationWish; readonly proved: string | null } & About

export interface RevokeCertificateWords {
  readonly input: { readonly title: string; readonly lead: string; readonly notes: readonly string[] }
  /** 「失効理由」 */
  readonly wish: FieldWords
  readonly wishes: Readonly<Record<RevocationWish, string>>
  readonly proof: {
    readonly title: string
    readonly lead: string
    readonly challenge: string
    readonly command: string
    readonly about: readonly string[]
    readonly signature: FieldWords
    readonly key: FieldWords
    readonly submit: string
    readonly without: string
    readonly faults: {
      readonly none: string
      readonly unreadable: { readonly signature: string; readonly key: string }
      readonly 'other-key': { readonly signature: string; readonly key: string }
      readonly tooMany: string
    }
  }
  readonly confirm: {
    readonly title: string
    readonly lead: string
    readonly final: string
    readonly atOnce: string
    readonly proof: string
    readonly proved: string
    readonly notProved: string
    readonly submit: string
  }
  readonly done: {
    readonly title: string
    readonly lead: { readonly waits: string; readonly revoked: string }
    readonly waits: (until: string) => readonly string[]
    readonly revoked: readonly string[]
    readonly due: string
    readonly requestedAt: string
  }
}

/** In the order of manual 004 §2.1.5. */
const wishes: readonly RevocationWish[] = ['changed-data', 'replaced', 'out-of-use', 'key-compromise']

const look = lookAgain('revocation')

/** What is signed: it names the certificate, so that no signature is of use anywhere else. */
const challengeFor = async (here: About, desk: Desk): Promise<string> => {
  const { certificate } = await recordOf(here, desk)
  return `${desk.portal.id} revoke ${certificate!.issuer} ${certificate!.serial} ${desk.random.token()}`
}

export const revokeCertificate = flow<State>({
  id: 'revoke-certificate',
  who: 'account',
  caption: ({ applicationDetail }) => applicationDetail.offers.revocation,
  first: (desk) => (serviceOf(desk.portal, 'certificates') ? beginWithTerms('revocation', desk) : null),
  steps: {
    terms: agreeStep<State>('revocation', 'revocation', (of) => ({ at: 'input', of })),

    input: {
      title: ({ revokeCertificate }) => revokeCertificate.input.title,
      lead: ({ revokeCertificate }) => revokeCertificate.input.lead,
      review: look,
      page: async ({ here, form, words, desk }) => {
        const { revokeCertificate: own, recordProcedures, common } = words
        return (
          <>
            <Notice kind="warning">
              <Prose pieces={[{ list: own.input.notes }]} />
            </Notice>
            <SummaryList items={recordItems(await recordOf(here, desk), 'revocation', desk)} blank={common.blank} />
            {form({ submit: recordProcedures.next, links: [recordLink(here.of, desk)] })}
          </>
        )
      },
      acts: {
        main: act(
          (desk) => ({
            wish: choice(
              desk,
              desk.words.revokeCertificate.wish,
              wishes.map((value) => ({ value, label: desk.words.revokeCertificate.wishes[value] })),
            ),
          }),
          async ({ wish }, here, desk): Promise<Move<State>> => {
            const closed = await look(here, desk)
            if (closed) return go<State>(closed)
            const { of } = here
            return wish === 'key-compromise'
              ? go<State>({ at: 'proof', of, challenge: await challengeFor(here, desk) })
              : go<State>({ at: 'confirm', of, wish, proved: null })
          },
          (_desk, here) => ({ wish: here.wish ?? '' }),
        ),
      },
    },

    proof: {
      title: ({ revokeCertificate }) => revokeCertificate.proof.title,
      lead: ({ revokeCertificate }) => revokeCertificate.proof.lead,
      review: look,
      page: ({ here, form, words: { revokeCertificate, recordProcedures } }) => {
        const { proof } = revokeCertificate
        return (
          <>
            <Prose pieces={[{ list: proof.about }]} />
            <SummaryList
              items={[
                { label: proof.challenge, value: <code class="wrap">{here.challenge}</code> },
                { label: proof.command, value: <code class="wrap">{commandFor(here.challenge)}</code> },
              ]}
              blank=""
            />
            {form({
              submit: proof.submit,
              others: [
                { act: 'without', label: proof.without },
                { act: 'back', label: recordProcedures.back },
              ],
            })}
          </>
        )
      },
      acts: {
        main: act(
          (desk) => ({
            signature: proofSignature(desk.words.revokeCertificate.proof.signature),
            key: proofKey(desk.words.revokeCertificate.proof.key),
          }),
          async (typed, here, desk): Promise<Move<State>> => {
            const { faults } = desk.words.revokeCertificate.proof
            const is = typed.key !== '' ? 'key' : 'signature'
            const text = typed[is]
            if (text === '') return refuse({ field: 'signature', text: faults.none })
            if (!(await countProof(desk))) return refuse({ field: is, text: faults.tooMany })
            const closed = await look(here, desk)
            if (closed) return go<State>(closed)
            const certificate = (await recordOf(here, desk)).certificate!
            const verdict = judgeKeyProof(readCertificate(certificate.der).spki, here.challenge, { is, text })
            if (verdict !== 'proved') return refuse({ field: is, text: faults[verdict][is] })
            return go<State>({
              at: 'confirm',
              of: here.of,
              wish: 'key-compromise',
              proved: keyOfCertificate(certificate),
            })
          },
        ),
        without: act<State, About, Record<never, never>>(
          () => ({}),
          async (_typed, { of }) => go<State>({ at: 'confirm', of, wish: 'key-compromise', proved: null }),
        ),
        back: act<State, About, Record<never, never>>(
          () => ({}),
          async (_typed, { of }) => go<State>({ at: 'input', of, wish: 'key-compromise' }),
        ),
      },
    },

    confirm: {
      title: ({ revokeCertificate }) => revokeCertificate.confirm.title,
      lead: ({ revokeCertificate }) => revokeCertificate.confirm.lead,
      review: look,
      page: async ({ here, form, words, desk }) => {
        const { revokeCertificate: own, recordProcedures, common } = words
        return (
          <>
            <Notice kind="warning">{here.proved === null ? own.confirm.final : own.confirm.atOnce}</Notice>
            <SummaryList
              items={[
                ...recordItems(await recordOf(here, desk), 'revocation', desk),
                { label: own.wish.label, value: own.wishes[here.wish] },
                ...(here.wish === 'key-compromise'
                  ? [
                      {
                        label: own.confirm.proof,
                        value: here.proved === null ? own.confirm.notProved : own.confirm.proved,
                      },
                    ]
                  : []),
              ]}
              blank={common.blank}
            />
            {form({ submit: own.confirm.submit, others: [{ act: 'back', label: recordProcedures.back }] })}
          </>
        )
      },
      acts: {
        main: act<State, Confirm, Record<never, never>>(
          () => ({}),
          async (_typed, here, desk) => request(here, desk),
        ),
        back: act<State, Confirm, Record<never, never>>(
          () => ({}),
          async (_typed, { of, wish }) => go<State>({ at: 'input', of, wish }),
        ),
      },
    },

    done: {
      title: ({ revokeCertificate }) => revokeCertificate.done.title,
      page: async ({ here, words, desk }) => {
        const { revokeCertificate: own, common } = words
        const record = await recordOf(here, desk)
        const { status, appliedAt, dueAt } = await requestOf(here, desk)
        const until = dueAt === null ? '' : common.dateTime(dueAt)
        return (
          <>
            <Notice kind="info">{status === 'done' ? own.done.lead.revoked : own.done.lead.waits}</Notice>
            <Prose pieces={[{ list: status === 'done' ? own.done.revoked : own.done.waits(until) }]} />
            <SummaryList
              items={[
                ...recordItems(record, 'revocation', desk),
                { label: own.done.requestedAt, value: common.dateTime(appliedAt) },
                ...(status === 'done' ? [] : [{ label: own.done.due, value: until }]),
              ]}
              blank={common.blank}
            />
            <div class="ways">
              <ActionLink link={recordLink(here.of, desk)} look="secondary" />
              <ActionLink link={listLink(desk)} />
            </div>
          </>
        )
      },
    },

    closed: closedStep('revocation'),
  },
})

/** Signs the challenge without the end of line that `echo` would put behind it. */
const commandFor = (challenge: string): string =>
  `printf '%s' '${challenge}' | openssl dgst -sha256 -sign server.key | openssl base64`

const requestOf = async ({ request }: { readonly request: string }, desk: Desk) => {
  const found = await desk.stores.applications.any(request)
  if (!found) throw new Error('a request that was filed is there')
  return found
}

/** Files the request, with its clock; where the key was shown the certificate is revoked in the same transaction. */
const request = ({ of, wish, proved }: Confirm, desk: Desk): Move<State> => {
  const id = desk.newId()
  return go<State>(
    { at: 'done', of, request: id },
    workOn('revocation', of, desk, async (record, stores) => {
      const isProved = proved !== null && proved === keyOfCertificate(record.certificate!)
      const says = { data: { revocation: { wish, isProved } }, dueAt: revokeBy(wish, desk.now) }
      const filed = await fileAbout(id, record, 'revocation', says, desk, stores)
      if (!filed) return [{ text: desk.words.recordProcedures.closed.why['under-way']('') }]
      const teller = tellerAt(desk, stores)
      const { contacts } = record.contract!.data
      await tellContacts('record-received', filed, contacts, ['registration', 'technical'], {}, teller)
      if (isProved) await carryOutRevocation(filed, 'program', teller)
      return undefined
    }),
  )
}
