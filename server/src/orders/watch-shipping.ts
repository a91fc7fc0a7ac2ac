import { policy } from '@yuxiang/shared/policy'
import { staffOfMerchants } from '../merchants/index.ts'
import { type Notice, notify } from '../messages/index.ts'
import { chinaMoment } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

const BATCH = 500

interface Waiting {
  id: string
  orderNo: string
  userId: string
  merchantId: string
  isUnions: boolean
  shipByMs: number
}

/** Job: some hours before orders are late their shops are told, a shop once for all of its own. Answers how many are. */
export const remindOfShipping = (platform: Platform): Promise<number> =>
  untilNone(platform, async (tx) => {
    const now = platform.clock()
    const soon = new Date(now.getTime() + policy.shippingReminder.value * 3_600_000)
    const near = await mark(tx, 'soon', { after: now, until: soon })
    await tellShops(tx, platform, near, {
      about: 'shipSoon',
      title: '有订单即将超时未发货',
      text: (count, first) => `${count} 个待发货订单，最早的须在 ${first} 前发出`,
    })
    return near.length
  })

/**
 * Job: what is late is told to its buyer, once: that one can press the shop, or have the money back; and to the shop.
 * Not while a request for after-sales is open: the buyer has acted. Answers how many are.
 */
export const tellOfLateShipping = (platform: Platform): Promise<number> =>
  untilNone(platform, async (tx) => {
    const late = await mark(tx, 'overdue', { after: null, until: platform.clock() })
    await notify(tx, platform, late.map(toBuyer))
    await tellShops(tx, platform, late, {
      about: 'shipLate',
      title: '有订单已超时未发货',
      text: (count) => `${count} 个订单已过最晚发货时间，买家可以申请退款`,
    })
    return late.length
  })

async function untilNone(platform: Platform, tellSome: (tx: Db) => Promise<number>): Promise<number> {
  for (let told = 0; ; ) {
    const count = await platform.database.transaction(tellSome)
    told += count
    if (count < BATCH) return told
  }
}

/** Marks orders as told of, and answers them: marking and telling are one transaction. */
async function mark(
  tx: Db,
  notice: 'soon' | 'overdue',
  { after, until }: { after: Date | null; until: Date },
): Promise<Waiting[]> {
  const sql = sqlOf(tx)
  const isUntold =
    notice === 'soon' ? sql`shipping_notice is null` : sql`shipping_notice is distinct from 'overdue'`
  const isAfter = after ? sql`and ship_by > ${after.toISOString()}::timestamptz` : sql``
  return sql<Waiting[]>`
    with due as materialized (
      select id from orders
      where state = 'paid' and ship_by <= ${until.toISOString()}::timestamptz ${isAfter} and ${isUntold}
        and open_after_sales = 0
      order by id limit ${BATCH} for update skip locked
    )
    update orders set shipping_notice = ${notice} from due where orders.id = due.id
    returning orders.id, order_no as "orderNo", user_id as "userId", merchant_id as "merchantId",
      fund_budget_id is not null as "isUnions", (extract(epoch from ship_by) * 1000)::float8 as "shipByMs"`
}

function toBuyer({ id, orderNo, userId, isUnions, shipByMs }: Waiting): Notice {
  const ways = isUnions ? '您可以催发货' : '您可以催发货，或申请退款（原因：商家迟迟未发货）'
  return {
    userId,
    // Not the kind of a parcel sent: what was agreed to for that one must still be there when it is.
    kind: 'afterSale',
    title: '商家超时未发货',
    text: `订单 ${orderNo} 应在 ${chinaMoment(new Date(shipByMs))} 前发出。${ways}`,
    path: `/packages/order/detail/index?id=${id}`,
    dedupeKey: `shipLate/${id}`,
  }
}

async function tellShops(
  tx: Db,
  platform: Platform,
  waiting: readonly Waiting[],
  words: { about: string; title: string; text: (count: number, first: string) => string },
): Promise<void> {
  const ofMerchant = Map.groupBy(waiting, ({ merchantId }) => merchantId)
  const staff = await staffOfMerchants(tx, [...ofMerchant.keys()], 'orders')
  await notify(
    tx,
    platform,
    staff.map(({ merchantId, userId }) => {
      const own = ofMerchant.get(merchantId) ?? []
      const firstMs = Math.min(...own.map(({ shipByMs }) => shipByMs))
      return {
        userId,
        kind: 'deskNotice' as const,
        title: words.title,
        text: words.text(own.length, chinaMoment(new Date(firstMs))),
        path: '/packages/shop-desk/orders/index',
        // Each order is in one of these messages and in no other.
        dedupeKey: `${words.about}/${own[0]?.id}`,
      }
    }),
  )
}
