import { eq, inArray } from 'drizzle-orm'
import { addProducts } from '../catalog/add-products.ts'
import { writeStock } from '../catalog/adjust-stock.ts'
import { refreshProducts } from '../catalog/refresh-listings.ts'
import { listingReviews, products, skuStock, stockWatches } from '../catalog/tables.ts'
import { createStaff } from '../identity/index.ts'
import { merchantsOfStaff } from '../merchants/index.ts'
import { merchantAccountOf } from '../orders/order-ledger.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { balancesOf } from '../platform/ledger/index.ts'
import { endHolds, feeOf, holdPayouts } from '../settlements/payout-ledger.ts'
import { payouts } from '../settlements/tables.ts'
import { demoMerchantStaff, demoOperator, demoReviewers } from './accounts.ts'
import { writeOrder } from './orders.ts'
import type { ListedProduct } from './reviews.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

const DAY_MS = 86_400_000

const recipients = [
  ['林晓橙', '13912345678', '重庆市 渝北区', '龙溪街道红锦大道 88 号 3 栋 1204'],
  ['周大山', '13687654321', '重庆市 沙坪坝区', '渝碚路街道双巷子 12 号'],
  ['何雨', '15023456789', '四川省 成都市 武侯区', '玉林街道芳草街 26 号 2 单元 501'],
  ['马春生', '18612340987', '重庆市 万州区', '高笋塘街道白岩路 9 号'],
  ['苏敏', '13345670011', '山东省 济南市 历下区', '泉城路 180 号'],
] as const

/** Orders of the last 40 days: how many days ago each arrived (below zero it waits), whose product, how many. */
const history: readonly { product: number; daysAgo: number; quantity: number }[] = Array.from(
  { length: 44 },
  (_, index) => ({
    product: (index * 7) % 5,
    daysAgo: 40 - index * 0.93,
    quantity: 1 + ((index * 5) % 3),
  }),
)

/**
 * What the desks of the first merchants show: sales of 40 days, orders to ship, a listing and a change in review, one
 * that was returned, stock that runs low, and a payout made and one under way.
 */
export async function writeGoodsDesk(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
): Promise<void> {
  const merchantIds: string[] = []
  for (const [index, phone] of demoMerchantStaff.slice(0, 2).entries()) {
    const staffId = await createStaff(context, { phone, roles: ['merchant'] }, tx)
    const [merchantId = ''] = await merchantsOfStaff(tx, staffId)
    merchantIds.push(merchantId)
    const own = [...listed.values()].filter((product) => product.merchantId === merchantId)
    await writeHistory(tx, context, own, index === 0 ? history : history.filter((_, at) => at % 4 === 0))
    await writeWaiting(tx, context, own)
    await writeReviews(tx, context, own, staffId)
    await writeLowStock(tx, context, own, staffId)
  }
  await writePayouts(tx, context, merchantIds)
}

async function writeHistory(
  tx: Db,
  context: Context,
  own: readonly ListedProduct[],
  orders: typeof history,
): Promise<void> {
  const now = context.clock().getTime()
  for (const [index, { product, daysAgo, quantity }] of orders.entries()) {
    const sold = own[product % own.length]
    if (!sold || daysAgo < 1) continue
    await writeOrder(tx, context, {
      ...sold,
      quantity,
      buyerId: await buyer(tx, context, index),
      receivedAt: new Date(now - daysAgo * DAY_MS),
      isComplete: daysAgo > 8,
      recipient: recipientAt(index),
    })
  }
}

async function writeWaiting(tx: Db, context: Context, own: readonly ListedProduct[]): Promise<void> {
  const now = context.clock().getTime()
  for (const [index, remark] of ['', '请装结实一点，路远', '', '周末不在家，麻烦周一送'].entries()) {
    const sold = own[index % own.length]
    if (!sold) continue
    await writeOrder(tx, context, {
      ...sold,
      quantity: 1 + (index % 3),
      remark,
      isWaiting: true,
      isComplete: false,
      buyerId: await buyer(tx, context, index + 3),
      // It was placed 70 hours before it would arrive.
      receivedAt: new Date(now + 70 * 3_600_000 - (20 - index * 5) * 3_600_000),
      recipient: recipientAt(index + 1),
    })
  }
}

const recipientAt = (index: number) => {
  const [name, phone, region, detail] = recipients[index % recipients.length] ?? recipients[0]
  return { name, phone, region, detail }
}

const buyer = (tx: Db, context: Context, index: number): Promise<string> =>
  createStaff(context, { phone: demoReviewers[index % demoReviewers.length]?.phone ?? '', roles: [] }, tx)

