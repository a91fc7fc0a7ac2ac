import type { Audience, Basis, EffectTerm, OfferScope, Tier } from '@yuxiang/shared/api/offer-terms'
import { tierFaults, tiersOutOfOrder } from '@yuxiang/shared/promotions/check-tiers'
import type { FieldErrors } from '@/services/field-errors'
import type { PickedSku } from '@/workbench/sku-sheet'
import {
  foldInput,
  readCount,
  readFen,
  readFold,
  type Typed,
  yuanInput,
} from '../../../workbench/read-number.ts'

export type EffectKind = EffectTerm['kind']

interface GiftDraft extends PickedSku {
  quantity: number
  /** Stated value of one, in yuan as typed. */
  value: string
}

/** One tier as it is typed; fields of other kinds of effect keep what was typed into them. */
export interface TierDraft {
  /** Yuan, or pieces. */
  threshold: string
  kind: EffectKind
  amount: string
  ceiling: string
  fold: string
  gifts: GiftDraft[]
  isChoice: boolean
  batchId: string
}

/** What was picked by its name. */
export interface Named {
  id: string
  name: string
}

export interface ScopeDraft {
  products: Named[]
  categoryKeys: string[]
  countyCodes: string[]
  merchants: Named[]
  venues: Named[]
}

/** Whom an offer is for; fields of other kinds keep what was typed into them. */
export interface AudienceDraft {
  kind: Audience['kind']
  /** None: members of any union. */
  unions: Named[]
  days: string
}

/** What campaigns and coupon batches have in common, as it is typed. */
export interface OfferDraft {
  basis: Basis
  tiers: TierDraft[]
  scope: ScopeDraft
  audience: AudienceDraft
}

const thresholdMaxFen = 100_000_000
const piecesMax = 10_000
const offMaxFen = 10_000_000
const newMemberDaysMax = 365

export const emptyTier = (kind: EffectKind): TierDraft => ({
  threshold: '',
  kind,
  amount: '',
  ceiling: '',
  fold: '',
  gifts: [],
  isChoice: false,
  batchId: '',
})

const newMemberDaysUsual = 7

const emptyAudience = (): AudienceDraft => ({
  kind: 'everyone',
  unions: [],
  days: String(newMemberDaysUsual),
})

export const emptyOffer = (): OfferDraft => ({
  basis: 'spend',
  tiers: [emptyTier('less')],
  scope: { products: [], categoryKeys: [], countyCodes: [], merchants: [], venues: [] },
  audience: emptyAudience(),
})

/** Notes what is wrong with a field, and answers its value when nothing is. */
export function note({ value, error }: Typed, path: string, errors: FieldErrors): number | undefined {
  if (error) errors[path] = error
  return value
}

/** One tier as the call's body says it; wrong fields are noted by their path in the body. */
export function readTier(tier: TierDraft, basis: Basis, path: string, errors: FieldErrors): Tier | undefined {
  const typed =
    basis === 'spend' ? readFen(tier.threshold, thresholdMaxFen) : readCount(tier.threshold, piecesMax)
  const threshold = note(typed, `${path}.threshold`, errors)
  const effect = readEffect(tier, `${path}.effect`, errors)
  return threshold === undefined || !effect ? undefined : { threshold, effect }
}

function readEffect(tier: TierDraft, path: string, errors: FieldErrors): EffectTerm | undefined {
  switch (tier.kind) {
    case 'less': {
      const amountFen = note(readFen(tier.amount, offMaxFen), `${path}.amountFen`, errors)
      return amountFen === undefined ? undefined : { kind: 'less', amountFen }
    }
    case 'lessPerFull': {
      const amountFen = note(readFen(tier.amount, offMaxFen), `${path}.amountFen`, errors)
      const ceilingFen = note(readFen(tier.ceiling, offMaxFen), `${path}.ceilingFen`, errors)
      if (amountFen === undefined || ceilingFen === undefined) return undefined
      return { kind: 'lessPerFull', amountFen, ceilingFen }
    }
    case 'percentOff': {
      const percent = note(readFold(tier.fold), `${path}.percent`, errors)
      const ceilingFen = tier.ceiling.trim()
        ? note(readFen(tier.ceiling, offMaxFen), `${path}.ceilingFen`, errors)
        : null
      if (percent === undefined || ceilingFen === undefined) return undefined
      return { kind: 'percentOff', percent, ceilingFen }
    }
    case 'freeFreight':
      return { kind: 'freeFreight' }
    case 'gift':
      return readGifts(tier, path, errors)
    case 'coupon':
      if (!tier.batchId) errors[`${path}.batchId`] = '请选择送哪种优惠券'
      return tier.batchId ? { kind: 'coupon', batchId: tier.batchId } : undefined
  }
}

