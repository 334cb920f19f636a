import { lanes } from '../../domain/accounts/lanes.ts'
import { LONGEST_PROOF } from '../../domain/certificates/possession.ts'
import { TextArea } from '../../pages/form.tsx'
import type { Desk } from '../desk.ts'
import { drawn, type FieldWords } from '../fields.tsx'
import type { Field } from '../flow.ts'

/** Proofs that an account may try within an hour: each costs arithmetic, and whoever has the key needs one (CRT-17). */
export const KEY_PROOFS = { most: 10, seconds: 3600 } as const

/** Counts a try before it is judged; false where there were too many. */
export const countProof = async ({ stores, vault, now, me }: Desk): Promise<boolean> => {
  const lane = lanes(vault).keyProofsBy(me())
  return (await stores.throttle.countInWindow(lane, KEY_PROOFS.seconds, now)) <= KEY_PROOFS.most
}

const proof = (words: FieldWords, rows: number, secret: boolean): Field<string> => ({
  label: words.label,
  secret,
  // One character more than can be right: it is told to be none.
  read: (raw) => ({ ok: true, value: raw.trim().slice(0, LONGEST_PROOF + 1) }),
  draw: (props) => <TextArea {...drawn(props, words, false)} value={secret ? '' : props.value} rows={rows} plain />,
})

/** A signature over the challenge, in base64. */
export const proofSignature = (words: FieldWords): Field<string> => proof(words, 5, false)

/** The private key itself. It never comes back to a page, and nothing of it is kept. */
export const proofKey = (words: FieldWords): Field<string> => proof(words, 7, true)
