import { carriers } from '@yuxiang/shared/carriers'
import { and, eq } from 'drizzle-orm'
import { ownMerchant } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { MadeFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { writeSheets, xlsxType } from '../platform/sheets/index.ts'
import { ofStaff } from './scope.ts'
import { orders } from './tables.ts'
import { type WaitingOrder, waitingOrders } from './waiting-orders.ts'
import { writeSlips } from './write-slips.ts'

export type ShippingFile = 'template' | 'packing' | 'picking'

export const shippingColumns = {
  orderNo: '订单号',
  carrier: '快递公司',
  trackingNo: '运单号',
  /** May be left out, and left empty. */
  batches: '批次号',
} as const

/** Of all that waits the id stands for the orders. */
const everything = 'all'
export const shippingFilePath = (kind: string, merchantId: string, orderId: string) =>
  `/api/merchant/desk/files/${kind}/${merchantId}/${orderId}`

/**
 * The address of a file of what waits for its parcel; addresses of buyers leave the shop with it, which is written
 * down. Refuses with `merchant_unclear`, `order_not_found`, `nothing_to_ship`.
 */
export async function shippingFileLink(
  platform: Platform,
  staffId: string,
  asked: { kind: ShippingFile; merchantId?: string | undefined; orderId?: string | undefined },
): Promise<{ downloadUrl: string; orders: number }> {
  const { db } = platform.database
  const merchantId = asked.orderId
    ? await merchantOfOrder(platform, staffId, asked.orderId)
    : (await ownMerchant(db, staffId, asked.merchantId, 'orders')).id
  const waiting = await waitingOrders(platform, db, merchantId, asked.orderId)
  if (waiting.length === 0) throw new Refusal('nothing_to_ship')
  await audit(db, {
    actorId: staffId,
    action: `order.file.${asked.kind}`,
    subject: 'merchant',
    subjectId: merchantId,
    after: { orderIds: waiting.map(({ id }) => id) },
  })
  const path = shippingFilePath(asked.kind, merchantId, asked.orderId ?? everything)
  return {
    downloadUrl: signedLink(platform.config.SECRET_KEY, path, platform.clock()),
    orders: waiting.length,
  }
}

async function merchantOfOrder(platform: Platform, staffId: string, orderId: string): Promise<string> {
  const { db } = platform.database
  const [order] = await db
    .select({ merchantId: orders.merchantId })
    .from(orders)
    .where(and(eq(orders.id, orderId), await ofStaff(db, staffId)))
  if (!order) throw new Refusal('order_not_found')
  return order.merchantId
}

/** The file itself, of what waits when it is fetched. */
export async function makeShippingFile(
  platform: Platform,
  kind: string,
  merchantId: string,
  orderId: string,
): Promise<MadeFile> {
  const one = orderId === everything ? undefined : orderId
  const waiting = await waitingOrders(platform, platform.database.db, merchantId, one)
  if (waiting.length === 0) throw new Refusal('nothing_to_ship')
  if (kind === 'template') return templateOf(waiting)
  const bytes = await writeSlips({
    kind: kind === 'picking' ? 'picking' : 'packing',
    madeAt: platform.clock(),
    orders: waiting,
    picks: picksOf(waiting),
  })
  return { bytes, contentType: 'application/pdf', name: kind === 'picking' ? '拣货单.pdf' : '配货单.pdf' }
}

/** How many units of each SKU the orders take together, by name. */
function picksOf(waiting: readonly WaitingOrder[]) {
  const picks = new Map<string, { name: string; skuName: string; units: number; orders: number }>()
  for (const { lines } of waiting) {
    for (const { skuId, name, skuName, units } of lines) {
      const pick = picks.get(skuId) ?? { name, skuName, units: 0, orders: 0 }
      picks.set(skuId, { ...pick, units: pick.units + units, orders: pick.orders + 1 })
    }
  }
  return [...picks.values()].sort((a, b) => (a.name + a.skuName < b.name + b.skuName ? -1 : 1))
}

async function templateOf(waiting: readonly WaitingOrder[]): Promise<MadeFile> {
  const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
  const goodsOf = ({ lines }: WaitingOrder) =>
    lines.map(({ name, skuName, units }) => `${name} ${skuName} ×${units}`).join('；')
  const bytes = await writeSheets([
    {
      name: '待发货',
      columns: [
        text(shippingColumns.orderNo, 24),
        text(shippingColumns.carrier, 14),
        text(shippingColumns.trackingNo, 24),
        text(shippingColumns.batches, 20),
        text('收货人', 12),
        text('手机', 16),
        text('地址', 50),
        text('商品', 60),
        text('买家留言', 30),
      ],
      rows: waiting.map((order) => [
        order.orderNo,
        '',
        '',
        '',
        order.recipient.name,
        order.recipient.phone,
        `${order.recipient.region} ${order.recipient.detail}`,
        goodsOf(order),
        order.remark,
      ]),
    },
    {
      name: '快递公司',
      columns: [text('可填写的快递公司', 24)],
      rows: carriers.map(({ name }) => [name]),
    },
  ])
  return { bytes, contentType: xlsxType, name: '待发货订单.xlsx' }
}
