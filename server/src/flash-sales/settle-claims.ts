import { policy } from '@yuxiang/shared/policy'
import type { ProblemCode } from '@yuxiang/shared/problems'
import { newId } from '../platform/db/columns.ts'
import { type Db, isDeadlock, isRefusedData, sqlOf } from '../platform/db/index.ts'
import { plainArray } from '../platform/db/plain-array.ts'
import { together } from '../platform/db/together.ts'
import type { Platform } from '../platform/index.ts'
import {
  holdPoints,
  lockLots,
  lotsThatPay,
  type PointsPart,
  type ShoppersLots,
  seeLots,
} from '../points/index.ts'
import { isBarredItem } from './barred-item.ts'

/** A shopper's wish for one unit of an item, as it waits. */
export interface Asked {
  userId: string
  key: string
  addressId: string | null
  /** Asked before and not answered: it may have won, and only the database knows. */
  isRepeat: boolean
  askedAt: Date
}

interface Won {
  claimId: string
  payBy: Date
}

/** What became of a wish: won (now, or before by the same key), or why not. */
export type Outcome = Won | { refusal: ProblemCode }

/** A batch's outcomes, one per wish in order, and what is left for the next. */
export interface Settled {
  outcomes: Outcome[]
  stockLeft: number
  wins: number
  /** The session is over: nothing will be for sale again, whatever returns. */
  closed: boolean
}

/** Holds outlast the time for payment: the ledger's check misses their end only so much later. */
const HOLD_MARGIN_MS = 3_600_000

interface Item {
  points: number
  priceFen: string
  stockLeft: number
  wins: string
  perPersonLimit: number
  paused: boolean
  closed: boolean
}

interface Session {
  state: string
  startsAt: Date
  endsAt: Date
  /** The item's merchant may not sell: its order would be refused. */
  barred: boolean
}

interface Earlier {
  id: string
  itemId: string
  userId: string
  key: string
  ordinal: number | null
  addressId: string | null
  payBy: string
}

/**
 * Settles what waits for one item, in a constant number of statements; nobody is answered before it is committed. It is
 * decided by what was seen, with nothing locked: whoever reads stock under a lock keeps the sale waiting until a busy
 * process comes back to the answer. What was decided is written by one statement, which does nothing unless the item
 * still has that much, and which the database refuses when a place or points went elsewhere meanwhile. Then it is decided again
 * under locks. Whoever is short of points is refused alone. Wishes of one shopper must
 * not stand twice in a batch.
 */
export async function settleClaims(
  platform: Platform,
  itemId: string,
  asked: readonly Asked[],
): Promise<Settled> {
  const { database } = platform
  const settled = await settleBySight(platform, itemId, asked)
  return settled ?? database.transaction((tx) => settleUnderLocks(tx, platform, itemId, asked))
}

/** Null when what was seen did not hold. */
async function settleBySight(
  { database: { db }, clock }: Platform,
  itemId: string,
  asked: readonly Asked[],
): Promise<Settled | null> {
  const now = clock()
  const facts = await readFacts(db, itemId, asked, now, { isLocked: false })
  try {
    const settled = await settle(db, facts, asked, now)
    return settled && { ...settled, outcomes: await withRepeats(db, itemId, asked, settled.outcomes) }
  } catch (error) {
    if (isRefusedData(error) || isDeadlock(error)) return null
    throw error
  }
}

/**
 * What was seen of stock and points may be younger than what was seen of earlier claims: a wish whose own win, in
 * another process, is why too little was left. So claims are looked at once more before a refusal is said.
 */
async function withRepeats(
  db: Db,
  itemId: string,
  asked: readonly Asked[],
  outcomes: readonly Outcome[],
): Promise<Outcome[]> {
  const refused = asked.filter((_, index) => 'refusal' in (outcomes[index] as Outcome))
  if (refused.length === 0) return [...outcomes]
  const earlier = Map.groupBy(await readEarlier(db, itemId, refused), ({ userId }) => userId)
  return outcomes.map((outcome, index) => {
    const one = asked[index] as Asked
    const before = earlier.get(one.userId)?.find(({ key }) => key === one.key)
    return before && 'refusal' in outcome ? repeated(before, itemId, one) : outcome
  })
}

