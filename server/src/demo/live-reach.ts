import { livePlaces } from '@yuxiang/shared/live/platforms'
import { waiverWaitDays } from '@yuxiang/shared/live/waiver'
import { asc, ne } from 'drizzle-orm'
import { createStaff } from '../identity/index.ts'
import { liveSessionProducts, liveSessions } from '../live/index.ts'
import { recomputeSupport } from '../live-attribution/support.ts'
import { liveAttributions, liveCounts } from '../live-attribution/tables.ts'
import { liveReminderSessions, liveReminders } from '../live-reminders/tables.ts'
import { soldLines } from '../orders/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { grantWaivers } from '../settlements/grant-waivers.ts'
import { monthBounds, monthOf } from '../settlements/month.ts'
import { demoOperator, demoReviewers } from './accounts.ts'
import { writeOrder } from './orders.ts'
import { platformAt } from './platform-at.ts'
import type { ListedProduct } from './reviews.ts'
import { hashOf, pick, randomFrom } from './seeded.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>
type Session = typeof liveSessions.$inferSelect

interface Stage {
  sessions: readonly Session[]
  buyers: readonly string[]
  listed: ReadonlyMap<string, ListedProduct>
  now: Date
}

const hourMs = 3_600_000
/** Hours before a session begins in which it is seen already. */
const AHEAD = 3
/** On this day of the month with waivers its orders were placed: they are complete before its end. */
const DAY_OF_MONTH = '08'

/** How often a session is seen an hour, by where, and how many of a hundred go there. */
const traffic = { home: 90, channel: 60, session: 25, product: 20, streamer: 8, share: 14, message: 6 }
const clicksOf100 = { home: 9, channel: 17, session: 34, product: 14, streamer: 25, share: 33, message: 50 }

/** Large orders by live sessions, by which a month's fees are waived: so much of these goods. */
const waivedSales: readonly { key: string; fen: number }[] = [
  { key: 'fengjie-navel-orange', fen: 1_060_000 },
  { key: 'chengkou-bacon', fen: 132_000 },
  { key: 'wuxi-honey', fen: 64_000 },
]

/** What the demo's live sessions did: views by hour and place, orders, reminders, points, and a month of waivers. */
export async function writeLiveReach(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
): Promise<void> {
  const sessions = await tx
    .select()
    .from(liveSessions)
    .where(ne(liveSessions.state, 'cancelled'))
    .orderBy(asc(liveSessions.startsAt))
  const [first] = sessions
  if (!first) return
  const buyers: string[] = []
  for (const one of demoReviewers.slice(0, 8)) {
    buyers.push(await createStaff(context, { ...one, roles: [] }, tx))
  }
  const stage: Stage = { sessions, buyers, listed, now: context.clock() }
  await writeViews(tx, stage)
  await writeOrders(tx, context, stage)
  await writeReminders(tx, stage)
  await writeWaivedMonth(tx, context, first, stage)
  const platform = platformAt(tx, context, 0)
  await recomputeSupport({ ...platform, database: { ...platform.database, lists: sqlOf(tx) } }, soldLines)
}

async function writeViews(tx: Db, { sessions, now }: Stage): Promise<void> {
  const rows = sessions.flatMap((session) => {
    const random = randomFrom(hashOf(session.title))
    const begin = Math.floor(session.startsAt.getTime() / hourMs) - AHEAD
    const end = Math.floor(Math.min(session.endsAt.getTime() + hourMs, now.getTime()) / hourMs)
    return Array.from({ length: Math.max(0, end - begin + 1) }, (_, index) => begin + index).flatMap(
      (hour) => {
        const isOn = hour * hourMs >= session.startsAt.getTime() - hourMs
        return livePlaces.map((place) => {
          const exposures = Math.round(traffic[place] * (isOn ? 4 : 1) * (0.6 + random()))
          const clicks = Math.round((exposures * clicksOf100[place] * (0.7 + random() * 0.6)) / 100)
          return { sessionId: session.id, hour: new Date(hour * hourMs), place, exposures, clicks }
        })
      },
    )
  })
  if (rows.length > 0) await tx.insert(liveCounts).values(rows)
}

