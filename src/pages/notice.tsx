import type { Child } from 'hono/jsx'
import type { NoticeKind } from './frame.ts'

/** A message in the text: a mark drawn by the style sheet, a title in words, and what follows from it. */
export const Notice = (props: { kind: NoticeKind; title?: string | undefined; children?: Child }) => (
  <div class={`notice notice-${props.kind}`} role={props.kind === 'success' ? 'status' : undefined}>
    {props.title === undefined ? null : <p class="notice-title">{props.title}</p>}
    {typeof props.children === 'string' ? <p>{props.children}</p> : props.children}
  </div>
)

/**
 * A wait that must pass before the next try. `text` says it in words at once; with script `running` counts down in it:
 * `{}` stands for the seconds that are left, and `over` takes its place at the end.
 */
export const Wait = (props: { seconds: number; text: string; running: string; over: string }) => (
  <p class="wait" data-wait={String(props.seconds)} data-running={props.running} data-over={props.over}>
    {props.text}
  </p>
)
