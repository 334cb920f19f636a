import { inFours } from '../../domain/keys/hex-fields.ts'
import type { Block, Hint, View } from './view.ts'
import type { DeviceWords } from './words.ts'

/** The television. What is new on it is read out beside it, for the picture itself is drawn for the eye. */
export const Television = (props: { view: View; at: string; time: string; words: DeviceWords }) => {
  const { view, at, time, words } = props
  return (
    <section class="tv" id="tv" aria-label={words.screen}>
      <div class={`tv-screen tv-at-${at}`} data-at={at}>
        <p class="tv-bar">
          <span>{words.tv.brand}</span>
          <span>{time}</span>
        </p>
        <div class="tv-body">
          {view.title === null ? null : <h2 class="tv-title">{view.title}</h2>}
          {view.blocks.map((block) => (
            <Drawn block={block} />
          ))}
        </div>
        <ul class="tv-hints">
          {view.hints.map((hint) => (
            <li>
              <KeyName hint={hint} words={words} />
              {hint.does}
            </li>
          ))}
        </ul>
      </div>
      <p class="tv-foot" aria-hidden="true">
        <span class="tv-light" />
      </p>
    </section>
  )
}

const KeyName = ({ hint, words }: { hint: Hint; words: DeviceWords }) => {
  const { remote, tv } = words
  const names = {
    vertical: '▲▼',
    sideways: '◀▶',
    left: '◀',
    ok: remote.ok,
    back: remote.back,
    menu: remote.menu,
    yellow: remote.yellow,
    green: remote.green,
    digits: tv.hints.numbers,
  } as const satisfies Readonly<Record<Hint['key'], string>>
  return <b class={`tv-key-name tv-key-${hint.key}`}>{names[hint.key]}</b>
}

const Drawn = ({ block }: { block: Block }) => {
  switch (block.is) {
    case 'text':
      return <p class={`tv-text tv-text-${block.look}`}>{block.text}</p>
    case 'facts':
      return (
        <dl class="tv-facts">
          {block.facts.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'menu':
      return <Choices items={block.items} chosen={block.chosen} look="tv-menu" />
    case 'password':
      return (
        <div class={block.active ? 'tv-field tv-chosen' : 'tv-field'}>
          <span class="tv-label">{block.label}</span>
          <span class="unseen">{block.told}</span>
          <span class="tv-dots" aria-hidden="true">
            {'●'.repeat(block.digits)}
            {block.active ? <i class="tv-caret" /> : null}
          </span>
        </div>
      )
    case 'button':
      return <p class={block.chosen ? 'tv-button tv-chosen' : 'tv-button'}>{block.label}</p>
    case 'key':
      return <KeyField block={block} />
    case 'dialog':
      return (
        <div class="tv-dialog">
          <p>{block.text}</p>
          <Choices items={block.choices} chosen={block.chosen} look="tv-choices" />
        </div>
      )
  }
}

const Choices = (props: { items: readonly string[]; chosen: number; look: string }) => (
  <ul class={props.look}>
    {props.items.map((item, place) => (
      <li
        class={place === props.chosen ? 'tv-chosen' : undefined}
        aria-current={place === props.chosen ? 'true' : undefined}
      >
        {item}
      </li>
    ))}
  </ul>
)

/** Sixteen places in four groups; the next one to be typed is marked. */
const KeyField = ({ block }: { block: Extract<Block, { is: 'key' }> }) => (
  <div class="tv-keyfield">
    <p class="tv-label">
      {block.label}
      <span class="tv-count">{block.count}</span>
    </p>
    <p class="unseen">{inFours(block.typed)}</p>
    <p class="tv-digits" aria-hidden="true">
      {[0, 1, 2, 3].map((group) => (
        <span class="tv-group">
          {[0, 1, 2, 3].map((place) => {
            const at = group * 4 + place
            return <i class={at === block.typed.length ? 'tv-next' : undefined}>{block.typed[at] ?? ''}</i>
          })}
        </span>
      ))}
    </p>
  </div>
)
