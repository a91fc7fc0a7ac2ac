/** Whole percent of a target, rounded down so that 100 means reached; null without one. */
export function percentReached(counted: number, target: number | null): number | null {
  if (target === null) return null
  return target === 0 ? 100 : Math.floor((counted / target) * 100)
}
