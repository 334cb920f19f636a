import { isProof } from '../domain/accounts/browser-proof.ts'
import { lanes } from '../domain/accounts/lanes.ts'
import { isAnswer, newPictureCode, openPictureCode, pictureHash } from '../domain/accounts/picture-code.ts'
import { NETWORK } from '../domain/accounts/throttle.ts'
import { PictureField, type PictureFieldWords } from '../pages/picture-field.tsx'
import type { PictureRule } from '../portal/define.ts'
import type { Desk } from './desk.ts'
import { AGAIN, type Field, type Move, refuse } from './flow.ts'

export interface PictureCodeWords extends PictureFieldWords {
  readonly label: string
  readonly hint: (characters: number) => string
  readonly problems: {
    readonly empty: string
    readonly wrong: string
    /** Used already, or past its end: told from a wrong one, for nothing was mistyped. */
    readonly ended: string
    readonly tooMany: string
  }
}

/** What was sent of a picture code: its id, what was typed, and the browser's proof where it was asked for one. */
export interface TypedPicture {
  readonly id: string
  readonly text: string
  readonly proof: string
}

/** The inputs beside the field's own. */
const CHALLENGE = 'challenge'
const PROOF = 'proof'

const ruleOf = ({ portal }: Desk): PictureRule | null => {
  const { picture } = portal.account.signIn
  return picture === 'none' ? null : picture
}

/**
 * The characters of a picture, by the portal's rule; in a portal without one the field is neither drawn nor asked for. Every page that is
 * drawn has a picture of its own, whatever was typed: each can be used once.
 */
export const pictureCode = (desk: Desk): Field<TypedPicture | null> => {
  const rule = ruleOf(desk)
  const { pictureCode: words } = desk.words
  if (rule === null) return { label: '', read: () => ({ ok: true, value: null }), draw: () => null }
  return {
    label: words.label,
    secret: true,
    presses: true,
    read: (raw, all) => {
      const typed = { id: all[CHALLENGE] ?? '', text: raw.slice(0, 100), proof: all[PROOF] ?? '' }
      return typed.text.trim() === '' && typed.proof === ''
        ? { ok: false, text: words.problems.empty }
        : { ok: true, value: typed }
    },
    draw: ({ name, error, need }) => (
      <PictureField
        name={name}
        label={words.label}
        hint={words.hint(rule.characters)}
        need={need(true)}
        error={error}
        challenge={newPictureCode(desk.portal.id, rule, desk).id}
        path={desk.path('picture')}
        language={desk.language}
        again={AGAIN}
        words={words}
      />
    ),
  }
}

type PictureVerdict = 'good' | 'wrong' | 'ended' | 'too-many'

/**
 * Judges a picture code once: it is used up before it is looked at, right or wrong. The try is counted for the network address first, in the
 * lane of sign-ins, and given back where the code was good. No account is looked at, so nothing is told of one (ACC-3), and none is charged.
 */
const judgePicture = async (desk: Desk, typed: TypedPicture): Promise<PictureVerdict> => {
  const { portal, vault, stores, now, visitor } = desk
  const from = lanes(vault).signInsFrom(visitor.address)
  if ((await stores.throttle.countInWindow(from, NETWORK.seconds, now)) > NETWORK.tries) return 'too-many'
  const code = openPictureCode(typed.id, vault)
  if (code?.portal !== portal.id || now.getTime() >= code.endsAt.getTime()) return 'ended'
  if (!(await stores.pictures.spend(pictureHash(code.id, vault), code.endsAt))) return 'ended'
  const good = typed.proof === '' ? isAnswer(typed.text, code.answer) : await isProof(typed.proof, code.id, vault)
  if (!good) return 'wrong'
  await stores.throttle.giveBack(from)
  return 'good'
}

/**
 * What a form's act asks first: null where the picture code was good or the portal has none, else the refusal beside the field, which `name`
 * is. Whoever is refused has a new picture before them.
 */
export const demandPicture = async (
  desk: Desk,
  typed: TypedPicture | null,
  name = 'picture',
): Promise<Extract<Move<never>, { is: 'refuse' }> | null> => {
  if (typed === null) return null
  const verdict = await judgePicture(desk, typed)
  if (verdict === 'good') return null
  const { problems } = desk.words.pictureCode
  if (verdict === 'too-many') return { ...refuse({ text: problems.tooMany }), wait: NETWORK.seconds }
  await desk.note({ event: 'picture.refused', facts: { verdict, proof: typed.proof !== '' } })
  return refuse({ field: name, text: problems[verdict] })
}
