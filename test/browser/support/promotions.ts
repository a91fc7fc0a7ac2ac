import type { EffectTerm } from '@yuxiang/shared/api/offer-terms'
import { demoOperator } from '../../../server/src/demo/accounts.ts'
import { Caller } from '../../support/caller.ts'

const dayMs = 86_400_000
const from = (days: number) => new Date(Date.now() + days * dayMs).toISOString()

/** Of one product alone, so that no other test is the richer by it. */
const only = (productId: string) => ({
  productIds: [productId],
  categoryKeys: [],
  countyCodes: [],
  merchantIds: [],
})

export const operatorOf = (url: string): Promise<Caller> => new Caller(url).signIn(demoOperator.phone)

interface Plan {
  name: string
  productId: string
  thresholdFen: number
  effect: EffectTerm
}

/** Publishes a campaign of the platform for one product; answers its id. */
export async function runCampaign(operator: Caller, plan: Plan): Promise<string> {
  const { id } = await operator.call('POST /api/workbench/campaigns', {
    body: {
      name: plan.name,
      merchantId: null,
      description: '',
      imageHash: null,
      startsAt: from(-1),
      endsAt: from(2),
      plan: {
        kind: 'offer',
        basis: 'spend',
        tiers: [{ threshold: plan.thresholdFen, effect: plan.effect }],
        scope: only(plan.productId),
        audience: 'everyone',
        group: null,
        perPersonLimit: null,
        totalLimit: null,
        budgetFen: 100_000_000,
      },
    },
  })
  await operator.call('POST /api/workbench/campaigns/{id}/publish', { params: { id } })
  return id
}

/** Publishes coupons for one product in the coupon centre, one for each person; answers the batch's id. */
export async function offerCoupons(operator: Caller, plan: Plan): Promise<string> {
  const { id } = await operator.call('POST /api/workbench/coupon-batches', {
    body: {
      name: plan.name,
      merchantId: null,
      basis: 'spend',
      tiers: [{ threshold: plan.thresholdFen, effect: plan.effect }],
      scope: only(plan.productId),
      audience: 'everyone',
      channel: 'center',
      total: 1_000,
      perPersonLimit: 1,
      claimFrom: from(-1),
      claimTo: from(2),
      usableFrom: from(-1),
      usableTo: from(9),
    },
  })
  await operator.call('POST /api/workbench/coupon-batches/{id}/publish', { params: { id } })
  return id
}
