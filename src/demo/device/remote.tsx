import type { Button, hexDigits } from './tv.ts'
import type { DeviceWords } from './words.ts'

/** The remote control: one form, each key a button that sends it. */
export const Remote = (props: { action: string; device: string; words: DeviceWords }) => {
  const { remote } = props.words
  return (
    <form class="remote" id="remote" method="post" action={props.action} aria-label={remote.title}>
      <input type="hidden" name="device" value={props.device} />
      <div class="remote-top">
        <Key button="menu" label={remote.menu} />
        <Key button="back" label={remote.back} />
      </div>
      <div class="remote-ring">
        <Key button="up" label={remote.up} sign="▲" />
        <Key button="left" label={remote.left} sign="◀" />
        <Key button="ok" label={remote.ok} />
        <Key button="right" label={remote.right} sign="▶" />
        <Key button="down" label={remote.down} sign="▼" />
      </div>
      <div class="remote-colours">
        <Key button="yellow" label={remote.yellow} />
        <Key button="green" label={remote.green} />
      </div>
      <div class="remote-digits">
        {pad.map((digit) => (
          <Key button={digit} label={digit} />
        ))}
      </div>
    </form>
  )
}

// As on a telephone, the letters at the right and below.
const pad = [...'123A456B789C0DEF'] as (typeof hexDigits)[number][]

const Key = ({ button, label, sign }: { button: Button; label: string; sign?: string }) => (
  <button type="submit" name="press" value={button} class={`key key-${button.length === 1 ? 'digit' : button}`}>
    {sign === undefined ? (
      label
    ) : (
      <>
        {sign} <span class="unseen">{label}</span>
      </>
    )}
  </button>
)
