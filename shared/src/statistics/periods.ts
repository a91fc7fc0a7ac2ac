/** What a bulletin reports on. */
export const periodKinds = ['month', 'quarter', 'halfYear', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

export const periodKindNames: Record<PeriodKind, string> = {
  month: '月',
  quarter: '季度',
  halfYear: '半年',
  year: '年',
}

/** Calendar days in China, both inside. */
export interface Span {
  from: string
  to: string
}

/** The `number`-th month, quarter or half of a year, counted from 1; a year has one. */
export interface Period {
  kind: PeriodKind
  year: number
  number: number
}

const monthsOf: Record<PeriodKind, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 }

/** How many of a kind a year has. */
export const periodsInYear = (kind: PeriodKind): number => 12 / monthsOf[kind]

const two = (number: number): string => String(number).padStart(2, '0')

/** The last day of a month: the day before the first of the next. */
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** From its first day to its last. Throws RangeError for a period that its year does not have. */
export function spanOf({ kind, year, number }: Period): Span {
  if (!Number.isInteger(number) || number < 1 || number > periodsInYear(kind)) {
    throw new RangeError(`a year has no ${kind} ${number}`)
  }
  const months = monthsOf[kind]
  const [first, last] = [(number - 1) * months + 1, number * months]
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(lastDay(year, last))}` }
}

/** The same days a year earlier; of a leap day, the last of that February. A whole February stays one. */
export function lastYearOf({ from, to }: Span): Span {
  return {
    from: dayLastYear(from),
    to: isLastOfFebruary(to) ? endOfFebruary(yearOf(to) - 1) : dayLastYear(to),
  }
}

const yearOf = (day: string): number => Number(day.slice(0, 4))
const endOfFebruary = (year: number): string => `${year}-02-${two(lastDay(year, 2))}`
const isLastOfFebruary = (day: string): boolean => day === endOfFebruary(yearOf(day))

function dayLastYear(day: string): string {
  const year = yearOf(day) - 1
  return day.endsWith('-02-29') ? endOfFebruary(year) : `${year}${day.slice(4)}`
}

/** `2026 年第三季度`, `2026 年上半年`, `2026 年 9 月`, `2026 年度`. */
export function periodName({ kind, year, number }: Period): string {
  if (kind === 'month') return `${year} 年 ${number} 月`
  if (kind === 'quarter') return `${year} 年第${'一二三四'[number - 1] ?? ''}季度`
  if (kind === 'halfYear') return `${year} 年${number === 1 ? '上' : '下'}半年`
  return `${year} 年度`
}

/** The last of a kind that was over on a day. */
export function lastPeriodOver(kind: PeriodKind, day: string): Period {
  const months = monthsOf[kind]
  const running = Math.ceil(Number(day.slice(5, 7)) / months)
  const year = yearOf(day)
  return running > 1 ? { kind, year, number: running - 1 } : { kind, year: year - 1, number: 12 / months }
}
