import { PICTURE_CHARACTERS, type PictureMaker } from '../domain/accounts/picture-code.ts'
import { drawPictureCode } from './draw-picture-code.ts'
import { readSpokenNames, speakPictureCode } from './speak-picture-code.ts'

/** Draws and speaks picture codes. `sounds`: the folder of the spoken names, read once. */
export const createPictureMaker = (sounds: string): PictureMaker => {
  const names = readSpokenNames(sounds, PICTURE_CHARACTERS)
  return {
    draw: drawPictureCode,
    speak: (answer, seed, language) => speakPictureCode(answer, seed, names[language]),
  }
}
