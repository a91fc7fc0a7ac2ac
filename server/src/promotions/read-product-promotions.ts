import type { CampaignCard, CouponBatchCard } from '@yuxiang/shared/api/promotions'
import { offerLabel } from '@yuxiang/shared/promotions/words'
import { z } from 'zod'
import { scopeFactsOf } from '../catalog/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { openBatches } from './read-center.ts'
import { plainCards, runningCampaigns } from './read-promotions.ts'
import { inScope } from './scope.ts'

/** Labels on one card, products asked for at once. */
const LABELS_MAX = 3
const PRODUCTS_MAX = 100

/** What a product takes part in, and which coupons for it can be claimed; refuses with `product_not_found`. */
export async function readProductPromotions(
  platform: Platform,
  productId: string,
): Promise<{ campaigns: Omit<CampaignCard, 'products'>[]; coupons: CouponBatchCard[] }> {
  const [product] = await scopeFactsOf(platform.database.db, [productId], platform.clock())
  if (!product) throw new Refusal('product_not_found')
  if (product.barredFromCampaigns) return { campaigns: [], coupons: [] }
  const campaigns = await runningCampaigns(platform)
  const bearing = campaigns.filter(({ plan, merchantId }) => inScope(plan.scope, merchantId, product))
  const batches = await openBatches(platform)
  return {
    campaigns: await plainCards(platform, bearing),
    coupons: batches
      .filter(({ scope, card }) => inScope(scope, card.merchantId, product))
      .map(({ card }) => card),
  }
}

const ProductIds = z.array(z.uuid()).min(1).max(PRODUCTS_MAX)

/** The tags of some products for a list, the platform's first; refuses with `invalid_input` what are no ids. */
export async function readLabels(
  platform: Platform,
  productIds: string,
): Promise<{ items: { productId: string; labels: string[] }[] }> {
  const ids = ProductIds.safeParse(productIds.split(','))
  if (!ids.success) {
    throw new Refusal('invalid_input', {
      errors: [{ path: 'productIds', message: `应为 1 至 ${PRODUCTS_MAX} 个商品编号，以逗号分隔` }],
    })
  }
  const campaigns = await runningCampaigns(platform)
  const products =
    campaigns.length > 0 ? await scopeFactsOf(platform.database.db, ids.data, platform.clock()) : []
  return {
    items: products.flatMap((product) => {
      if (product.barredFromCampaigns) return []
      const bearing = campaigns.filter(({ plan, merchantId }) => inScope(plan.scope, merchantId, product))
      const labels = [...new Set(bearing.map(({ plan }) => offerLabel(plan)))].slice(0, LABELS_MAX)
      return labels.length > 0 ? [{ productId: product.productId, labels }] : []
    }),
  }
}
