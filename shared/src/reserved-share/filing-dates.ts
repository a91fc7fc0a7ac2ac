import { policy } from '../policy.ts'

/** `2026`, 331 → `2026-03-31`. */
const dayOf = (year: number, monthDay: number): string =>
  `${year}-${String(Math.floor(monthDay / 100)).padStart(2, '0')}-${String(monthDay % 100).padStart(2, '0')}`

/** Calendar days in China, each inclusive. */
interface FilingDates {
  /** First day on which the year may be filed for. */
  opensOn: string
  dueOn: string
  amendUntil: string
  /** A first filing is taken so long, late as it is. */
  endsOn: string
}

/** The days of a year's filing. */
export const filingDates = (year: number): FilingDates => ({
  opensOn: dayOf(year - 1, policy.reservedShareFilingOpens.value),
  dueOn: dayOf(year, policy.reservedShareFilingDue.value),
  amendUntil: dayOf(year, policy.reservedShareAmendment.value),
  endsOn: dayOf(year, 1231),
})

/** Whether a year may be filed for, or what was accepted of it amended, on a day. */
export function mayFileOn(day: string, year: number, isAmendment: boolean): boolean {
  const { opensOn, amendUntil, endsOn } = filingDates(year)
  return day >= opensOn && day <= (isAmendment ? amendUntil : endsOn)
}