/**
 * The item's row is locked first and the rest is read afterwards, in statements of their own: a single clever one would
 * look at the snapshot of before the lock and let two processes sell the same unit.
 */
export async function settleUnderLocks(
  tx: Db,
  { clock }: Platform,
  itemId: string,
  asked: readonly Asked[],
): Promise<Settled> {
  const now = clock()
  const settled = await settle(tx, await readFacts(tx, itemId, asked, now, { isLocked: true }), asked, now)
  if (!settled) throw new Error(`flash item ${itemId} changed under its lock`)
  return settled
}

/** Sent together. A transaction's one connection works them off in this order; without one there is no order. */
async function readFacts(
  db: Db,
  itemId: string,
  asked: readonly Asked[],
  now: Date,
  { isLocked }: { isLocked: boolean },
): Promise<Facts> {
  const userIds = asked.map(({ userId }) => userId)
  const [item, session, earlier, { lots, accounts }] = await together(
    readItem(db, itemId, isLocked),
    readSession(db, itemId, now),
    readEarlier(db, itemId, asked),
    isLocked ? lockLots(db, userIds, now) : seeLots(db, userIds, now),
  )
  return { itemId, item, session, earlier, lots, accounts }
}

/** Decides and writes; null when the item has not that much any more. */
async function settle(db: Db, facts: Facts, asked: readonly Asked[], now: Date): Promise<Settled | null> {
  const { outcomes, winners } = decide(facts, asked, now)
  const { closed } = facts.item
  if (winners.length === 0) {
    return { outcomes, stockLeft: facts.item.stockLeft, wins: Number(facts.item.wins), closed }
  }
  const taken = await write(db, facts, winners, now)
  return taken && { outcomes, ...taken, closed }
}

async function readItem(db: Db, itemId: string, isLocked: boolean): Promise<Item> {
  const sql = sqlOf(db)
  const [item] = await sql<Item[]>`
    select points, price_fen as "priceFen", stock_left as "stockLeft", wins, per_person_limit as "perPersonLimit",
      paused, closed
    from flash_items where id = ${itemId} ${isLocked ? sql`for no key update` : sql``}`
  if (!item) throw new Error(`flash item ${itemId} is gone`)
  return item
}

async function readSession(db: Db, itemId: string, now: Date): Promise<Session> {
  const sql = sqlOf(db)
  const [session] = await sql<{ state: string; startsAt: string; endsAt: string; barred: boolean }[]>`
    select state, starts_at as "startsAt", ends_at as "endsAt",
      ${isBarredItem(sql, sql`item.sku_id`, now)} as barred
    from flash_items item join flash_sessions session on session.id = item.session_id
    where item.id = ${itemId}`
  if (!session) throw new Error(`the session of flash item ${itemId} is gone`)
  return { ...session, startsAt: new Date(session.startsAt), endsAt: new Date(session.endsAt) }
}

/** What these shoppers have of the item, and what their keys stand for, whatever the item. */
function readEarlier(db: Db, itemId: string, asked: readonly Asked[]): Promise<Earlier[]> {
  const sql = sqlOf(db)
  const columns = sql`claim.id, claim.item_id as "itemId", claim.user_id as "userId", claim.key, claim.ordinal,
    claim.address_id as "addressId", claim.pay_by as "payBy"`
  return sql<Earlier[]>`
    with asked as (
      select * from unnest(${plainArray(asked.map((one) => one.userId))}::uuid[], ${asked.map((one) => one.key)}::text[])
        as asked (user_id, key)
    )
    select ${columns} from asked
    join flash_claims claim on claim.user_id = asked.user_id and claim.key = asked.key
    union
    select ${columns} from asked
    join flash_claims claim on claim.user_id = asked.user_id and claim.item_id = ${itemId} and claim.ordinal is not null`
}

interface Facts {
  itemId: string
  item: Item
  session: Session
  earlier: readonly Earlier[]
  lots: ShoppersLots['lots']
  accounts: ShoppersLots['accounts']
}

interface Winner extends Won {
  asked: Asked
  ordinal: number
  parts: PointsPart[]
}

