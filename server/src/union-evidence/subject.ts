/** What papers are about: one grant from its beginning to now, or what happened in a period. */
export interface Subject {
  unionId: string
  grantId: string | null
  /** Moments from `from` on and before `until`; null: no bound. */
  from: Date | null
  until: Date | null
}

const DAY_MS = 86_400_000

const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`)

/** From the first to the last day (calendar days in Asia/Shanghai), both inclusive. */
export const boundsOf = (fromDay: string | null, toDay: string | null): Pick<Subject, 'from' | 'until'> => ({
  from: fromDay === null ? null : midnight(fromDay),
  until: toDay === null ? null : new Date(midnight(toDay).getTime() + DAY_MS),
})

/** Whether a moment is past the subject's end. */
export const isAfter = ({ until }: Subject, at: Date): boolean => until !== null && at >= until

/** Whether a moment is within the subject's bounds. */
export const isWithin = (subject: Subject, at: Date): boolean =>
  (subject.from === null || at >= subject.from) && !isAfter(subject, at)
