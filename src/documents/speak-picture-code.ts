import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '../kit/language.ts'
import { type Chance, chanceFrom } from './seeded-chance.ts'
import { encodeWave, readMuLaw, type Sound } from './wave.ts'

/** The name of each character, spoken, by language. */
export type SpokenNames = Readonly<Record<Language, ReadonlyMap<string, Sound>>>

/** Reads `folder/<language>/<character>.wav` for all of these characters; one that is missing is a fault at the start. */
export const readSpokenNames = (folder: string, characters: string): SpokenNames => {
  const of = (language: Language) =>
    new Map([...characters].map((one) => [one, readMuLaw(readFileSync(join(folder, language, `${one}.wav`)))]))
  return Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<
    Language,
    ReturnType<typeof of>
  >
}

interface Placed {
  readonly sound: Sound
  /** The first sample in the whole. */
  readonly begin: number
  /** Faster than it was spoken, and higher. */
  readonly pace: number
  readonly loud: number
}

/**
 * Names the characters one after another, with pauses to type in. Each is said at its own pace and pitch over a murmur of names said
 * backwards: a program that knows the recordings does not find them unchanged. The seed decides everything.
 */
export const speakPictureCode = (
  answer: string,
  seed: string,
  names: ReadonlyMap<string, Sound>,
): Uint8Array<ArrayBuffer> => {
  const chance = chanceFrom(seed)
  const sounds = [...answer].map((one) => {
    const sound = names.get(one)
    if (!sound) throw new RangeError(`no sound for ${one}`)
    return sound
  })
  const rate = sounds[0]?.rate ?? 0
  const seconds = (length: number): number => Math.round(length * rate)
  let end = seconds(0.4)
  const said = sounds.map((sound): Placed => {
    const placed = { sound, begin: end, pace: chance.between(0.9, 1.06), loud: chance.between(0.75, 0.95) }
    end += Math.ceil(sound.samples.length / placed.pace) + seconds(chance.between(0.55, 0.85))
    return placed
  })
  const samples = new Float32Array(end)
  for (const one of murmur([...names.values()], end, rate, chance)) add(samples, one)
  for (const one of said) add(samples, one)
  for (let at = 0; at < end; at++) samples[at] = samples[at]! + chance.between(-0.02, 0.02)
  return encodeWave({ samples, rate })
}

/** Names said backwards and softly, one over the other, from the beginning to the end. */
const murmur = (sounds: readonly Sound[], end: number, rate: number, chance: Chance): readonly Placed[] => {
  const all: Placed[] = []
  for (let begin = 0; begin < end; begin += Math.round(chance.between(0.15, 0.4) * rate)) {
    const { samples } = sounds[chance.below(sounds.length)]!
    const backwards = { rate, samples: samples.toReversed() }
    all.push({ sound: backwards, begin, pace: chance.between(0.7, 1.3), loud: chance.between(0.05, 0.11) })
  }
  return all
}

const add = (whole: Float32Array, { sound, begin, pace, loud }: Placed): void => {
  const { samples } = sound
  const length = Math.min(Math.floor((samples.length - 1) / pace), whole.length - begin)
  for (let at = 0; at < length; at++) {
    const place = at * pace
    const before = Math.floor(place)
    const part = place - before
    whole[begin + at] = whole[begin + at]! + loud * (samples[before]! * (1 - part) + samples[before + 1]! * part)
  }
}
