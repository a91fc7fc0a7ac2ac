import { type EntryKind, type RegisterKind, registerKinds } from './words.ts'

/** Days as `YYYY-MM-DD` in Asia/Shanghai. */
interface Registered {
  id: string
  countyCode: string
  registeredOn: string
  /** The first day on which it is on the register no more. */
  struckOffOn: string | null
}

export interface RegisterFacts {
  year: number
  streamers: readonly (Registered & { teamId: string | null; baseId: string | null })[]
  entries: readonly (Registered & { kind: EntryKind; productIds: readonly string[] })[]
  /** Streamers with a session that took place in the year. */
  broadcast: ReadonlySet<string>
  /** Streamers who passed a training of the year. */
  passed: ReadonlySet<string>
  /** Products that were shown in sessions of the year. */
  shown: ReadonlySet<string>
}

/** `registered`: on the register; `counted`: of these those that were active in the year. */
export interface RegisterCount {
  registered: number
  counted: number
}
export type RegisterCounts = Record<RegisterKind, RegisterCount>

export const noCounts = (): RegisterCounts =>
  Object.fromEntries(registerKinds.map((kind) => [kind, { registered: 0, counted: 0 }])) as RegisterCounts

/** On the register at the end of the year, as far as it has gone. */
export const isOnRegister = (
  { registeredOn, struckOffOn }: Pick<Registered, 'registeredOn' | 'struckOffOn'>,
  year: number,
): boolean => registeredOn <= `${year}-12-31` && (struckOffOn === null || struckOffOn > `${year}-12-31`)

/**
 * Counts a year's register by county, as the project counts: a streamer with a session or a passed training in the
 * year, a base or team with such a streamer, a brand of which something was shown; trained are persons, once each.
 */
export function countRegister(facts: RegisterFacts): Map<string, RegisterCounts> {
  const counts = new Map<string, RegisterCounts>()
  const add = (countyCode: string, kind: RegisterKind, isActive: boolean) => {
    const all = counts.get(countyCode) ?? noCounts()
    counts.set(countyCode, all)
    all[kind].registered++
    if (isActive) all[kind].counted++
  }
  const alive = new Set<string>()
  for (const { id, countyCode, teamId, baseId, ...days } of facts.streamers) {
    if (!isOnRegister(days, facts.year)) continue
    const hasPassed = facts.passed.has(id)
    const isActive = hasPassed || facts.broadcast.has(id)
    add(countyCode, 'streamer', isActive)
    add(countyCode, 'trained', hasPassed)
    for (const led of isActive ? [teamId, baseId] : []) if (led !== null) alive.add(led)
  }
  for (const { id, kind, countyCode, productIds, ...days } of facts.entries) {
    if (!isOnRegister(days, facts.year)) continue
    const isActive = kind === 'brand' ? productIds.some((one) => facts.shown.has(one)) : alive.has(id)
    add(countyCode, kind, isActive)
  }
  return counts
}

/** The whole city's: the sum of its counties'. */
export function sumCounts(counts: Iterable<RegisterCounts>): RegisterCounts {
  const sum = noCounts()
  for (const one of counts) {
    for (const kind of registerKinds) {
      sum[kind].registered += one[kind].registered
      sum[kind].counted += one[kind].counted
    }
  }
  return sum
}
