import type { PriceTruth } from '@yuxiang/shared/api/campaigns'
import { formatYuan } from '@yuxiang/shared/money'
import { type Preview, usePreview } from '@/hooks/use-preview'
import { call } from '@/services/api'
import type { FieldErrors } from '@/services/field-errors'
import { instantOf } from '@/workbench/china-moment'
import { readFen } from '@/workbench/read-number'
import type { CampaignDraft, PriceDraft } from './campaign-draft'

type Truths = ReadonlyMap<string, PriceTruth>

/** What the chosen SKUs really sold at before the campaign begins. */
export function usePriceTruths({ kind, prices, startsAt }: CampaignDraft): Preview<Truths> {
  const begin = instantOf(startsAt)
  const skuIds = prices.map(({ skuId }) => skuId)
  const body = kind === 'specialPrice' && begin && skuIds.length > 0 ? { skuIds, startsAt: begin } : undefined
  return usePreview(body, async (asked) => {
    const { items } = await call('POST /api/workbench/campaigns/price-truths', { body: asked })
    return new Map(items.map((truth) => [truth.skuId, truth]))
  })
}

/** Crossed-out prices that are not true, by their field: the refusal, before anybody asks to publish. */
export function untruePrices(prices: readonly PriceDraft[], truths: Truths): FieldErrors {
  const errors: FieldErrors = {}
  for (const [at, { skuId, original }] of prices.entries()) {
    const truth = truths.get(skuId)
    const { value } = readFen(original, Number.MAX_SAFE_INTEGER)
    if (!truth || value === undefined) continue
    const { lowestFen, ground } = truth
    if (lowestFen === null) errors[`plan.prices.${at}.originalFen`] = `${ground}，请清空`
    else if (value > lowestFen)
      errors[`plan.prices.${at}.originalFen`] = `划线价不能高于 ¥${formatYuan(lowestFen)}（${ground}）`
  }
  return errors
}
