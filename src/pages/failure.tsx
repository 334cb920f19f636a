import type { Frame, Link } from './frame.ts'
import { Layout } from './layout.tsx'
import { LinkList } from './link-list.tsx'
import { Heading } from './prose.tsx'

/**
 * A page for what went wrong: what happened, what to do, and a way on. A fault of ours carries the reference number under which
 * it stands in the log.
 */
export const FailurePage = (props: {
  frame: Frame
  title: string
  happened: string
  todo: readonly string[]
  reference?: { label: string; value: string } | undefined
  links: readonly Link[]
}) => (
  <Layout frame={props.frame} title={props.title}>
    <div class="failure">
      <Heading title={props.title} lead={props.happened} />
      {props.todo.map((line) => (
        <p>{line}</p>
      ))}
      {props.reference === undefined ? null : (
        <dl class="reference">
          <dt>{props.reference.label}</dt>
          <dd>{props.reference.value}</dd>
        </dl>
      )}
      <LinkList links={props.links} />
    </div>
  </Layout>
)
