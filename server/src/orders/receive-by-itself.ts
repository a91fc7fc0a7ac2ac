import { policy } from '@yuxiang/shared/policy'
import { and, eq } from 'drizzle-orm'
import {
  type DueParcel,
  isSignedFor,
  markReceived,
  parcelsDue,
  postponeReceipt,
  stillDue,
  trackParcel,
} from '../fulfilment/index.ts'
import { notify } from '../messages/index.ts'
import { chinaMoment } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { byId, moveOrders, noteOnOrders, type OrderRow } from './move-order.ts'
import { recipientOf } from './recipient.ts'
import { rewardReceipt } from './reward-receipt.ts'
import { orders } from './tables.ts'

const DAY_MS = 86_400_000
/** A query costs money and time: so many parcels a run at most, and so many at once. */
const MOST = 500
const BATCH = 50
const AT_ONCE = 10

/** What becomes of a parcel that is due. */
type Verdict =
  | { kind: 'receive'; text: string }
  | { kind: 'postpone'; until: Date; isTold: boolean; isReminded: boolean }
  /** Received, or given back whole. */
  | { kind: 'over' }

/**
 * Job: orders long under way count as received, as soon as the carrier says that they were signed for. Where it does
 * not, receipt is put off and the buyer told, until `automaticReceiptLatest`; while a request for after-sales is open,
 * without end. Carriers are asked between the transactions. Answers how many were received.
 */
export async function receiveByItself(platform: Platform): Promise<number> {
  let received = 0
  let passedOver = 0
  for (let seen = 0; seen < MOST; seen += BATCH) {
    const now = platform.clock()
    const due = await parcelsDue(platform.database.db, now, { limit: BATCH, offset: passedOver })
    for (const [parcel, verdict] of await verdictsOn(platform, due, now)) {
      const isDone = await settle(platform, parcel, verdict, now)
      if (!isDone) passedOver += 1
      else if (verdict.kind === 'receive') received += 1
    }
    if (due.length < BATCH) break
  }
  return received
}

async function verdictsOn(
  platform: Platform,
  due: readonly DueParcel[],
  now: Date,
): Promise<[DueParcel, Verdict][]> {
  const ids = due.map(({ orderId }) => orderId)
  const rows = await platform.database.db.select().from(orders).where(byId(ids))
  const orderOf = new Map(rows.map((row) => [row.id, row]))
  const verdicts: [DueParcel, Verdict][] = []
  for (let start = 0; start < due.length; start += AT_ONCE) {
    const asking = due.slice(start, start + AT_ONCE).map(async (parcel): Promise<[DueParcel, Verdict]> => {
      return [parcel, await verdictOn(platform, parcel, orderOf.get(parcel.orderId), now)]
    })
    verdicts.push(...(await Promise.all(asking)))
  }
  return verdicts
}

async function verdictOn(
  platform: Platform,
  { carrier, trackingNo, latestAt }: DueParcel,
  order: OrderRow | undefined,
  now: Date,
): Promise<Verdict> {
  const after = (days: number) => new Date(now.getTime() + days * DAY_MS)
  if (order?.state !== 'shipped') return { kind: 'over' }
  // Once it has ended the buyer is reminded before anything happens.
  if (order.openAfterSales > 0) {
    return {
      kind: 'postpone',
      until: after(policy.receiptReminder.value + 1),
      isTold: false,
      isReminded: false,
    }
  }
  if (now >= latestAt) {
    return { kind: 'receive', text: `发货满 ${policy.automaticReceiptLatest.value} 天，系统自动确认收货` }
  }
  const events = await trackParcel(platform, { carrier, trackingNo }, recipientOf(platform, order).phone)
  if (events && isSignedFor(events)) return { kind: 'receive', text: '快递已签收，系统自动确认收货' }
  // A carrier that does not answer says nothing about the parcel: it is asked again the next day, without a word to
  // the buyer, who is reminded once more before the last day.
  const until = after(events ? policy.receiptPostponement.value : 1)
  const isLast = until >= latestAt
  return {
    kind: 'postpone',
    until: isLast ? latestAt : until,
    isTold: events !== null,
    isReminded: events !== null || !isLast,
  }
}

/** Acts, each order in a transaction of its own: one at fault holds up no other. False when nothing could be done. */
async function settle(
  platform: Platform,
  { orderId }: DueParcel,
  verdict: Verdict,
  now: Date,
): Promise<boolean> {
  try {
    return await platform.database.transaction(async (tx) => {
      switch (verdict.kind) {
        case 'receive':
          return receive(tx, orderId, verdict.text, now)
        case 'postpone':
          return postpone(tx, platform, orderId, { ...verdict, now })
        default:
          await markReceived(tx, [orderId], now)
          return true
      }
    })
  } catch (error) {
    platform.log.error({ orderId, err: error }, 'an order could not be received')
    return false
  }
}

/** The buyer may have confirmed it, put it off or asked for after-sales while the carrier was asked. */
async function receive(tx: Db, orderId: string, text: string, now: Date): Promise<boolean> {
  const stillShipped = and(eq(orders.id, orderId), eq(orders.state, 'shipped'), eq(orders.openAfterSales, 0))
  const [locked] = await tx.select({ id: orders.id }).from(orders).where(stillShipped).for('update')
  if (!locked || !(await stillDue(tx, orderId, now))) return false
  const moved = await moveOrders(tx, byId([orderId]), {
    event: 'receive',
    at: now,
    text,
    set: { receivedAt: now, receivedBy: 'system' },
  })
  await markReceived(tx, [orderId], now)
  await rewardReceipt(tx, moved, now)
  return true
}

async function postpone(
  tx: Db,
  platform: Platform,
  orderId: string,
  { until, isTold, isReminded, now }: { until: Date; isTold: boolean; isReminded: boolean; now: Date },
): Promise<boolean> {
  const [order] = await tx
    .select({ userId: orders.userId })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.state, 'shipped')))
    .for('update')
  if (!order || !(await postponeReceipt(tx, { orderId, until, isReminded, now }))) return false
  if (!isTold) return true
  const when = chinaMoment(until)
  await noteOnOrders(tx, [orderId], now, `快递未显示签收，系统确认收货推迟到 ${when}`)
  await notify(tx, platform, [
    {
      userId: order.userId,
      kind: 'orderShipped',
      title: '快递还没有显示签收',
      text: `自动确认收货推迟到 ${when}；一直没有收到可以申请售后`,
      path: `/packages/order/detail/index?id=${orderId}`,
      dedupeKey: `receiptPostponed/${orderId}/${until.toISOString()}`,
    },
  ])
  return true
}
