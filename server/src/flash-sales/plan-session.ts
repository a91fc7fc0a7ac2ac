import type { FlashSessionInput } from '@yuxiang/shared/api/flash-office'
import { policy } from '@yuxiang/shared/policy'
import { and, eq } from 'drizzle-orm'
import { loadSkusForSale, reserveStock, type SkuForSale } from '../catalog/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { moveSession, requireSession } from './move-session.ts'
import { flashItems, flashSessions } from './tables.ts'

const LONGEST_MS = 7 * 86_400_000

/** Writes a draft; refuses what could not be published as it stands. Answers its id. */
export async function draftSession(
  tx: Db,
  operatorId: string,
  input: FlashSessionInput,
  now: Date,
): Promise<string> {
  const valueFenOf = await checkSession(tx, input, now)
  const id = newId()
  await tx.insert(flashSessions).values({ id, ...columnsOf(input), createdBy: operatorId, createdAt: now })
  await writeItems(tx, id, input, valueFenOf)
  await audit(tx, { actorId: operatorId, action: 'flashSale.draft', ...subject(id), after: input })
  return id
}

/** Changes a draft. Refuses with `flash_sale_state_conflict` once it is published. */
export async function changeDraft(
  tx: Db,
  operatorId: string,
  sessionId: string,
  input: FlashSessionInput,
  now: Date,
): Promise<void> {
  const before = await requireSession(tx, sessionId)
  const valueFenOf = await checkSession(tx, input, now)
  const changed = await tx
    .update(flashSessions)
    .set(columnsOf(input))
    .where(and(eq(flashSessions.id, sessionId), eq(flashSessions.state, 'draft')))
    .returning({ id: flashSessions.id })
  if (changed.length === 0) throw new Refusal('flash_sale_state_conflict')
  await tx.delete(flashItems).where(eq(flashItems.sessionId, sessionId))
  await writeItems(tx, sessionId, input, valueFenOf)
  const { title, startsAt, endsAt } = before
  await audit(tx, {
    actorId: operatorId,
    action: 'flashSale.change',
    ...subject(sessionId),
    before: { title, startsAt, endsAt },
    after: input,
  })
}

/**
 * Publishes a draft: its goods are set aside, in one conditional update of their SKUs, and from then on its terms never
 * change. Refuses with `out_of_stock` (the lines concerned), `flash_sale_overlaps` (a SKU is for sale in another session at
 * the same time) and what a draft is refused for.
 */
export async function publishSession(
  tx: Db,
  operatorId: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  await moveSession(tx, operatorId, sessionId, { event: 'publish', set: { publishedAt: now } })
  const session = await requireSession(tx, sessionId)
  const items = await tx
    .select()
    .from(flashItems)
    .where(eq(flashItems.sessionId, sessionId))
    .orderBy(flashItems.position)
  const skus = await loadSkusForSale(
    tx,
    items.map(({ skuId }) => skuId),
    now,
  )
  const withdrawn = skus.filter(({ state }) => state !== 'onSale')
  if (withdrawn.length > 0) {
    const lines = withdrawn.map(({ skuId }) => ({ skuId, requested: 1, available: 0 }))
    throw new Refusal('product_withdrawn', { lines })
  }
  requireUnbarred(skus)
  // Locks the SKUs: who publishes another session with one of them waits here, and then sees this one.
  const short = await reserveStock(
    tx,
    items.map(({ skuId, stockTotal }) => ({ skuId, quantity: stockTotal })),
  )
  if (short.length > 0) throw new Refusal('out_of_stock', { lines: short })
  await requireNoOverlap(tx, sessionId)
  const times = { startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString() }
  const valueFenOf = checkPrices(items, skus)
  checkTimes(times, now)
  for (const { id, skuId } of items) {
    await tx
      .update(flashItems)
      .set({ valueFen: valueFenOf(skuId) })
      .where(eq(flashItems.id, id))
  }
}

const subject = (subjectId: string) => ({ subject: 'flashSale', subjectId })

const columnsOf = ({ title, startsAt, endsAt, eligibility }: FlashSessionInput) => ({
  title,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  eligibility,
})

async function writeItems(
  tx: Db,
  sessionId: string,
  { items }: FlashSessionInput,
  valueFenOf: (skuId: string) => number,
): Promise<void> {
  await tx.insert(flashItems).values(
    items.map(({ limit, stockTotal, ...item }, position) => ({
      ...item,
      sessionId,
      position,
      valueFen: valueFenOf(item.skuId),
      stockTotal,
      stockLeft: stockTotal,
      perPersonLimit: limit,
    })),
  )
}

async function checkSession(tx: Db, input: FlashSessionInput, now: Date): Promise<(skuId: string) => number> {
  checkTimes(input, now)
  const ids = input.items.map(({ skuId }) => skuId)
  const skus = await loadSkusForSale(tx, ids, now)
  requireUnbarred(skus)
  return checkPrices(input.items, skus)
}

/** Goods of whom an authority keeps out of campaigns are no prize either. */
function requireUnbarred(skus: readonly SkuForSale[]): void {
  const barred = skus.filter(({ barredFrom }) => barredFrom.campaigns)
  if (barred.length === 0) return
  const lines = barred.map(({ skuId }) => ({ skuId, requested: 1, available: 0 }))
  throw new Refusal('campaigns_barred', { lines })
}

function checkTimes({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: Date): void {
  const [starts, ends] = [Date.parse(startsAt), Date.parse(endsAt)]
  if (starts >= ends || ends <= now.getTime() || ends - starts > LONGEST_MS) {
    throw new Refusal('flash_times_invalid')
  }
}

/**
 * What each SKU costs in the shop. Points count at what they deduct at checkout: with the money part they never come to
 * more than that, so that the merchant's share from the platform is never below zero.
 */
function checkPrices(
  items: readonly { skuId: string; points: number; priceFen: number }[],
  skus: readonly { skuId: string; priceFen: number }[],
): (skuId: string) => number {
  const prices = new Map(skus.map(({ skuId, priceFen }) => [skuId, priceFen]))
  for (const [index, { skuId, points, priceFen }] of items.entries()) {
    const shopFen = prices.get(skuId)
    if (shopFen === undefined) {
      throw new Refusal('sku_not_found', { lines: [{ skuId, requested: 1, available: 0 }] })
    }
    const path = `items.${index}.points`
    const pointsFen = points / policy.pointsPerFenDeducted.value
    if (!Number.isInteger(pointsFen)) {
      throw new Refusal('invalid_input', {
        errors: [{ path, message: `应为 ${policy.pointsPerFenDeducted.value} 的倍数` }],
      })
    }
    if (pointsFen + priceFen > shopFen) {
      throw new Refusal('flash_price_too_high', { errors: [{ path, message: '积分与现金合计高于商品售价' }] })
    }
  }
  return (skuId) => prices.get(skuId) ?? 0
}

async function requireNoOverlap(tx: Db, sessionId: string): Promise<void> {
  const overlapping = await sqlOf(tx)<{ skuId: string }[]>`
    select own.sku_id as "skuId" from flash_items own
    join flash_sessions mine on mine.id = own.session_id
    join flash_items other on other.sku_id = own.sku_id and other.session_id <> own.session_id
    join flash_sessions theirs on theirs.id = other.session_id
    where own.session_id = ${sessionId} and theirs.state in ('published', 'paused')
      and theirs.starts_at < mine.ends_at and theirs.ends_at > mine.starts_at`
  if (overlapping.length === 0) return
  const lines = overlapping.map(({ skuId }) => ({ skuId, requested: 1, available: 0 }))
  throw new Refusal('flash_sale_overlaps', { lines })
}
