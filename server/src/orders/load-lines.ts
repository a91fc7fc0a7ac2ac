import type { PriceLine } from '@yuxiang/shared/pricing/price'
import type { SkuForSale } from '../catalog/index.ts'
import { Refusal } from '../platform/http/refusal.ts'

/** One wished thing: a SKU and how many. */
export interface Wish {
  skuId: string
  quantity: number
}

/** A wish with what the catalogue knows about it. */
export interface WishedSku extends Wish {
  sku: SkuForSale
}

/** Pairs wishes with their SKUs; refuses what does not exist or is not for sale, naming the lines. */
export function requireForSale(wishes: readonly Wish[], skus: readonly SkuForSale[]): WishedSku[] {
  const byId = new Map(skus.map((sku) => [sku.skuId, sku]))
  const pick = (wish: Wish) => ({ skuId: wish.skuId, requested: wish.quantity, available: 0 })
  const unknown = wishes.filter((wish) => !byId.has(wish.skuId))
  if (unknown.length > 0) throw new Refusal('sku_not_found', { lines: unknown.map(pick) })
  const withdrawn = wishes.filter((wish) => byId.get(wish.skuId)?.state !== 'onSale')
  if (withdrawn.length > 0) throw new Refusal('product_withdrawn', { lines: withdrawn.map(pick) })
  return wishes.map((wish) => ({ ...wish, sku: byId.get(wish.skuId) as SkuForSale }))
}

/** What the pricing function needs of each line. */
export const priceLinesOf = (lines: readonly WishedSku[]): PriceLine[] =>
  lines.map(({ sku, quantity }) => ({
    skuId: sku.skuId,
    merchantId: sku.merchantId,
    quantity,
    unitFen: sku.priceFen,
    weightG: sku.weightG,
  }))

/** Freight rule of every merchant concerned. */
export const freightRulesOf = (lines: readonly WishedSku[]) =>
  new Map(lines.map(({ sku }) => [sku.merchantId, sku.freight]))
