import type { IssuedCertificate } from '../../domain/certificates/authority.ts'
import { firstMomentOfDay } from '../../domain/certificates/listed.ts'
import type { Contract } from '../../domain/certificates/records.ts'
import { type JapanDay, lastSecondOfDay } from '../../domain/certificates/term.ts'
import { Table } from '../../pages/table.tsx'
import type { Desk } from '../desk.ts'
import { day } from './list-parts.tsx'

/** A contract's term drawn with its certificates one below the other (CRT-41): a picture for the eye, and a table that says the same. */
export interface TermLadderWords {
  readonly title: string
  readonly picture: (from: string, until: string, count: number) => string
  readonly term: string
  readonly today: string
  readonly caption: string
  readonly columns: Readonly<Record<'number' | 'life' | 'state' | 'serial', string>>
  readonly state: {
    readonly good: string
    readonly over: string
    readonly revoked: (at: string) => string
    readonly ends: (at: string) => string
  }
  readonly life: (from: string, until: string) => string
}

const WIDTH = 640
const LEFT = 4
const RIGHT = WIDTH - 4
const ROW = 30
const BAR = 20

/** `certificates`: the oldest first. */
export const TermLadder = (props: {
  contract: Pick<Contract, 'begins' | 'ends'>
  certificates: readonly IssuedCertificate[]
  desk: Desk
}) => {
  const { contract, certificates, desk } = props
  const words = desk.words.termLadder
  const from = firstMomentOfDay(contract.begins).getTime()
  const until = lastSecondOfDay(contract.ends).getTime()
  const place = (at: Date): number => {
    const share = Math.min(1, Math.max(0, (at.getTime() - from) / (until - from)))
    return Math.round(LEFT + share * (RIGHT - LEFT))
  }
  const height = ROW * (certificates.length + 1) + 22
  const bar = (row: number, begins: Date, ends: Date) => ({
    x: place(begins),
    y: row * ROW + 4,
    width: Math.max(3, place(ends) - place(begins)),
    height: BAR,
  })
  const today = place(desk.now)
  return (
    <>
      <svg
        class="ladder"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={words.picture(shown(contract.begins), shown(contract.ends), certificates.length)}
      >
        <rect {...bar(0, new Date(from), new Date(until))} class="ladder-term" />
        <text x={LEFT + 8} y={19} class="ladder-on-term">
          {words.term}
        </text>
        {certificates.map((one, row) => {
          const box = bar(row + 1, one.notBefore, one.revokedAt ?? one.notAfter)
          return (
            <>
              <rect {...box} class={one.revokedAt === null ? 'ladder-life' : 'ladder-revoked'} />
              <text x={box.x + 6} y={box.y + 15} class="ladder-number">
                {String(row + 1)}
              </text>
            </>
          )
        })}
        {desk.now.getTime() >= from && desk.now.getTime() <= until ? (
          <>
            <line x1={today} x2={today} y1={0} y2={height - 18} class="ladder-today" />
            <text
              x={today}
              y={height - 4}
              class="ladder-label"
              text-anchor={today < 60 ? 'start' : today > WIDTH - 60 ? 'end' : 'middle'}
            >
              {words.today}
            </text>
          </>
        ) : null}
      </svg>
      <Table
        id="certificates"
        caption={words.caption}
        columns={[
          { label: words.columns.number, kind: 'number' },
          { label: words.columns.life },
          { label: words.columns.state },
          { label: words.columns.serial, kind: 'code' },
        ]}
        rows={certificates.map((one, place) => [
          String(place + 1),
          words.life(desk.words.common.date(one.notBefore), desk.words.common.dateTime(one.notAfter)),
          stateOf(one, desk),
          one.serial,
        ])}
        compares
      />
    </>
  )
}

const stateOf = ({ revokedAt, revokeDueAt, notAfter }: IssuedCertificate, { words, now }: Desk): string => {
  const { state } = words.termLadder
  const { dateTime } = words.common
  if (revokedAt) return state.revoked(dateTime(revokedAt))
  if (now > notAfter) return state.over
  return revokeDueAt ? state.ends(dateTime(revokeDueAt)) : state.good
}

const shown = (of: JapanDay): string => day(firstMomentOfDay(of))
