import type { Campaign, CampaignInput, OfferPlan, SpecialPricePlan } from '@yuxiang/shared/api/campaigns'
import type { FieldErrors } from '@/services/field-errors'
import type { PickedSku } from '@/workbench/sku-sheet'
import { instantOf, momentOf } from '../../../workbench/china-moment.ts'
import { readCount, readFen, yuanInput } from '../../../workbench/read-number.ts'
import { emptyOffer, note, type OfferDraft, offerDraft, readOffer } from '../shared/offer-draft.ts'

export interface PriceDraft extends PickedSku {
  price: string
  /** What is crossed out; empty shows none. */
  original: string
}

interface SampleItem extends PickedSku {
  quantity: number
}

/** The editor as it is typed. */
export interface CampaignDraft {
  kind: 'offer' | 'specialPrice'
  name: string
  merchantId: string | null
  description: string
  imageHash: string | null
  imageUrl: string | null
  /** Moments on China's clock: `2026-11-26T09:30`. */
  startsAt: string
  endsAt: string
  offer: OfferDraft
  /** Empty stands together with all others. */
  group: string
  perPersonLimit: string
  totalLimit: string
  budget: string
  prices: PriceDraft[]
  /** The cart which the preview prices. */
  sample: SampleItem[]
}

const perPersonMax = 1_000
const totalMax = 10_000_000
const budgetMaxFen = 10_000_000_000

export const emptyCampaign = (
  merchantId: string | null,
  startsAt: string,
  endsAt: string,
): CampaignDraft => ({
  kind: 'offer',
  name: '',
  merchantId,
  description: '',
  imageHash: null,
  imageUrl: null,
  startsAt,
  endsAt,
  offer: emptyOffer(),
  group: '',
  perPersonLimit: '',
  totalLimit: '',
  budget: '',
  prices: [],
  sample: [],
})

/** The call's body as the editor says it, or what is wrong with which field, by its path in the body. */
export function readCampaign(draft: CampaignDraft): { body?: CampaignInput; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const name = draft.name.trim()
  if (name.length < 2) errors.name = '请填写名称'
  const startsAt = instantOf(draft.startsAt)
  const endsAt = instantOf(draft.endsAt)
  if (!startsAt) errors.startsAt = '请选择开始时间'
  if (!endsAt) errors.endsAt = '请选择结束时间'
  else if (startsAt && Date.parse(endsAt) <= Date.parse(startsAt)) errors.endsAt = '结束时间应晚于开始时间'
  const plan = draft.kind === 'offer' ? readPlan(draft, errors) : readPrices(draft.prices, errors)
  if (!plan || !startsAt || !endsAt || Object.keys(errors).length > 0) return { errors }
  const { merchantId, imageHash } = draft
  return {
    body: { name, merchantId, description: draft.description.trim(), imageHash, startsAt, endsAt, plan },
    errors,
  }
}

function readPlan(draft: CampaignDraft, errors: FieldErrors): OfferPlan | undefined {
  const offer = readOffer(draft.offer, 'plan.', errors)
  const limit = (text: string, max: number, path: string) =>
    text.trim() ? (note(readCount(text, max), path, errors) ?? null) : null
  const perPersonLimit = limit(draft.perPersonLimit, perPersonMax, 'plan.perPersonLimit')
  const totalLimit = limit(draft.totalLimit, totalMax, 'plan.totalLimit')
  const budgetFen = draft.budget.trim()
    ? (note(readFen(draft.budget, budgetMaxFen), 'plan.budgetFen', errors) ?? null)
    : null
  if (budgetFen === null && draft.merchantId === null) errors['plan.budgetFen'] ??= '平台活动必须设置预算'
  if (!offer) return undefined
  return { kind: 'offer', ...offer, group: draft.group.trim() || null, perPersonLimit, totalLimit, budgetFen }
}

function readPrices(rows: readonly PriceDraft[], errors: FieldErrors): SpecialPricePlan | undefined {
  if (rows.length === 0) errors['plan.prices'] = '请选择商品'
  const prices = rows.map(({ skuId, priceFen: nowFen, price, original }, at) => {
    const path = `plan.prices.${at}`
    const priceFen = note(readFen(price, budgetMaxFen), `${path}.priceFen`, errors) ?? 0
    const originalFen = original.trim()
      ? (note(readFen(original, budgetMaxFen), `${path}.originalFen`, errors) ?? null)
      : null
    if (priceFen > 0 && priceFen >= nowFen) errors[`${path}.priceFen`] = '特价应低于现价'
    else if (originalFen !== null && priceFen > 0 && originalFen <= priceFen)
      errors[`${path}.originalFen`] = '划线价应高于特价'
    return { skuId, priceFen, originalFen }
  })
  return prices.length > 0 ? { kind: 'specialPrice', prices } : undefined
}

/** A saved campaign in the editor. */
export function campaignDraft(
  campaign: Campaign,
  skuOf: (skuId: string) => PickedSku,
  nameOf: (id: string) => string,
): CampaignDraft {
  const { name, merchantId, description, imageHash, imageUrl, plan } = campaign
  const base = {
    ...emptyCampaign(merchantId, momentOf(campaign.startsAt), momentOf(campaign.endsAt)),
    name,
    description,
    imageHash,
    imageUrl,
    kind: plan.kind,
  }
  if (plan.kind === 'specialPrice') {
    const prices = plan.prices.map(({ skuId, priceFen, originalFen }) => ({
      ...skuOf(skuId),
      price: yuanInput(priceFen),
      original: originalFen === null ? '' : yuanInput(originalFen),
    }))
    return { ...base, prices }
  }
  const text = (limit: number | null) => (limit === null ? '' : String(limit))
  return {
    ...base,
    offer: offerDraft(plan, skuOf, nameOf),
    group: plan.group ?? '',
    perPersonLimit: text(plan.perPersonLimit),
    totalLimit: text(plan.totalLimit),
    budget: plan.budgetFen === null ? '' : yuanInput(plan.budgetFen),
  }
}
