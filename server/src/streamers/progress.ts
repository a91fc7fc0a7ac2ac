import type { RegisterFigure, RegisterProgress } from '@yuxiang/shared/api/streamer-views'
import { policy } from '@yuxiang/shared/policy'
import {
  countRegister,
  noCounts,
  type RegisterCounts,
  type RegisterFacts,
  sumCounts,
} from '@yuxiang/shared/streamers/counting'
import { type RegisterKind, registerKinds } from '@yuxiang/shared/streamers/words'
import { and, eq } from 'drizzle-orm'
import { productsOfBrands } from '../brands/index.ts'
import { countiesOf } from '../catalog/index.ts'
import { CITY_REGION } from '../identity/index.ts'
import { productsShown, sessionsHeld } from '../live/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { passedIn } from './read-attendance.ts'
import { covers, type Scope } from './scope.ts'
import { registerEntries, registerEntryProducts, registerTargets } from './tables.ts'
import { periodOf, yearOf } from './year.ts'

/** What the whole city is to reach where it has set nothing else. */
const projectTargets: Partial<Record<RegisterKind, number>> = {
  base: policy.registerBases.value,
  team: policy.registerTeams.value,
  brand: policy.registerBrands.value,
  streamer: policy.registerStreamers.value,
}

/** A year's targets and how far they are reached: of the whole city and each county, or of one's own counties. */
export async function readProgress(
  platform: Platform,
  scope: Pick<Scope, 'counties'>,
  year = yearOf(platform.clock()),
  db: Db = platform.database.db,
): Promise<RegisterProgress> {
  const counts = countRegister(await factsOf(platform, db, year))
  const targets = await targetsOf(db, year)
  const counties = (await countiesOf(platform)).filter(({ code }) => covers(scope, code))
  const isNamed = ({ code }: { code: string }) =>
    counts.has(code) || targets.has(code) || scope.counties !== null
  const cityTargets = { ...projectTargets, ...targets.get(CITY_REGION) }
  return {
    year,
    city: scope.counties === null ? figuresOf(sumCounts(counts.values()), cityTargets) : null,
    basis: policy.registerStreamers.basis,
    counties: counties.filter(isNamed).map(({ code, name }) => ({
      countyCode: code,
      county: name,
      figures: figuresOf(counts.get(code) ?? noCounts(), targets.get(code) ?? {}),
    })),
  }
}

type Targets = Partial<Record<RegisterKind, number>>

const figuresOf = (counts: RegisterCounts, targets: Targets): RegisterFigure[] =>
  registerKinds.map((kind) => ({ kind, target: targets[kind] ?? null, ...counts[kind] }))

async function targetsOf(db: Db, year: number): Promise<Map<string, Targets>> {
  const rows = await db.select().from(registerTargets).where(eq(registerTargets.year, year))
  const all = new Map<string, Targets>()
  for (const { regionCode, kind, target } of rows) {
    if (target !== null) all.set(regionCode, { ...all.get(regionCode), [kind]: target })
  }
  return all
}

async function factsOf(platform: Platform, db: Db, year: number): Promise<RegisterFacts> {
  const period = periodOf(year)
  const people = await sqlOf(db)<RegisterFacts['streamers'][number][]>`
    select id, county_code as "countyCode", team_id as "teamId", base_id as "baseId",
      registered_on::text as "registeredOn", struck_off_on::text as "struckOffOn"
    from streamers where registered_on is not null`
  return {
    year,
    streamers: people,
    entries: await entryFacts(platform, db),
    broadcast: new Set((await sessionsHeld(db, period)).keys()),
    passed: new Set((await passedIn(db, year)).keys()),
    shown: await productsShown(db, period),
  }
}

async function entryFacts({ clock }: Platform, db: Db): Promise<RegisterFacts['entries']> {
  const rows = await db.select().from(registerEntries)
  const named = await db
    .select({ entryId: registerEntryProducts.entryId, productId: registerEntryProducts.productId })
    .from(registerEntryProducts)
    .innerJoin(
      registerEntries,
      and(eq(registerEntries.id, registerEntryProducts.entryId), eq(registerEntries.kind, 'brand')),
    )
  const granted = await productsOfBrands(
    db,
    rows.flatMap(({ brandId }) => brandId ?? []),
    dayInShanghai(clock()),
  )
  const ofEntry = groups(named.map(({ entryId, productId }) => [entryId, productId]))
  const ofBrand = groups(granted.map(({ brandId, productId }) => [brandId, productId]))
  return rows.map(({ id, kind, countyCode, registeredOn, struckOffOn, brandId }) => ({
    ...{ id, kind, countyCode, registeredOn, struckOffOn },
    productIds: [...(ofEntry.get(id) ?? []), ...(ofBrand.get(brandId ?? '') ?? [])],
  }))
}

function groups(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const all = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const group = all.get(key)
    if (group) group.push(value)
    else all.set(key, [value])
  }
  return all
}
