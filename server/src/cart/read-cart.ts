import type { Cart, CartItem } from '@yuxiang/shared/api/cart'
import { asc, eq } from 'drizzle-orm'
import { cachedSkusForSale, type SkuForSale } from '../catalog/index.ts'
import type { Platform } from '../platform/index.ts'
import { cartItems } from './tables.ts'

interface CartLine {
  skuId: string
  quantity: number
  /** Null for a stranger's cart, which the phone keeps. */
  addedPriceFen: number | null
}

/** The shopper's cart, grouped by merchant, oldest first. */
export async function readCart(platform: Platform, userId: string): Promise<Cart> {
  const lines = await platform.database.db
    .select()
    .from(cartItems)
    .where(eq(cartItems.userId, userId))
    .orderBy(asc(cartItems.addedAt), asc(cartItems.skuId))
  return cartOf(platform, lines)
}

/** Shows lines as a cart; what no longer exists is left out, what can't be bought says why. */
export async function cartOf(platform: Platform, lines: readonly CartLine[]): Promise<Cart> {
  const skus = await cachedSkusForSale(
    platform,
    lines.map((line) => line.skuId),
  )
  const bySku = new Map(skus.map((sku) => [sku.skuId, sku]))
  const groups = new Map<string, Cart['groups'][number]>()
  for (const line of lines) {
    const sku = bySku.get(line.skuId)
    if (!sku) continue
    const group = groups.get(sku.merchantId) ?? {
      merchant: { id: sku.merchantId, name: sku.merchantName, freeAboveFen: sku.freight.freeAboveFen },
      items: [],
    }
    group.items.push(itemOf(line, sku))
    groups.set(sku.merchantId, group)
  }
  const shown = [...groups.values()]
  return {
    groups: shown,
    count: shown.flatMap((group) => group.items).reduce((sum, item) => sum + item.quantity, 0),
  }
}

const itemOf = (line: CartLine, sku: SkuForSale): CartItem => ({
  skuId: line.skuId,
  productId: sku.productId,
  name: sku.name,
  skuName: sku.skuName,
  imageUrl: sku.imageUrl,
  priceFen: sku.priceFen,
  addedPriceFen: line.addedPriceFen ?? sku.priceFen,
  quantity: line.quantity,
  stock: sku.available,
  certified: sku.certification !== null,
  certificationLost: sku.certificationLost,
  refusal: refusalOf(line.quantity, sku),
})

function refusalOf(quantity: number, sku: SkuForSale): CartItem['refusal'] {
  if (sku.state !== 'onSale') return sku.state
  if (sku.available === 0) return 'soldOut'
  return sku.available < quantity ? 'short' : null
}
