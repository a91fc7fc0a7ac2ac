import type { Answer } from '@/services/api'

export type LineClaim = Answer<'GET /api/orders/{id}/after-sales'>['lines'][number]
export type ClaimOption = LineClaim['options'][number]

/** How many units of each line are chosen. */
export type Chosen = Readonly<Record<string, number>>

/** What all chosen lines can be claimed for together, each until the earliest of its ends. */
export function commonOptions(claims: readonly LineClaim[], chosen: Chosen): ClaimOption[] {
  const [first, ...others] = claims.filter((line) => (chosen[line.lineId] ?? 0) > 0)
  if (!first) return []
  return first.options.flatMap((option) => {
    const same = others.map((line) =>
      line.options.find(({ kind, reason }) => kind === option.kind && reason === option.reason),
    )
    if (same.some((one) => one === undefined)) return []
    const ends = [option, ...same].flatMap((one) => (one?.until ? [one.until] : [])).sort()
    return [{ ...option, until: ends[0] ?? null }]
  })
}
