/** A day of the row that leads to the higher reward: had, today's still open, or to come. */
export type DayState = 'done' | 'next' | 'ahead'

/**
 * The days of a streak as a row of `length`: done ones, the one that the next check-in fills, those ahead. From
 * the last day of the row on all stay done, since the reward does not rise any more.
 */
export function streakRow(streakDays: number, doneToday: boolean, length: number): DayState[] {
  const filled = Math.min(streakDays, length)
  return Array.from({ length }, (_, at) => {
    if (at < filled) return 'done'
    return at === filled && !doneToday ? 'next' : 'ahead'
  })
}
