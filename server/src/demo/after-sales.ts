import type { AfterSaleInput } from '@yuxiang/shared/api/aftersales'
import { applyForAfterSale } from '../aftersales/apply.ts'
import { escalateCase } from '../aftersales/buyer-acts.ts'
import { approveCase, rejectCase } from '../aftersales/merchant-acts.ts'
import { sayOnCase } from '../aftersales/say.ts'
import { addAddress } from '../identity/add-address.ts'
import { createStaff } from '../identity/index.ts'
import { placeOrder } from '../orders/index.ts'
import { confirmReceipt } from '../orders/receive-order.ts'
import { shipOrder } from '../orders/ship-order.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { demoMerchantStaff, demoShoppers } from './accounts.ts'
import { platformAt } from './platform-at.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

interface Goods {
  skuId: string
  priceFen: number
  imageUrl: string
}

/** What a demo order and its case are made of. */
interface Story {
  buyerId: string
  staffId: string
  addressId: string
  goods: Goods
  /** How many hours ago the order was placed, sent and received, and the case opened. */
  hoursAgo: { placed: number; received?: number; opened: number }
}

/** Above it the merchant's freight is free: an allowance pays no freight. */
const FREE_FREIGHT_FEN = 6_000

/** A few cases of the first demo shopper with the first demo merchant, each at another point of its way. */
export async function writeAfterSales(tx: Db, context: Context): Promise<void> {
  const [shopper] = demoShoppers
  const [staffPhone] = demoMerchantStaff
  if (!shopper || !staffPhone) throw new Error('the demo has nobody to ask for after-sales')
  const buyerId = await createStaff(context, { phone: shopper.phone, roles: [] }, tx)
  const staffId = await createStaff(context, { phone: staffPhone, roles: ['merchant'] }, tx)
  const { id: addressId } = await addAddress(platformAt(tx, context, 0), buyerId, {
    name: '程小满',
    phone: shopper.phone,
    region: '重庆市渝中区',
    detail: '上清寺路 18 号 2 单元 1502',
    isDefault: true,
  })
  const goods = await goodsOf(tx, staffId)
  const story = (at: number, hoursAgo: Story['hoursAgo']): Story => {
    const one = goods[at % goods.length]
    if (!one) throw new Error('the first demo merchant sells nothing certified')
    return { buyerId, staffId, addressId, goods: one, hoursAgo }
  }
  await quicklyRefunded(tx, context, story(0, { placed: 150, received: 60, opened: 50 }))
  await broughtToPlatform(tx, context, story(1, { placed: 240, received: 140, opened: 100 }))
  await toBeSentBack(tx, context, story(2, { placed: 170, received: 90, opened: 40 }))
  await notAnswered(tx, context, story(3, { placed: 130, received: 30, opened: 21 }))
  await notSentYet(tx, context, story(4, { placed: 9, opened: 3 }))
}

/** Certified goods of the merchant this account works for, in a stable order. */
async function goodsOf(tx: Db, staffId: string): Promise<Goods[]> {
  const rows = await sqlOf(tx)<(Omit<Goods, 'imageUrl'> & { hash: string })[]>`
    select sku.id as "skuId", sku.price_fen::int as "priceFen", product.image_hashes[1] as hash
    from merchant_staff staff
    join products product on product.merchant_id = staff.merchant_id and product.state = 'onSale'
    join certifications certification on certification.product_id = product.id and certification.state = 'published'
      and certification.valid_to > current_date
    join skus sku on sku.product_id = product.id and sku.state = 'onSale'
    join sku_stock stock on stock.sku_id = sku.id and stock.available > 20
    where staff.user_id = ${staffId} and sku.price_fen between 1500 and 12000
    order by product.name, sku.price_fen`
  return rows.map(({ hash, ...row }) => ({ ...row, imageUrl: `/files/${hash}-750.webp` }))
}

/** An order paid whole by the union's allowance, placed at its hour, and sent and received unless it waits. */
async function order(tx: Db, context: Context, { buyerId, staffId, addressId, goods, hoursAgo }: Story) {
  const quantity = Math.max(1, Math.ceil(FREE_FREIGHT_FEN / goods.priceFen))
  const { placed, writes } = await placeOrder(tx, platformAt(tx, context, 0), buyerId, {
    items: [{ skuId: goods.skuId, quantity }],
    addressId,
    useAllowance: true,
  })
  await writes
  const [one] = placed.orders
  const [line] = one?.lines ?? []
  if (!one || !line || placed.payment.state !== 'paid') throw new Error('a demo order is not paid')
  await dateBack(tx, one.id, platformAt(tx, context, hoursAgo.placed).clock())
  const { received } = hoursAgo
  if (received !== undefined) {
    const sent = platformAt(tx, context, (hoursAgo.placed + received) / 2)
    const parcel = { carrier: 'sf', trackingNo: `SF10${one.orderNo.slice(-10)}` }
    await shipOrder(sent, staffId, one.id, parcel)
    await confirmReceipt(platformAt(tx, context, received), buyerId, one.id)
  }
  return { orderId: one.id, lineId: line.id, quantity }
}

