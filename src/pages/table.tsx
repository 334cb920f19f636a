import type { Child } from 'hono/jsx'

/** One column; `number` sets figures at the right, `code` keeps what is not to be broken and `actions` buttons in one line. */
export type Column = {
  label: string
  kind?: 'text' | 'number' | 'code' | 'actions' | undefined
  sort?: 'ascending' | 'descending' | undefined
  /** Where the same table is, sorted by this column. */
  href?: string | undefined
}

const stacks = (of: { columns: readonly Column[]; compares?: boolean | undefined }): boolean =>
  of.compares === true || of.columns.some(({ kind }) => kind === 'actions')

/**
 * A table with its caption, in a region that a keyboard can scroll. The first cell of a row names the row.
 * Without rows `empty` says so in words. With a column of buttons the rows stand below each other on a narrow screen, each cell with its
 * column's name: no button hides behind an edge; and so where columns are compared with each other (`compares`).
 */
export const Table = (props: {
  id: string
  caption: string
  columns: readonly Column[]
  rows: readonly (readonly Child[])[]
  empty?: Child
  compares?: boolean | undefined
}) =>
  props.rows.length === 0 && props.empty !== undefined ? (
    <p class="empty">{props.empty}</p>
  ) : (
    <section
      class={stacks(props) ? 'table table-stacks' : 'table'}
      aria-labelledby={`${props.id}-caption`}
      tabindex={0}
    >
      <table>
        <caption id={`${props.id}-caption`}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th scope="col" class={column.kind} aria-sort={column.sort}>
                {column.href === undefined ? column.label : <a href={column.href}>{column.label}</a>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr>
              {row.map((cell, place) =>
                place === 0 ? (
                  <th scope="row" class={props.columns[place]?.kind}>
                    {cell}
                  </th>
                ) : (
                  <td
                    class={props.columns[place]?.kind}
                    data-label={stacks(props) ? props.columns[place]?.label : undefined}
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
