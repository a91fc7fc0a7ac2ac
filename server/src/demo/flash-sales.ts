import type { FlashItemInput } from '@yuxiang/shared/api/flash-office'
import { policy } from '@yuxiang/shared/policy'
import { draftSession, isBarredItem, publishSession } from '../flash-sales/index.ts'
import { createStaff } from '../identity/index.ts'
import { createFieldCipher } from '../platform/crypto.ts'
import { type Database, type Db, sqlOf } from '../platform/db/index.ts'
import { demoOperator } from './accounts.ts'
import { demoSeedings } from './tables.ts'

const MINUTE_MS = 60_000
const LASTS_MS = 60 * MINUTE_MS
/** The one to come is so far away when the shop starts. */
const SOON_MS = 10 * MINUTE_MS
/** The next is opened so long before the one to come begins: looked after every five minutes (keep-rolling.ts), the shop is never without one. */
const LEAD_MS = 6 * MINUTE_MS

/** The first is to be had for the points a new shopper begins with. */
const terms: readonly Omit<FlashItemInput, 'skuId'>[] = [
  { points: policy.pointsWelcome.value, priceFen: 0, stockTotal: 30, limit: 1 },
  { points: 120, priceFen: 990, stockTotal: 40, limit: 2 },
  { points: 500, priceFen: 0, stockTotal: 20, limit: 1 },
  { points: 80, priceFen: 1_290, stockTotal: 60, limit: 2 },
]

const titles: readonly [untilHour: number, title: string][] = [
  [6, '夜猫场'],
  [11, '早市场'],
  [14, '午间场'],
  [18, '下午场'],
  [24, '晚间场'],
]

/** Opens what is missing; answers how many sessions it opened. A shop without the demo's goods is left alone. */
export async function rollFlashSales(database: Database, secretKey: string, now: Date): Promise<number> {
  const [mark] = await database.db.select().from(demoSeedings)
  if (!mark) return 0
  const context = { clock: () => now, cipher: createFieldCipher(secretKey), database }
  return database.transaction(async (tx) => {
    const operatorId = await createStaff(context, demoOperator, tx)
    const open = await openSessions(tx, now)
    const started = open.filter(({ startsAt }) => startsAt <= now)
    const begun = open.filter(({ startsAt }) => startsAt.getTime() <= now.getTime() + LEAD_MS)
    const missing = [
      ...(started.length === 0 ? [now] : []),
      ...(begun.length === open.length ? [nextStart(begun, now)] : []),
    ]
    for (const startsAt of missing) await openOne(tx, operatorId, startsAt, now)
    return missing.length
  })
}

interface Open {
  startsAt: Date
  endsAt: Date
}

async function openSessions(tx: Db, now: Date): Promise<Open[]> {
  const rows = await sqlOf(tx)<{ startsAt: string; endsAt: string }[]>`
    select starts_at as "startsAt", ends_at as "endsAt" from flash_sessions
    where state in ('published', 'paused') and ends_at > ${now.toISOString()}::timestamptz`
  return rows.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }))
}

/** Soon; where two run already, when the first of them ends. */
function nextStart(started: readonly Open[], now: Date): Date {
  const soon = new Date(now.getTime() + SOON_MS)
  if (started.length < 2) return soon
  const firstEnd = Math.min(...started.map(({ endsAt }) => endsAt.getTime()))
  return new Date(Math.max(firstEnd, soon.getTime()))
}

async function openOne(tx: Db, operatorId: string, moment: Date, now: Date): Promise<void> {
  // At a full minute, as a person would plan it.
  const startsAt = new Date(Math.floor(moment.getTime() / MINUTE_MS) * MINUTE_MS)
  const skuIds = await freeSkus(tx, now)
  const items = terms.flatMap((term, at) => {
    const skuId = skuIds[at]
    return skuId ? [{ skuId, ...term }] : []
  })
  if (items.length === 0) return
  const hour = (startsAt.getUTCHours() + 8) % 24
  const sessionId = await draftSession(
    tx,
    operatorId,
    {
      title: titles.find(([until]) => hour < until)?.[1] ?? '整点场',
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + LASTS_MS).toISOString(),
      eligibility: 'everyone',
      items,
    },
    now,
  )
  await publishSession(tx, operatorId, sessionId, now)
}

/** Goods of different products that are in no open session, dear enough for the terms, those sold longest ago first. */
async function freeSkus(tx: Db, now: Date): Promise<string[]> {
  const sql = sqlOf(tx)
  const rows = await sql<{ id: string }[]>`
    with free as (
      select distinct on (sku.product_id) sku.id, sku.product_id,
        (select max(session.ends_at) from flash_items item join flash_sessions session on session.id = item.session_id
          where item.sku_id = sku.id) as last
      from skus sku join sku_stock stock on stock.sku_id = sku.id join products product on product.id = sku.product_id
      where sku.state = 'onSale' and product.state = 'onSale' and sku.price_fen between 1990 and 6990
        and stock.available >= 120 and not ${isBarredItem(sql, sql`sku.id`, now)}
        and not exists (select from flash_items item join flash_sessions session on session.id = item.session_id
          where item.sku_id = sku.id and session.state in ('published', 'paused'))
      order by sku.product_id, sku.position
    )
    select id from free order by last nulls first, md5(product_id::text) limit ${terms.length}`
  return rows.map(({ id }) => id)
}