/** An allowance can be spent today only; the order is told as of the day of its story. */
async function dateBack(tx: Db, orderId: string, at: Date): Promise<void> {
  const sql = sqlOf(tx)
  const moment = at.toISOString()
  await sql`update orders set placed_at = ${moment}, paid_at = ${moment} where id = ${orderId}`
  await sql`update order_events set at = ${moment} where order_id = ${orderId}`
  await sql`update payments set created_at = ${moment}, paid_at = ${moment}
    where id = (select payment_id from orders where id = ${orderId})`
}

const open = (
  tx: Db,
  context: Context,
  story: Story,
  input: Omit<AfterSaleInput, 'orderId' | 'lines'>,
  placed: { orderId: string; lineId: string },
  quantity = 1,
): Promise<string> =>
  applyForAfterSale(tx, platformAt(tx, context, story.hoursAgo.opened), story.buyerId, {
    orderId: placed.orderId,
    lines: [{ lineId: placed.lineId, quantity }],
    ...input,
  })

async function quicklyRefunded(tx: Db, context: Context, story: Story): Promise<void> {
  const placed = await order(tx, context, story)
  await open(
    tx,
    context,
    story,
    {
      kind: 'refundOnly',
      reason: 'freshDamaged',
      description: '有一份压烂了，汁水流出来，其他的都好',
      photos: [story.goods.imageUrl],
    },
    placed,
  )
}

async function broughtToPlatform(tx: Db, context: Context, story: Story): Promise<void> {
  const { buyerId, staffId } = story
  const placed = await order(tx, context, story)
  const id = await open(
    tx,
    context,
    story,
    {
      kind: 'refundOnly',
      reason: 'notAsDescribed',
      description: '写的是特级大果，收到的大小不一，小的只有鸡蛋大',
      photos: [story.goods.imageUrl],
    },
    placed,
    placed.quantity,
  )
  const words = { text: '单果称重 110 克左右，页面写的 180 克以上', photos: [story.goods.imageUrl] }
  await sayOnCase(tx, platformAt(tx, context, 96), { userId: buyerId, role: 'buyer' }, id, words)
  await rejectCase(platformAt(tx, context, 90), staffId, id, {
    reason: '同批次抽检合格，大小有少量差异属正常',
  })
  await escalateCase(platformAt(tx, context, 70), buyerId, id, {
    reason: '一半以上都不够克数，不是少量差异',
  })
}

async function toBeSentBack(tx: Db, context: Context, story: Story): Promise<void> {
  const placed = await order(tx, context, story)
  const photos = [story.goods.imageUrl]
  const id = await open(
    tx,
    context,
    story,
    { kind: 'returnRefund', reason: 'wrongGoods', description: '下单的不是这个规格', photos },
    placed,
  )
  await approveCase(platformAt(tx, context, 30), story.staffId, id, {
    returnAddress: {
      name: '向明礼',
      phone: '13900001001',
      address: '重庆市奉节县安坪镇三沱村橙语坡合作社分拣中心',
    },
  })
}

async function notAnswered(tx: Db, context: Context, story: Story): Promise<void> {
  const placed = await order(tx, context, story)
  const id = await open(
    tx,
    context,
    story,
    {
      kind: 'refundOnly',
      reason: 'faulty',
      description: '底层有三个发霉了，上面的好好的',
      photos: [story.goods.imageUrl],
    },
    placed,
  )
  const buyer = { userId: story.buyerId, role: 'buyer' } as const
  await sayOnCase(tx, platformAt(tx, context, 20), buyer, id, { text: '麻烦看一下，退坏的这份就行' })
}

async function notSentYet(tx: Db, context: Context, story: Story): Promise<void> {
  const placed = await order(tx, context, story)
  await open(
    tx,
    context,
    story,
    { kind: 'refundOnly', reason: 'wrongChoice', description: '规格选错了，想换大箱' },
    placed,
    placed.quantity,
  )
}
