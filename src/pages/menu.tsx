import type { Link } from './frame.ts'

/** A way on from a menu, with a sentence on when to take it. */
export type MenuWay = Link & { about: string }

/**
 * A part of a menu under its own heading. Ways of different parts may have one name: for the ear each is described by its heading.
 * The first way is the usual one.
 */
export const MenuSection = (props: { id: string; title: string; ways: readonly MenuWay[] }) => (
  <section class="section" aria-labelledby={props.id}>
    <h2 id={props.id}>{props.title}</h2>
    <ul class="menu">
      {props.ways.map((way, place) => (
        <li class="menu-way">
          <p>{way.about}</p>
          <a class={place === 0 ? 'primary' : 'secondary'} href={way.href} aria-describedby={props.id}>
            {way.label}
          </a>
        </li>
      ))}
    </ul>
  </section>
)
