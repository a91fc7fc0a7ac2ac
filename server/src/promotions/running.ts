import type { OfferPlan } from '@yuxiang/shared/api/campaigns'
import type { Sql } from 'postgres'
import { merchantFacts } from '../merchants/index.ts'
import { createCache } from '../platform/cache.ts'
import type { Database } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { changesChannel } from './changes.ts'

/** A published 满减 or 满赠, running or to come. */
export interface RunningCampaign {
  id: string
  merchantId: string | null
  merchantName: string | null
  name: string
  plan: OfferPlan
  startsAt: string
  endsAt: string
  /** What is left of its budget and of its number; null is without end. */
  budgetLeftFen: number | null
  timesLeft: number | null
}

/** What runs, as every price asks for it. */
export interface Running {
  campaigns: readonly RunningCampaign[]
  /** Nobody's wallet needs to be opened while there is no coupon to use. */
  hasCoupons: boolean
}

/** For a price that takes no part in campaigns. */
export const nothingRuns: Running = { campaigns: [], hasCoupons: false }

/** Budgets shown are at most so old; placing an order decides by the database. */
const lifetimeMs = 5_000
const caches = new WeakMap<
  Database,
  { peek(): Running | undefined; read(): Promise<Running>; clear(): void }
>()

/**
 * The campaigns that are published, from memory: read anew when one changes ({@link promotionsChanged}) and every five
 * seconds. What is published never changes its terms, so a price is only ever late by what is new.
 */
export async function running(platform: Platform): Promise<Running> {
  const kept = poolOf(platform)
  return kept.peek() ?? kept.read()
}

/** Forgets what this process knows: the next price reads the budgets as they are. */
export const forgetRunning = (platform: Platform): void => poolOf(platform).clear()

function poolOf(platform: Platform) {
  const { database, log } = platform
  const known = caches.get(database)
  if (known) return known
  const cache = createCache<Running>({ lifetimeMs, maxBytes: 16_000_000, bytesOf: () => 1_000 })
  const made = {
    peek: () => cache.peek('running'),
    read: () => cache.read('running', () => load(platform)),
    clear: cache.clear,
  }
  caches.set(database, made)
  database.sql.listen(changesChannel, cache.clear, cache.clear).catch((error: unknown) => {
    // Without it prices are still at most five seconds late.
    log.warn({ err: error }, 'changes of promotions are not heard')
  })
  return made
}

interface Row extends Omit<RunningCampaign, 'budgetLeftFen'> {
  budgetLeftFen: string | null
}

const load = ({ database, clock }: Platform): Promise<Running> => readRunning(database.sql, clock())

/** The same as one connection sees it. */
export async function readRunning(sql: Sql, moment: Date): Promise<Running> {
  const now = moment.toISOString()
  const [rows, [coupons]] = await Promise.all([
    sql<Row[]>`
      select campaign.id, campaign.merchant_id as "merchantId", merchant.name as "merchantName", campaign.name,
        campaign.plan, campaign.starts_at as "startsAt", campaign.ends_at as "endsAt",
        usage.budget_fen - usage.used_fen as "budgetLeftFen", usage.total_limit - usage.used_count as "timesLeft"
      from campaigns campaign
      join campaign_usage usage on usage.campaign_id = campaign.id
      left join ${merchantFacts(sql)} merchant on merchant.id = campaign.merchant_id
      where campaign.state = 'published' and campaign.ends_at > ${now}::timestamptz
        and campaign.plan ->> 'kind' = 'offer'`,
    sql<{ exist: boolean }[]>`
      select exists (select from coupons where state = 'available' and usable_to > ${now}::timestamptz) as exist`,
  ])
  return {
    campaigns: rows.map(({ budgetLeftFen, startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      budgetLeftFen: budgetLeftFen === null ? null : Number(budgetLeftFen),
    })),
    hasCoupons: coupons?.exist ?? false,
  }
}
