import type { Child } from 'hono/jsx'
import type { Link } from './frame.ts'

/** The only h1 of a page, with the procedure's name above it and its first sentence below. */
export const Heading = (props: { title: string; caption?: string | undefined; lead?: Child }) => (
  <header class="heading">
    {props.caption === undefined ? null : <p class="caption">{props.caption}</p>}
    <h1>{props.title}</h1>
    {props.lead === undefined ? null : <p class="lead">{props.lead}</p>}
  </header>
)

/** A part of a page under its own heading. */
export const Section = (props: { title: string; id?: string | undefined; children?: Child }) => (
  <section class="section">
    <h2 id={props.id}>{props.title}</h2>
    {props.children}
  </section>
)

/** The same as a landmark of its own, for sections whose buttons are called alike. `id` is the heading's. */
export const NamedSection = (props: { title: string; id: string; children?: Child }) => (
  <section class="section" aria-labelledby={props.id}>
    <h2 id={props.id}>{props.title}</h2>
    {props.children}
  </section>
)

/** A piece of a written text: a heading, a paragraph, a list, or a paragraph that is a link. */
export type Piece = { heading: string } | { text: string } | { list: readonly string[] } | { link: Link }

/** Paragraphs as portals write them: one that begins with `# ` is a heading. */
export const piecesOf = (paragraphs: readonly string[]): readonly Piece[] =>
  paragraphs.map((line) => (line.startsWith('# ') ? { heading: line.slice(2) } : { text: line }))

/** Written text, such as terms, a policy or the explanation of a page. */
export const Prose = ({ pieces }: { pieces: readonly Piece[] }) => (
  <div class="prose">
    {pieces.map((piece) => {
      if ('heading' in piece) return <h2>{piece.heading}</h2>
      if ('text' in piece) return <p>{piece.text}</p>
      if ('link' in piece)
        return (
          <p>
            <a href={piece.link.href}>{piece.link.label}</a>
          </p>
        )
      return (
        <ul>
          {piece.list.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )
    })}
  </div>
)
