import { dayOf } from './china-moment.ts'

/** Something that lasts. */
export interface Lasting {
  id: string
  startsAt: string
  endsAt: string
}

/** The month after that many: `2026-12` and 1 → `2027-01`. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The weeks of a month, Monday first, each of seven days; the days before and after the month fill them up. */
export function weeksOf(month: string): string[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const first = new Date(Date.UTC(year, number - 1, 1))
  const before = (first.getUTCDay() + 6) % 7
  const day = (at: number) => new Date(Date.UTC(year, number - 1, at)).toISOString().slice(0, 10)
  const weeks: string[][] = []
  for (let at = 1 - before; day(at).slice(0, 7) <= month; at += 7)
    weeks.push(Array.from({ length: 7 }, (_, column) => day(at + column)))
  return weeks
}

/** The days on which it lasts; what ends at midnight does not last on the day that begins then. */
export function daysOf({ startsAt, endsAt }: Pick<Lasting, 'startsAt' | 'endsAt'>) {
  return { from: dayOf(startsAt), to: dayOf(new Date(Date.parse(endsAt) - 1).toISOString()) }
}

export interface WeekBar<One> {
  one: One
  /** Columns 0 to 6, both included. */
  from: number
  to: number
  lane: number
  /** It begins or ends within this week. */
  begins: boolean
  ends: boolean
}

/** What lasts in a week as bars, in as few lanes as they need. */
export function barsOf<One extends Lasting>(week: readonly string[], all: readonly One[]): WeekBar<One>[] {
  const [first = '', last = ''] = [week[0], week[week.length - 1]]
  const busyUntil: number[] = []
  const held = all
    .map((one) => ({ one, ...daysOf(one) }))
    .filter(({ from, to }) => from <= last && to >= first)
    .sort((a, b) => (a.from === b.from ? (a.to < b.to ? 1 : -1) : a.from < b.from ? -1 : 1))
  return held.map(({ one, from, to }) => {
    const begins = from >= first
    const ends = to <= last
    const start = begins ? week.indexOf(from) : 0
    const end = ends ? week.indexOf(to) : week.length - 1
    const free = busyUntil.findIndex((until) => until < start)
    const lane = free >= 0 ? free : busyUntil.length
    busyUntil[lane] = end
    return { one, from: start, to: end, lane, begins, ends }
  })
}