/** Who gets one, in the order in which they came. */
function decide(facts: Facts, asked: readonly Asked[], now: Date) {
  const earlierOf = Map.groupBy(facts.earlier, ({ userId }) => userId)
  const payBy = new Date(now.getTime() + policy.flashPaymentTimeout.value * 60_000)
  const winners: Winner[] = []
  const outcomes = asked.map((one): Outcome => {
    const own = earlierOf.get(one.userId) ?? []
    const before = own.find(({ key }) => key === one.key)
    if (before) return repeated(before, facts.itemId, one)
    const refusal = closedBy(facts, one.askedAt)
    if (refusal) return { refusal }
    const ordinal = freeOrdinal(own, facts.itemId, facts.item.perPersonLimit)
    if (ordinal === null) return { refusal: 'limit_reached' }
    if (winners.length >= facts.item.stockLeft) return { refusal: 'sold_out' }
    const parts = lotsThatPay(facts.lots.get(one.userId) ?? [], facts.item.points)
    if (parts === null) return { refusal: 'points_short' }
    const winner: Winner = { claimId: newId(), payBy, asked: one, ordinal, parts }
    winners.push(winner)
    return { claimId: winner.claimId, payBy }
  })
  return { outcomes, winners }
}

/** The first answer again; a key that stood for something else is refused. The ticket proves, it says nothing. */
export const repeated = (
  before: Pick<Earlier, 'id' | 'itemId' | 'addressId' | 'payBy'>,
  itemId: string,
  { addressId }: Pick<Asked, 'addressId'>,
): Outcome =>
  before.itemId === itemId && before.addressId === addressId
    ? { claimId: before.id, payBy: new Date(before.payBy) }
    : { refusal: 'idempotency_key_reused' }

/** Why nobody can win at the moment; whoever asked in time and had to wait is not late. */
function closedBy({ item, session }: Facts, askedAt: Date): ProblemCode | null {
  if (item.closed || askedAt >= session.endsAt) return 'ended'
  if (askedAt < session.startsAt) return 'not_started'
  if (item.paused || session.barred || session.state !== 'published') return 'flash_sale_paused'
  return null
}

function freeOrdinal(own: readonly Earlier[], itemId: string, limit: number): number | null {
  const taken = new Set(own.filter((claim) => claim.itemId === itemId).map(({ ordinal }) => ordinal))
  for (let ordinal = 1; ordinal <= limit; ordinal += 1) if (!taken.has(ordinal)) return ordinal
  return null
}

/** One statement; `taken` comes first, as everything else asks for it. Answers what is left, or null when it took nothing. */
async function write(
  db: Db,
  { itemId, item, accounts }: Facts,
  winners: readonly Winner[],
  now: Date,
): Promise<{ stockLeft: number; wins: number } | null> {
  const sql = sqlOf(db)
  const payBy = winners[0]?.payBy ?? now
  const expiresAt = new Date(payBy.getTime() + HOLD_MARGIN_MS)
  const holds = holdPoints(
    db,
    winners.map(({ claimId, asked, parts }) => ({ claimId, userId: asked.userId, parts })),
    { accounts, expiresAt, now, gate: sql`taken,` },
  )
  const [taken] = await sql<{ stockLeft: number; wins: string }[]>`
    with taken as (
      update flash_items set stock_left = stock_left - ${winners.length}, wins = wins + ${winners.length}
      where id = ${itemId} and stock_left >= ${winners.length} and not paused and not closed
      returning stock_left, wins
    ), ${holds}, claimed as (
      insert into flash_claims (id, item_id, user_id, ordinal, per_person_limit, key, address_id, points, price_fen,
        state, claimed_at, pay_by)
      select winner.id, ${itemId}, user_id, ordinal, ${item.perPersonLimit}, key, address_id, ${item.points}, ${item.priceFen},
        'won', ${now.toISOString()}::timestamptz, ${payBy.toISOString()}::timestamptz
      from taken, unnest(${plainArray(winners.map((one) => one.claimId))}::uuid[],
        ${plainArray(winners.map((one) => one.asked.userId))}::uuid[],
        ${plainArray(winners.map((one) => one.ordinal))}::smallint[], ${winners.map((one) => one.asked.key)}::text[],
        ${plainArray(winners.map((one) => one.asked.addressId))}::uuid[]) as winner (id, user_id, ordinal, key, address_id)
    )
    select stock_left as "stockLeft", wins from taken`
  return taken ? { stockLeft: taken.stockLeft, wins: Number(taken.wins) } : null
}
