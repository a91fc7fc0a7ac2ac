import { policy } from '@yuxiang/shared/policy'
import { staffOfMerchants } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { chinaMoment } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

const MINUTE_MS = 60_000
/**
 * What was paid within the last seconds may not be committed yet, and would be passed over for ever: a statement ends
 * after fifteen.
 */
const SETTLED_MS = 30_000
/** Older ones are no news, when the job has not run for long. */
const NEWS_MS = 24 * 60 * MINUTE_MS

interface NewOrders {
  merchantId: string
  count: number
  orderId: string
  orderNo: string
  shipByMs: number | null
}

/**
 * Job: tells the staff of each merchant of orders that were paid and wait for their parcel, in one message for all of
 * them and once in ten minutes at most. It looks for them by itself: an order costs no statement more when it is placed
 * or paid. Answers how many merchants heard.
 */
export async function tellPaidOrders(platform: Platform): Promise<number> {
  const nowMs = platform.clock().getTime()
  return platform.database.transaction(async (tx) => {
    const newsOf = new Map((await noteNews(tx, nowMs)).map((news) => [news.merchantId, news]))
    const staff = await staffOfMerchants(tx, [...newsOf.keys()], 'orders')
    const bucket = Math.floor(nowMs / (policy.paidOrdersNotice.value * MINUTE_MS))
    await notify(
      tx,
      platform,
      staff.flatMap(({ merchantId, userId }) => {
        const news = newsOf.get(merchantId)
        return news ? [{ userId, dedupeKey: `paidOrders/${merchantId}/${bucket}`, ...wordsOf(news) }] : []
      }),
    )
    return newsOf.size
  })
}

/** The merchants that have news and may hear of it, written down as told up to now. */
function noteNews(tx: Db, nowMs: number): Promise<NewOrders[]> {
  const sql = sqlOf(tx)
  const at = (agoMs: number) => sql`${new Date(nowMs - agoMs).toISOString()}::timestamptz`
  const [since, until] = [at(NEWS_MS), at(SETTLED_MS)]
  const quietSince = at(policy.paidOrdersNotice.value * MINUTE_MS)
  return sql<NewOrders[]>`
    with fresh as materialized (
      select paid.merchant_id, count(*)::int as count, (array_agg(paid.id order by paid.id))[1] as order_id,
        min(paid.order_no) as order_no, min(paid.ship_by) as ship_by
      from orders paid left join order_notices notice on notice.merchant_id = paid.merchant_id
      where paid.state = 'paid' and paid.paid_at > ${since} and paid.paid_at <= ${until}
        and (notice.merchant_id is null or (paid.paid_at > notice.told_until and notice.told_at <= ${quietSince}))
      group by paid.merchant_id
    ), told as (
      insert into order_notices as notice (merchant_id, told_until, told_at)
      select merchant_id, ${until}, ${at(0)} from fresh order by merchant_id
      on conflict (merchant_id) do update set told_until = excluded.told_until, told_at = excluded.told_at
        where notice.told_at <= ${quietSince}
      returning notice.merchant_id
    )
    select merchant_id as "merchantId", count, order_id as "orderId", order_no as "orderNo",
      (extract(epoch from ship_by) * 1000)::float8 as "shipByMs"
    from fresh join told using (merchant_id)`
}

function wordsOf({ count, orderId, orderNo, shipByMs }: NewOrders) {
  const by = shipByMs === null ? '请尽快发货' : `最晚 ${chinaMoment(new Date(shipByMs))} 发货`
  return {
    kind: 'deskNotice' as const,
    title: '新订单，请发货',
    ...(count === 1
      ? { text: `订单 ${orderNo} 已付款，${by}`, path: `/packages/shop-desk/order/index?id=${orderId}` }
      : { text: `${count} 个订单已付款，${by}`, path: '/packages/shop-desk/orders/index' }),
  }
}
