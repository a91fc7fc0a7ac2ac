import { policy } from '@yuxiang/shared/policy'

/** The same day of another year, `YYYY-MM-DD`; 29 February is followed by 1 March. */
export function addYears(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The next anniversary of a certificate after a day; null when it ends before. */
export function nextRecheck(publishedOn: string, validTo: string, after: string): string | null {
  let years = 1
  while (addYears(publishedOn, years) <= after) years += 1
  const due = addYears(publishedOn, years)
  return due <= validTo ? due : null
}

/** From so long before its day a re-check can be done. */
export const isRecheckOpen = (dueOn: string | null, today: string): dueOn is string =>
  dueOn !== null && today >= addDays(dueOn, -policy.certificationRecheckAhead.value)

/** Nobody did it, and the time left after its day is over, too. */
export const isRecheckLapsed = (dueOn: string | null, today: string): boolean =>
  dueOn !== null && today > addDays(dueOn, policy.certificationRecheckGrace.value)
