import type { SkuChange } from '@yuxiang/shared/api/goods'
import { emptyableStates } from '@yuxiang/shared/states/product'
import { and, eq, inArray } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { nameTaken, watchStock } from './add-skus.ts'
import { catalogueChanged } from './caches.ts'
import { refreshLowestPrices } from './lowest-price.ts'
import { lockSkusOf, ownSku, type SkuRow } from './own-goods.ts'
import { products, skus } from './tables.ts'

/**
 * Changes a SKU; it shows at once, and a trigger keeps the price it had. Answers its product's id. Refuses with
 * `sku_not_found`, `sku_name_taken`, `price_below_special`, and `product_without_sku` for the last one of a product that
 * is on sale, or may be at any time: a review or a merchant that may sell again would put it there empty.
 */
export async function changeSku(
  tx: Db,
  platform: Platform,
  staffId: string,
  { skuId, input }: { skuId: string; input: SkuChange },
): Promise<string> {
  const { product } = await ownSku(tx, staffId, skuId)
  const now = platform.clock()
  const own = await lockSkusOf(tx, product.id)
  const before = own.find((sku) => sku.id === skuId)
  if (!before) throw new Refusal('sku_not_found')
  const { lowStockAt, ...columns } = input
  const isLast = own.every((sku) => sku.id === skuId || sku.state === 'withdrawn')
  if (columns.state === 'withdrawn' && isLast) await requireEmptyable(tx, product.id)
  if (Object.keys(columns).length > 0) await write(tx, before, columns, now)
  if (lowStockAt !== undefined) await watchStock(tx, { skuId, merchantId: product.merchantId, lowStockAt })
  // Of all of them: a withdrawn one counts no more.
  await refreshLowestPrices(
    tx,
    own.map((sku) => sku.id),
    now,
  )
  await catalogueChanged(tx)
  await audit(tx, {
    actorId: staffId,
    action: 'sku.change',
    subject: 'sku',
    subjectId: skuId,
    before: { name: before.name, priceFen: before.priceFen, weightG: before.weightG, state: before.state },
    after: input,
  })
  return product.id
}

/** Read under the lock of its SKUs, which offering a product takes, too. */
async function requireEmptyable(tx: Db, productId: string): Promise<void> {
  const [emptyable] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.id, productId), inArray(products.state, [...emptyableStates])))
  if (!emptyable) throw new Refusal('product_without_sku')
}

async function write(
  tx: Db,
  before: SkuRow,
  columns: Omit<SkuChange, 'lowStockAt'>,
  now: Date,
): Promise<void> {
  try {
    await tx
      .update(skus)
      .set({ ...columns, ...(columns.priceFen !== undefined && withoutPast(before, now)) })
      .where(eq(skus.id, before.id))
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint === 'skus_name_of_product') throw nameTaken()
    if (constraint === 'skus_special_price') throw belowSpecial()
    throw error
  }
}

const belowSpecial = () =>
  new Refusal('price_below_special', {
    errors: [{ path: 'priceFen', message: '须高于限时特价，或先结束活动' }],
  })

/** A special price that is over binds the regular one no more. */
const withoutPast = ({ specialTo }: Pick<SkuRow, 'specialTo'>, now: Date) =>
  specialTo !== null && specialTo <= now
    ? {
        specialPriceFen: null,
        specialOriginalFen: null,
        specialFrom: null,
        specialTo: null,
        specialBegan: null,
        specialCampaignId: null,
      }
    : {}
