import { type FieldProps, TextField } from './form.tsx'

/** The words of a picture code beside its label. */
export type PictureFieldWords = {
  /** In the picture's place for whoever does not see it: not the characters, but what to do instead. */
  readonly alt: string
  /** Names the sound for whoever does not see that it belongs to the picture. */
  readonly sound: string
  readonly another: string
  /** Said when another picture has come without a new page. */
  readonly renewed: string
  /** The button that lets the browser work in the person's place, and what is said while it does, after it, and when it could not. */
  readonly prove: string
  readonly proving: string
  readonly proved: string
  readonly notProved: string
}

/**
 * Characters in a picture, to be typed (KEY-1). Without script: the picture, its sound, and a button that asks for the page anew. Script swaps
 * the picture in its place and offers the browser's work instead (`assets/picture-code.js`).
 */
export const PictureField = (
  props: FieldProps & {
    /** The id of this picture. */
    challenge: string
    /** The path below which pictures, sounds and the browser's task of an id lie. */
    path: string
    language: string
    /** The name of the button that asks for the page anew. */
    again: string
    words: PictureFieldWords
  },
) => {
  const { challenge, path, language, words } = props
  return (
    <div
      class="field"
      data-picture={path}
      data-language={language}
      data-renewed={words.renewed}
      data-proving={words.proving}
      data-proved={words.proved}
      data-not-proved={words.notProved}
    >
      <TextField
        name={props.name}
        label={props.label}
        need={props.need}
        hint={props.hint}
        error={props.error}
        width="code"
        autocomplete="off"
        plain
        extra={
          <div class="picture">
            <img src={`${path}/${challenge}.png`} alt={words.alt} width="320" height="112" />
            {/* biome-ignore lint/a11y/useMediaCaption: what it says is what is asked for. Loaded when somebody wants to hear it. */}
            <audio src={`${path}/${challenge}.${language}.wav`} controls preload="none" aria-label={words.sound} />
          </div>
        }
      />
      <input type="hidden" name="challenge" value={challenge} />
      <input type="hidden" name="proof" value="" />
      <div class="field-button">
        <button type="submit" class="secondary" name={props.again} value="yes">
          {words.another}
        </button>
        <button type="button" class="secondary" data-prove="" hidden>
          {words.prove}
        </button>
      </div>
      <p class="hint" role="status" />
    </div>
  )
}
