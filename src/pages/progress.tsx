/**
 * How far something is that goes on by itself. Without script the page is opened anew by `reload`; with it the figures follow, and the page
 * moves on when there is more to see. Nothing reloads by itself under somebody who reads (WCAG 2.2, 2.2.1).
 */
export const Progress = (props: {
  id: string
  label: string
  done: number
  all: number
  /** The same in words. */
  text: string
  reload: { readonly label: string; readonly href: string }
}) => (
  <div class="progress" id={props.id} data-follow="">
    <p>
      <label for={`${props.id}-bar`}>{props.label}</label>
    </p>
    <progress id={`${props.id}-bar`} max={String(Math.max(1, props.all))} value={String(props.done)}>
      {props.text}
    </progress>
    <p class="progress-text">{props.text}</p>
    <p>
      <a href={props.reload.href}>{props.reload.label}</a>
    </p>
  </div>
)
