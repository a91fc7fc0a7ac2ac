import { countiesOf, productPlaces } from '../catalog/index.ts'
import { attributedAmong } from '../live-attribution/index.ts'
import { type CertifiedSale, certifiedRefunds, certifiedSales, firstPaidOn } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { Cells, type Context } from './cells.ts'
import { productSalesDays, salesDays } from './tables.ts'

/** Calendar days in China, both inside. */
interface Days {
  from: string
  to: string
}

/** So many days are reckoned in one transaction. */
const daysAtOnce = 31
/** Each night so many days are reckoned anew. */
const nightlyDays = 35
const insertedAtOnce = 2_000
const dayMs = 86_400_000

/** Reckons days anew from orders and refunds, whatever stood there; in pieces, each whole or not at all. 35 days of 580 orders each: 1.2 s. */
export async function rebuildSales(platform: Platform, { from, to: asked }: Days): Promise<void> {
  const today = dayInShanghai(platform.clock())
  const to = earlierOf(asked, today)
  for (let start = from; start <= to; start = later(start, daysAtOnce)) {
    const last = later(start, daysAtOnce - 1)
    const piece = { from: start, to: earlierOf(last, to) }
    await platform.database.transaction((tx) => rebuildPiece(tx, platform, piece))
  }
}

/**
 * Reckons from the last day that was, once more, up to today; the first time from the first payment. The day before
 * goes along: a payment of a minute before midnight may be written after it.
 */
export async function catchUpSales(platform: Platform): Promise<void> {
  const { db } = platform.database
  const [known] = await sqlOf(db)<{ day: string | null }[]>`select max(day)::text as day from sales_rollups`
  const today = dayInShanghai(platform.clock())
  const last = known?.day ?? (await firstPaidOn(db)) ?? today
  await rebuildSales(platform, { from: later(earlierOf(last, today), -1), to: today })
}

/** Job of the night: what a fault of ours wrote wrong in the last weeks is right again in the morning. */
export async function reckonLastWeeks(platform: Platform): Promise<void> {
  await catchUpSales(platform)
  const today = dayInShanghai(platform.clock())
  await rebuildSales(platform, { from: later(today, 1 - nightlyDays), to: today })
}

async function rebuildPiece(tx: Db, platform: Platform, days: Days): Promise<void> {
  const sql = sqlOf(tx)
  // Their rows are the lock: who else reckons one of these days waits here, and then sees what is committed.
  await sql`
    insert into sales_rollups (day, built_at)
    select day::date, ${platform.clock().toISOString()}::timestamptz
    from generate_series(${days.from}::date, ${days.to}::date, interval '1 day') day order by day
    on conflict (day) do update set built_at = excluded.built_at`
  await sql`delete from sales_days where day between ${days.from}::date and ${days.to}::date`
  await sql`delete from product_sales_days where day between ${days.from}::date and ${days.to}::date`
  const cells = new Cells()
  const counties = await countiesOf(platform, tx)
  const countyCodes = new Map(counties.map(({ name, code }) => [name, code]))
  for await (const facts of certifiedSales(tx, days)) {
    cells.add('sold', facts, { countyCodes, ...(await contextOf(tx, facts)) })
  }
  for await (const facts of certifiedRefunds(tx, days)) {
    cells.add('refunded', facts, { countyCodes, ...(await contextOf(tx, facts)) })
  }
  for (const rows of inPieces([...cells.days.values()])) await tx.insert(salesDays).values(rows)
  for (const rows of inPieces([...cells.products.values()])) await tx.insert(productSalesDays).values(rows)
}

async function contextOf(tx: Db, facts: readonly CertifiedSale[]): Promise<Pick<Context, 'places' | 'live'>> {
  if (facts.length === 0) return { places: new Map(), live: new Set() }
  const rows = await productPlaces(tx, [...new Set(facts.map(({ productId }) => productId))])
  const live = await attributedAmong(tx, [...new Set(facts.map(({ orderId }) => orderId))])
  return { places: new Map(rows.map((row) => [row.id, row])), live }
}

function inPieces<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / insertedAtOnce) }, (_, at) =>
    rows.slice(at * insertedAtOnce, (at + 1) * insertedAtOnce),
  )
}

/** Days as text: the first of two. */
function earlierOf(one: string, other: string): string {
  if (one < other) return one
  return other
}

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
