import { eq } from 'drizzle-orm'
import { addAddress } from '../identity/add-address.ts'
import { createStaff } from '../identity/index.ts'
import { placeOrder } from '../orders/index.ts'
import { moveOrders, ofPayment } from '../orders/move-order.ts'
import { orderPayable } from '../orders/order-payable.ts'
import { rewardReceipt } from '../orders/reward-receipt.ts'
import { payments } from '../payments/tables.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { readRunning } from '../promotions/running.ts'
import { demoReviewers } from './accounts.ts'
import type { ListedProduct } from './reviews.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Who bought what so many days ago; of each product as many as make up the amount. */
const baskets: readonly { by: number; daysAgo: number; goods: readonly [key: string, fen: number][] }[] = [
  { by: 0, daysAgo: 9.2, goods: [['fengjie-navel-orange', 21_000]] },
  { by: 1, daysAgo: 8.6, goods: [['fengjie-hongtu-rice', 12_000]] },
  {
    by: 2,
    daysAgo: 8.1,
    goods: [
      ['chengkou-bacon', 14_000],
      ['chengkou-shiitake', 7_000],
    ],
  },
  { by: 3, daysAgo: 7.4, goods: [['wuxi-honey', 13_500]] },
  { by: 4, daysAgo: 7.1, goods: [['fengjie-navel-orange', 10_500]] },
  {
    by: 5,
    daysAgo: 6.3,
    goods: [
      ['fengjie-navel-orange', 8_500],
      ['fengjie-hongtu-rice', 6_000],
    ],
  },
  { by: 6, daysAgo: 5.5, goods: [['chengkou-bacon', 22_000]] },
  { by: 7, daysAgo: 4.4, goods: [['fengjie-navel-orange', 16_500]] },
  { by: 8, daysAgo: 3.9, goods: [['fengjie-hongtu-rice', 20_500]] },
  {
    by: 9,
    daysAgo: 3.2,
    goods: [
      ['wuxi-honey', 9_000],
      ['chengkou-shiitake', 9_000],
    ],
  },
  { by: 0, daysAgo: 2.3, goods: [['chengkou-bacon', 11_000]] },
  { by: 10, daysAgo: 1.4, goods: [['fengjie-navel-orange', 13_000]] },
]

/** An order stays with whoever sends it for so long, and comes this long after. */
const SHIPPED_HOURS = 20
const RECEIVED_HOURS = 66

/**
 * Orders that took part in the demo's campaigns, placed by the act that any order is placed by and at their hour, so
 * that the campaigns' figures show what such a campaign does. Those that are old enough are received.
 */
export async function writeCampaignOrders(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
): Promise<void> {
  const now = context.clock()
  const addresses = new Map<number, { userId: string; addressId: string }>()
  for (const { by, daysAgo, goods } of baskets) {
    const placedAt = new Date(now.getTime() - daysAgo * DAY_MS)
    const buyer = addresses.get(by) ?? (await writeBuyer(tx, context, by))
    addresses.set(by, buyer)
    const items = goods.map(([key, fen]) => {
      const product = listed.get(key)
      if (!product) throw new Error(`an order of ${key}, which is no product`)
      return { skuId: product.line.skuId, quantity: Math.ceil(fen / product.unitFen) }
    })
    const runs = await readRunning(sqlOf(tx), placedAt)
    const platform = platformAt(tx, context, placedAt)
    const wish = { items, addressId: buyer.addressId }
    const { placed, writes } = await placeOrder(tx, platform, buyer.userId, wish, runs)
    await writes
    await payAndSend(tx, placed.payment.id, placedAt, now)
  }
}

async function writeBuyer(tx: Db, context: Context, by: number) {
  const reviewer = demoReviewers[by]
  if (!reviewer) throw new Error(`the demo has no buyer ${by}`)
  const userId = await createStaff(context, { ...reviewer, roles: [] }, tx)
  const { id: addressId } = await addAddress(platformAt(tx, context, context.clock()), userId, {
    name: reviewer.nickname,
    phone: '13800000000',
    region: '重庆市渝中区',
    detail: '解放碑街道示例路 1 号',
    isDefault: true,
  })
  return { userId, addressId }
}

/** Acts of the domain inside the seeding's transaction, at a moment of the past; nothing waits for a job. */
function platformAt(tx: Db, context: Context, at: Date): Platform {
  const database = {
    ...context.database,
    db: tx,
    transaction: (work: (tx: Db) => Promise<unknown>) => work(tx),
  }
  const jobs = { enqueue: async () => undefined }
  return { ...context, database, jobs, config: {}, clock: () => at } as unknown as Platform
}

/** Paid at once (WeChat knows nothing of it: it is older than this shop's emulator), then sent and received in time. */
async function payAndSend(tx: Db, paymentId: string, placedAt: Date, now: Date): Promise<void> {
  await tx
    .update(payments)
    .set({ state: 'paid', paidAt: placedAt, startedAt: placedAt, transactionId: `demo${paymentId}` })
    .where(eq(payments.id, paymentId))
  await orderPayable.paid(tx, paymentId, () => placedAt)
  const after = (hours: number) => new Date(placedAt.getTime() + hours * HOUR_MS)
  const [shippedAt, receivedAt] = [after(SHIPPED_HOURS), after(RECEIVED_HOURS)]
  const ofOrder = ofPayment(paymentId)
  if (shippedAt < now) {
    await moveOrders(tx, ofOrder, { event: 'ship', at: shippedAt, text: '商家已发货：中通快递' })
  }
  if (receivedAt < now) {
    const received = await moveOrders(tx, ofOrder, {
      event: 'receive',
      at: receivedAt,
      text: '您已确认收货',
      set: { receivedAt, receivedBy: 'buyer' },
    })
    await rewardReceipt(tx, received, receivedAt)
  }
}
