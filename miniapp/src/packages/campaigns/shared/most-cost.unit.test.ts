import type { OfferPlan } from '@yuxiang/shared/api/campaigns'
import type { EffectTerm } from '@yuxiang/shared/api/offer-terms'
import { expect, it } from 'vitest'
import { mostCostFen } from './most-cost.ts'

const plan = (effects: EffectTerm[], limits: Partial<OfferPlan>): OfferPlan => ({
  kind: 'offer',
  basis: 'spend',
  tiers: effects.map((effect, at) => ({ threshold: (at + 1) * 100, effect })),
  scope: { productIds: [], categoryKeys: [], countyCodes: [], merchantIds: [], venueIds: [] },
  audience: { kind: 'everyone' },
  group: null,
  perPersonLimit: null,
  totalLimit: null,
  budgetFen: null,
  ...limits,
})
const less = (amountFen: number): EffectTerm => ({ kind: 'less', amountFen })
const gift = (isChoice: boolean): EffectTerm => ({
  kind: 'gift',
  isChoice,
  gifts: [
    { skuId: 'a', quantity: 2, valueFen: 300 },
    { skuId: 'b', quantity: 1, valueFen: 500 },
  ],
})

it.each<[string, OfferPlan, number | null]>([
  ['nothing bounds it', plan([less(10)], {}), null],
  ['its budget', plan([less(10)], { budgetFen: 900 }), 900],
  ['its uses times its best tier', plan([less(10), less(25)], { totalLimit: 30 }), 750],
  ['the less of both', plan([less(10), less(25)], { totalLimit: 30, budgetFen: 900 }), 750],
  ['all gifts of each use', plan([gift(false)], { totalLimit: 10 }), 11_000],
  ['the dearest gift of a choice', plan([gift(true)], { totalLimit: 10 }), 6_000],
  ['freight, which has no bound but the budget', plan([{ kind: 'freeFreight' }], { totalLimit: 10 }), null],
  [
    'a percentage without a ceiling',
    plan([{ kind: 'percentOff', percent: 20, ceilingFen: null }], { totalLimit: 10, budgetFen: 7 }),
    7,
  ],
])('what a campaign costs at most: %s', (_, given, most) => {
  expect(mostCostFen(given)).toBe(most)
})
