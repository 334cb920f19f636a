import { Fault, type FieldProps, Hint, Need } from './form.tsx'

/** The names of a number's inputs: `mpr-1` … `mpr-4`. */
export const fourNames = (name: string): readonly string[] => [1, 2, 3, 4].map((place) => `${name}-${place}`)

/**
 * A number in four inputs of four digits under one label, as it is printed. The first takes the whole of it, too; script spreads what is
 * pasted over the others. Nothing cuts what is typed, and nothing moves the focus on. `errorIn` is the input to be mended.
 */
export const Fours = (
  props: FieldProps & { values: readonly string[]; errorIn?: string | undefined; nameOf: (place: number) => string },
) => {
  const { name, label, values, error, errorIn = `${name}-1`, nameOf } = props
  const fault = { ...props, id: errorIn }
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={props.hint === undefined ? undefined : `${name}-hint`}
    >
      <legend>{label}</legend>
      {Need(props as { need: Need | undefined })}
      {Hint(props)}
      {Fault(fault)}
      <div class="fours" data-fours="">
        {fourNames(name).map((own, place) => (
          <span class="four">
            <label class="unseen" for={own}>
              {nameOf(place + 1)}
            </label>
            <input
              type="text"
              id={own}
              name={own}
              value={values[place] ?? ''}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              required={props.need?.required ?? false}
              aria-invalid={error !== undefined && own === errorIn ? 'true' : undefined}
              aria-describedby={error !== undefined && own === errorIn ? `${own}-error` : undefined}
            />
          </span>
        ))}
      </div>
    </fieldset>
  )
}
