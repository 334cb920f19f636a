import type { Link } from './frame.ts'

/** Parts of a list to choose from; `label` names the choice for the ear. */
export const Views = (props: { label: string; views: readonly (Link & { current: boolean })[] }) => (
  <nav aria-label={props.label}>
    <ul class="views">
      {props.views.map((view) => (
        <li>
          <a class="view" href={view.href} aria-current={view.current ? 'page' : undefined}>
            {view.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
