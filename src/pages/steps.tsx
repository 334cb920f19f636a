/** Where somebody is in a procedure. `now` counts from 0; `done` and `current` are words for the ear (「完了」「現在の手順」). */
export const Steps = (props: {
  label: string
  steps: readonly string[]
  now: number
  done: string
  current: string
}) => (
  <ol class="steps" aria-label={props.label}>
    {props.steps.map((step, place) => (
      <li class={place < props.now ? 'step step-done' : 'step'} aria-current={place === props.now ? 'step' : undefined}>
        <span class="step-number" aria-hidden="true">
          {place + 1}
        </span>
        <span class="step-name">
          {step}
          {place > props.now ? null : <span class="unseen"> {place < props.now ? props.done : props.current}</span>}
        </span>
      </li>
    ))}
  </ol>
)
