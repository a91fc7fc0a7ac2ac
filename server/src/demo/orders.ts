import { policy } from '@yuxiang/shared/policy'
import { eq } from 'drizzle-orm'
import { insertOrders } from '../orders/insert-orders.ts'
import { moveOrders, ofPayment } from '../orders/move-order.ts'
import { payMerchants } from '../orders/order-ledger.ts'
import { newOrderNo } from '../orders/order-no.ts'
import { orderPayable } from '../orders/order-payable.ts'
import { type Recipient, sealRecipient } from '../orders/recipient.ts'
import { rewardReceipt } from '../orders/reward-receipt.ts'
import type { CertificateSnapshot } from '../orders/tables.ts'
import { createPayment } from '../payments/create-payment.ts'
import { payments } from '../payments/tables.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

export interface DemoOrder {
  buyerId: string
  merchantId: string
  merchantName: string
  line: { skuId: string; productId: string; name: string; skuName: string; imageUrl: string; fresh: boolean }
  unitFen: number
  receivedAt: Date
  /** The return period is over and the merchant has its money. */
  isComplete: boolean
  /** It waits for its parcel, paid three days before `receivedAt`. */
  isWaiting?: boolean
  quantity?: number
  recipient?: Recipient
  /** It counts for this filing of a budget unit. */
  reservedFilingId?: string
  remark?: string
}

const HOUR_MS = 3_600_000

const somebody: Recipient = {
  name: '示例买家',
  phone: '13800000000',
  region: '重庆市 渝中区',
  detail: '解放碑街道示例路 1 号',
}

/**
 * An order that went all its way, by the acts that any order goes by, each at its time: placed, paid, shipped, received
 * and perhaps complete. WeChat and the carrier know nothing of it: it is older than
 * this shop's emulator.
 */
export async function writeOrder(
  tx: Db,
  context: Pick<Platform, 'cipher'>,
  order: DemoOrder,
): Promise<{ orderId: string; orderLineId: string }> {
  const { buyerId: userId, merchantId, merchantName, line, unitFen, receivedAt, quantity = 1 } = order
  const goodsFen = unitFen * quantity
  const before = (hours: number) => new Date(receivedAt.getTime() - hours * HOUR_MS)
  const [placedAt, shippedAt] = [before(70), before(50)]
  const [paymentId, orderId, orderLineId] = [newId(), newId(), newId()]
  const description = line.name.slice(0, 40)
  await createPayment(tx, { id: paymentId, userId, amountFen: goodsFen, description, createdAt: placedAt })
  const parts = { pointsFen: 0, allowanceFen: 0, cashFen: goodsFen }
  await insertOrders(tx, [
    {
      id: orderId,
      orderNo: newOrderNo(placedAt),
      userId,
      merchantId,
      merchantName,
      paymentId,
      goodsFen,
      discountFen: 0,
      freightFen: 0,
      freightDiscountFen: 0,
      platformFen: 0,
      offers: [],
      totalFen: goodsFen,
      ...parts,
      sharerId: null,
      venueId: null,
      fundBudgetId: null,
      reservedFilingId: order.reservedFilingId ?? null,
      flashItemId: null,
      shipWithinHours: policy.shippingDeadline.value,
      state: 'pendingPayment',
      ...sealRecipient(context, order.recipient ?? somebody),
      remark: order.remark ?? '',
      placedAt,
      lines: [
        {
          ...line,
          ...parts,
          id: orderLineId,
          position: 0,
          quantity,
          unitFen,
          goodsFen,
          discountFen: 0,
          discounts: [],
          freightFen: 0,
          platformFen: 0,
          platformFreightFen: 0,
          giftOfferId: null,
          giftValueFen: null,
          payableFen: goodsFen,
          allowances: [],
          certificate: await certificateOn(tx, line.productId, placedAt),
        },
      ],
    },
  ])
  await tx
    .update(payments)
    .set({ state: 'paid', paidAt: placedAt, startedAt: placedAt, transactionId: `demo${orderId}` })
    .where(eq(payments.id, paymentId))
  await orderPayable.paid(tx, paymentId, () => placedAt)
  if (order.isWaiting) return { orderId, orderLineId }
  const ofOrder = ofPayment(paymentId)
  await moveOrders(tx, ofOrder, { event: 'ship', at: shippedAt, text: '商家已发货：中通快递' })
  const received = await moveOrders(tx, ofOrder, {
    event: 'receive',
    at: receivedAt,
    text: '您已确认收货',
    set: { receivedAt, receivedBy: 'buyer' },
  })
  await rewardReceipt(tx, received, receivedAt)
  if (order.isComplete) {
    const completedAt = before(-7 * 24)
    const moved = await moveOrders(tx, ofOrder, { event: 'complete', at: completedAt, text: '交易完成' })
    await payMerchants(tx, moved, completedAt)
  }
  return { orderId, orderLineId }
}

/** The product's certificate as an order of that moment keeps it; null where none was in force. */
async function certificateOn(tx: Db, productId: string, at: Date): Promise<CertificateSnapshot | null> {
  const [row] = await sqlOf(tx)<CertificateSnapshot[]>`
    select certificate.certificate_no as "certificateNo", certificate.households, county.name as county
    from certifications certificate join products product on product.id = certificate.product_id
    join counties county on county.code = product.county_code
    where product.id = ${productId} and certificate.state = 'published'
      and ${dayInShanghai(at)}::date between certificate.published_on and certificate.valid_to
    limit 1`
  return row ? { ...row } : null
}