function readGifts(tier: TierDraft, path: string, errors: FieldErrors): EffectTerm | undefined {
  if (tier.gifts.length === 0) errors[`${path}.gifts`] = '请选择赠品'
  const gifts = tier.gifts.map(({ skuId, quantity, value }, at) => ({
    skuId,
    quantity,
    valueFen: note(readFen(value, offMaxFen), `${path}.gifts.${at}.valueFen`, errors) ?? 0,
  }))
  const whole = gifts.length > 0 && gifts.every(({ valueFen }) => valueFen > 0)
  return whole ? { kind: 'gift', gifts, isChoice: tier.isChoice && gifts.length > 1 } : undefined
}

/** The offer as the call's body says it; `path` is where it stands there: `plan.` in a campaign, nothing in a coupon. */
export function readOffer({ basis, tiers, scope, audience }: OfferDraft, path: string, errors: FieldErrors) {
  const isCoupon = path === ''
  const some = tiers.map((tier, at) => readTier(tier, basis, `${path}tiers.${at}`, errors))
  const whole = some.filter((tier) => tier !== undefined)
  if (whole.length < tiers.length) return undefined
  const faults = [...tierFaults(basis, whole, isCoupon), ...tiersOutOfOrder(whole)]
  for (const { index, message } of faults) errors[`${path}tiers.${index}`] = message
  const read = readAudience(audience, `${path}audience`, errors)
  return read && { basis, tiers: whole, scope: readScope(scope), audience: read }
}

const idsOf = (picked: readonly Named[]) => picked.map(({ id }) => id)

const readScope = ({ products, merchants, venues, ...scope }: ScopeDraft): OfferScope => ({
  ...scope,
  productIds: idsOf(products),
  merchantIds: idsOf(merchants),
  venueIds: idsOf(venues),
})

function readAudience(draft: AudienceDraft, path: string, errors: FieldErrors): Audience | undefined {
  switch (draft.kind) {
    case 'unionMembers':
      return { kind: 'unionMembers', unionIds: idsOf(draft.unions) }
    case 'newMembers': {
      const days = note(readCount(draft.days, newMemberDaysMax), `${path}.days`, errors)
      return days === undefined ? undefined : { kind: 'newMembers', days }
    }
    default:
      return { kind: draft.kind }
  }
}

/** What a saved offer looks like in the form. Names and pictures, which it does not hold, come from `skuOf`. */
export function offerDraft(
  offer: { basis: Basis; tiers: readonly Tier[]; scope: OfferScope; audience: Audience },
  skuOf: (skuId: string) => PickedSku,
  nameOf: (id: string) => string,
): OfferDraft {
  const { productIds, merchantIds, venueIds, ...scope } = offer.scope
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: nameOf(id) }))
  const { audience } = offer
  return {
    basis: offer.basis,
    tiers: offer.tiers.map((tier) => tierDraft(tier, offer.basis, skuOf)),
    scope: {
      ...scope,
      products: named(productIds),
      merchants: named(merchantIds),
      venues: named(venueIds),
    },
    audience: {
      ...emptyAudience(),
      kind: audience.kind,
      ...(audience.kind === 'unionMembers' && { unions: named(audience.unionIds) }),
      ...(audience.kind === 'newMembers' && { days: String(audience.days) }),
    },
  }
}

function tierDraft(
  { threshold, effect }: Tier,
  basis: Basis,
  skuOf: (skuId: string) => PickedSku,
): TierDraft {
  const draft = {
    ...emptyTier(effect.kind),
    threshold: basis === 'spend' ? yuanInput(threshold) : String(threshold),
  }
  switch (effect.kind) {
    case 'less':
      return { ...draft, amount: yuanInput(effect.amountFen) }
    case 'lessPerFull':
      return { ...draft, amount: yuanInput(effect.amountFen), ceiling: yuanInput(effect.ceilingFen) }
    case 'percentOff':
      return {
        ...draft,
        fold: foldInput(effect.percent),
        ceiling: effect.ceilingFen === null ? '' : yuanInput(effect.ceilingFen),
      }
    case 'freeFreight':
      return draft
    case 'gift':
      return {
        ...draft,
        isChoice: effect.isChoice,
        gifts: effect.gifts.map(({ skuId, quantity, valueFen }) => ({
          ...skuOf(skuId),
          quantity,
          value: yuanInput(valueFen),
        })),
      }
    case 'coupon':
      return { ...draft, batchId: effect.batchId }
  }
}
