import chineseDays from 'chinese-days'

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Noon where the process runs: the library reads a date's parts there, so no zone moves it to another day. */
function noonOf(day: string): Date {
  const [, year, month, date] = dayPattern.exec(day) ?? []
  if (!year || !month || !date) throw new RangeError(`not a day: ${day}`)
  return new Date(Number(year), Number(month) - 1, Number(date), 12)
}

const dayOf = (noon: Date): string =>
  [
    noon.getFullYear(),
    String(noon.getMonth() + 1).padStart(2, '0'),
    String(noon.getDate()).padStart(2, '0'),
  ].join('-')

/**
 * Whether China works on a day (`YYYY-MM-DD`): no weekend and no holiday, or a make-up day. A year whose holidays the
 * State Council has not announced knows its weekends only.
 */
export const isWorkingDay = (day: string): boolean => chineseDays.isWorkday(noonOf(day))

/** The `count`th working day after a day, which is not counted itself (《民法典》第二百零一条); 0 is the day itself. */
export function addWorkingDays(day: string, count: number): string {
  const noon = noonOf(day)
  for (let left = count; left > 0; ) {
    noon.setDate(noon.getDate() + 1)
    if (chineseDays.isWorkday(noon)) left -= 1
  }
  return dayOf(noon)
}

/** How many working days lie after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  const noon = noonOf(from)
  let days = 0
  for (noon.setDate(noon.getDate() + 1); dayOf(noon) <= to; noon.setDate(noon.getDate() + 1)) {
    if (chineseDays.isWorkday(noon)) days += 1
  }
  return days
}
