import { createHash, timingSafeEqual } from 'node:crypto'
import { foldCode } from '../../kit/fold.ts'
import type { Language } from '../../kit/language.ts'
import type { Random } from '../../kit/random.ts'
import { addSeconds, type Seconds } from '../../kit/time.ts'
import { SealBroken, type Vault } from '../vault.ts'

/**
 * A picture code (KEY-1): a few characters that a person reads or hears and a program does not easily. Its id is its whole record: the
 * characters and its end lie sealed in it, so a stranger who asks for pictures makes nobody write anything.
 */
export interface PictureCode {
  /** The portal that it is good in. */
  readonly portal: string
  /** In base64url, safe in a path; one spelling only. */
  readonly id: string
  /** Characters of `PICTURE_CHARACTERS`. */
  readonly answer: string
  readonly endsAt: Date
}

/** Picture codes that were used up (KEY-1): each works once. */
export interface SpentPictures {
  /** True for exactly one caller; `idHash` is a keyed hash of the picture's id, `endsAt` when it would have ended by itself. */
  spend(idHash: string, endsAt: Date): Promise<boolean>
}

/** Shows a picture code and speaks it. The same answer and seed make the same bytes; nothing of the seed can be told from them. */
export interface PictureMaker {
  /** A PNG. */
  draw(answer: string, seed: string): Uint8Array<ArrayBuffer>
  /** A WAV in which the characters are named one after another. */
  speak(answer: string, seed: string, language: Language): Uint8Array<ArrayBuffer>
}

/**
 * What pictures are made of. Of characters that look alike at most one is here (0 D O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V), and of those that
 * sound alike in Japanese or in English too (A J K, B C D E G P T V Z, F L M N S, 1 8, 5 9, Q U 9). T is not, for it leans towards 7 and Y.
 */
export const PICTURE_CHARACTERS = '234679HKMRWXY'

/** What is none of them, but may be read in one's place. */
const lookAlikes: Readonly<Record<string, string>> = { Z: '2', A: '4', G: '6', 1: '7', T: '7', Q: '9' }

/** How an id is sealed, and what its hash and its picture are derived from. */
const SEALED_FOR = 'picture'

/** A new picture code of a portal. */
export const newPictureCode = (
  portal: string,
  rule: { readonly characters: number; readonly lifetime: Seconds },
  { vault, random, now }: { readonly vault: Vault; readonly random: Random; readonly now: Date },
): PictureCode => {
  const answer = Array.from({ length: rule.characters }, () => random.pick([...PICTURE_CHARACTERS])).join('')
  const endsAt = addSeconds(now, rule.lifetime)
  const sealed = vault.seal(SEALED_FOR, `${portal}\n${endsAt.getTime()}\n${answer}`)
  return { id: Buffer.from(sealed).toString('base64url'), portal, answer, endsAt }
}

/** The picture code that an id stands for; null for anything but an id as it was given out, letter by letter. */
export const openPictureCode = (id: string, vault: Vault): PictureCode | null => {
  if (id.length > LONGEST_ID) return null
  const sealed = Buffer.from(id, 'base64url')
  // Base64 spells some bytes in several ways: with a second spelling the same picture would be good a second time.
  if (sealed.toString('base64url') !== id) return null
  try {
    const [portal, end, answer] = vault.openText(SEALED_FOR, sealed).split('\n')
    return portal && end && answer ? { id, portal, answer, endsAt: new Date(Number(end)) } : null
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

/** Far more than an id has: spares the cipher what was never one. */
const LONGEST_ID = 256

/** By what a used picture is remembered. */
export const pictureHash = (id: string, vault: Vault): string => vault.mac('picture', id)

/** What a picture looks and sounds like comes from here: the same for an id at all times, and not to be told from it. */
export const pictureSeed = (id: string, vault: Vault): string => vault.mac('picture-look', id)

/** Whether what was typed are the characters: width, case, spaces and what looks alike make no difference. */
export const isAnswer = (typed: string, answer: string): boolean => {
  const folded = [...foldCode(typed.slice(0, 100)).toUpperCase().replace(/[\s-]/g, '')]
  return same(folded.map((one) => lookAlikes[one] ?? one).join(''), answer)
}

/** Compares in a time that says nothing of how much is the same. */
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
