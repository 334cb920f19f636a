import type { Link } from './frame.ts'

/** Ways on from a page, each with a line that says what is behind it if need be. */
export const LinkList = (props: {
  links: readonly (Link & { about?: string | undefined })[]
  label?: string | undefined
}) => (
  <ul class="links" aria-label={props.label}>
    {props.links.map((link) => (
      <li>
        <a href={link.href}>{link.label}</a>
        {link.about === undefined ? null : <p class="about">{link.about}</p>}
      </li>
    ))}
  </ul>
)

/** The way back, above the heading. */
export const BackLink = ({ link }: { link: Link }) => (
  <p class="back">
    <a href={link.href}>{link.label}</a>
  </p>
)

/** A link that is the main thing to do next and looks like a button. */
export const ActionLink = ({
  link,
  look = 'primary',
  describedBy,
}: {
  link: Link
  look?: 'primary' | 'secondary'
  /** The id of what tells it from others of its name, for the ear. */
  describedBy?: string
}) => (
  <p class="action">
    <a class={look} href={link.href} aria-describedby={describedBy}>
      {link.label}
    </a>
  </p>
)