/** A new listing in review and one returned, made of the first product's facts, and a change of the second. */
async function writeReviews(
  tx: Db,
  context: Context,
  own: readonly ListedProduct[],
  staffId: string,
): Promise<void> {
  const now = context.clock()
  const rows = await tx
    .select()
    .from(products)
    .where(
      inArray(
        products.id,
        own.slice(0, 2).map(({ line }) => line.productId),
      ),
    )
  const [model, changed] = own.slice(0, 2).map(({ line }) => rows.find((row) => row.id === line.productId))
  if (!model || !changed) return
  const fresh = (name: string) => ({
    merchantId: model.merchantId,
    categoryKey: model.categoryKey,
    topCategoryKey: model.topCategoryKey,
    countyCode: model.countyCode,
    township: model.township,
    name,
    subtitle: '新一季，少量试卖',
    detail: model.detail,
    imageHashes: model.imageHashes,
    marks: [],
    origin: model.origin,
    netContent: model.netContent,
    shelfLife: model.shelfLife,
    storage: model.storage,
    fresh: model.fresh,
    servicePromises: model.servicePromises,
    listedAt: now,
    county: '',
    categoryNames: [],
    skus: [{ name: '尝鲜装', priceFen: 2_980, weightG: 1_500, stock: 60 }],
  })
  const [inReview = '', returned = ''] = await addProducts(tx, [
    fresh(`${model.name} 尝鲜装`.slice(0, 60)),
    fresh(`全国最好的${model.name}`.slice(0, 60)),
  ])
  await tx.update(products).set({ state: 'inReview' }).where(eq(products.id, inReview))
  await tx.update(products).set({ state: 'returned' }).where(eq(products.id, returned))
  const submitted = { submittedBy: staffId, submittedAt: new Date(now.getTime() - 5 * 3_600_000) }
  await tx.insert(listingReviews).values([
    { id: newId(), productId: inReview, kind: 'listing', ...submitted },
    {
      id: newId(),
      productId: returned,
      kind: 'listing',
      state: 'returned',
      reason: '名称含有“全国最好”，属于绝对化用语，请修改',
      decidedBy: staffId,
      decidedAt: now,
      ...submitted,
    },
    {
      id: newId(),
      productId: changed.id,
      kind: 'change',
      proposed: {
        name: `${changed.name} 新包装`.slice(0, 60),
        categoryKey: changed.categoryKey,
        imageHashes: changed.imageHashes.toReversed(),
      },
      ...submitted,
    },
  ])
  await refreshProducts(tx, now, [inReview, returned])
}

async function writeLowStock(
  tx: Db,
  context: Context,
  own: readonly ListedProduct[],
  staffId: string,
): Promise<void> {
  const [low] = own.slice(2)
  if (!low) return
  const { skuId } = low.line
  const now = context.clock()
  const [stock] = await tx.select().from(skuStock).where(eq(skuStock.skuId, skuId))
  const left = 6
  const why = { actorId: staffId, now: new Date(now.getTime() - 2 * DAY_MS) }
  await writeStock(tx, [{ skuId, change: 40 }], { ...why, reason: 'received', words: '合作社第二批交货' })
  await writeStock(tx, [{ skuId, change: left - 40 - (stock?.available ?? 0) }], {
    ...why,
    reason: 'damaged',
    words: '仓库返潮，报损',
  })
  await tx.insert(stockWatches).values({ skuId, merchantId: low.merchantId, lowStockAt: 20 })
}

/** Of what the first has earned half was paid a week ago and of the second's half is under way; the rest is due. */
async function writePayouts(tx: Db, context: Context, merchantIds: readonly string[]): Promise<void> {
  const startedBy = await createStaff(context, demoOperator, tx)
  const now = context.clock()
  for (const [index, merchantId] of merchantIds.entries()) {
    const account = merchantAccountOf('merchantReceivable', merchantId)
    const balance = (await balancesOf(tx, [account])).get(account)?.balance ?? 0
    const receivableFen = Math.floor(balance / 2)
    if (receivableFen < 100) continue
    const feeFen = feeOf(receivableFen)
    const startedAt = new Date(now.getTime() - (index === 0 ? 3 : 1) * DAY_MS)
    const payout = { id: newId(), merchantId, receivableFen, feeFen, amountFen: receivableFen - feeFen }
    const isPaid = index === 0
    const ended = {
      state: 'paid' as const,
      bankReference: 'ICBC20261123008817',
      endedBy: startedBy,
      endedAt: startedAt,
    }
    await tx.insert(payouts).values({ ...payout, runId: newId(), startedBy, startedAt, ...(isPaid && ended) })
    await holdPayouts(tx, [payout], startedAt)
    if (isPaid) await endHolds(tx, payout, 'post', startedAt)
  }
}