/** A few orders for each session that has begun, of what it showed. */
async function writeOrders(tx: Db, context: Context, stage: Stage): Promise<void> {
  const { sessions, buyers, listed, now } = stage
  const shown = await tx.select().from(liveSessionProducts).orderBy(asc(liveSessionProducts.position))
  const productOf = new Map([...listed.values()].map((one) => [one.line.productId, one]))
  for (const session of sessions.filter(({ startsAt }) => startsAt < now)) {
    const goods = shown.flatMap(({ sessionId, productId }) => {
      const product = sessionId === session.id ? productOf.get(productId) : undefined
      return product ? [product] : []
    })
    if (goods.length === 0) continue
    for (let index = 0; index < 5; index += 1) {
      const number = hashOf(`${session.title}${index}`)
      const clickedAt = new Date(session.startsAt.getTime() + (0.1 + index * 0.35) * hourMs)
      const placedAt = new Date(clickedAt.getTime() + (5 + (number % 20)) * 60_000)
      if (placedAt >= now) continue
      await writeAttributed(tx, context, {
        product: pick(goods, number),
        ...{ session, clickedAt, placedAt, now },
        place: pick(['home', 'channel', 'session', 'share', 'product'] as const, number >> 3),
        buyerId: pick(buyers, number >> 5),
        quantity: 1 + (number % 3),
      })
    }
  }
}

interface Attributed {
  product: ListedProduct
  session: Session
  place: (typeof livePlaces)[number]
  clickedAt: Date
  placedAt: Date
  buyerId: string
  quantity: number
  now: Date
}

/** An order as old as it is: it waits for its parcel, has come, or is complete. */
async function writeAttributed(tx: Db, context: Context, given: Attributed): Promise<void> {
  const { product, session, place, clickedAt, placedAt, now, buyerId, quantity } = given
  const receivedAt = new Date(placedAt.getTime() + 70 * hourMs)
  const { orderId } = await writeOrder(tx, context, {
    ...product,
    ...{ buyerId, quantity, receivedAt },
    isWaiting: receivedAt >= now,
    isComplete: receivedAt.getTime() + 7 * 24 * hourMs < now.getTime(),
  })
  await tx.insert(liveAttributions).values({ orderId, sessionId: session.id, place, clickedAt, placedAt })
}

async function writeReminders(tx: Db, { sessions, buyers, now }: Stage): Promise<void> {
  for (const { id: sessionId, startsAt } of sessions.filter((one) => one.startsAt > now)) {
    await tx.insert(liveReminderSessions).values({ sessionId, startsAt }).onConflictDoNothing()
    const keen = buyers.slice(0, 3 + (hashOf(sessionId) % 5))
    await tx
      .insert(liveReminders)
      .values(keen.map((userId) => ({ sessionId, userId, toldStartsAt: startsAt, createdAt: now })))
      .onConflictDoNothing()
  }
}

/**
 * Live sales of the newest month that can be decided: enough for some to have fees waived, and decided for the first of
 * them.
 */
async function writeWaivedMonth(tx: Db, context: Context, first: Session, stage: Stage): Promise<void> {
  const { sessions, listed, buyers, now } = stage
  const { from } = monthBounds(monthOf(new Date(now.getTime() - waiverWaitDays() * 24 * hourMs)))
  const month = monthOf(new Date(from.getTime() - hourMs))
  const placedAt = new Date(`${month}-${DAY_OF_MONTH}T20:30:00+08:00`)
  const clickedAt = new Date(placedAt.getTime() - hourMs / 2)
  const sales = []
  for (const [index, { key, fen }] of waivedSales.entries()) {
    const product = listed.get(key)
    if (!product) throw new Error(`live sales of ${key}, which is no product`)
    const quantity = Math.ceil(fen / product.unitFen)
    const buyerId = pick(buyers, index)
    const session = sessions.find(({ merchantId }) => merchantId === product.merchantId) ?? first
    await writeAttributed(tx, context, {
      ...{ product, session, clickedAt, placedAt, now, buyerId, quantity },
      place: 'channel',
    })
    sales.push({ merchantId: product.merchantId, orders: 1, liveSalesFen: quantity * product.unitFen })
  }
  const operatorId = await createStaff(context, demoOperator, tx)
  await grantWaivers(tx, platformAt(tx, context, 0), operatorId, { month, sales: sales.slice(0, 1) })
}
