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
  venueIds: [],
})

export const operatorOf = (url: string): Promise<Caller> => new Caller(url).signIn(demoOperator.phone)

/** Ends what a test has published, so that no later one meets it. */
export class Published {
  readonly #ends: (() => Promise<unknown>)[] = []

  async end(): Promise<void> {
    for (const end of this.#ends.splice(0)) await end()
  }

  campaign(operator: Caller, id: string): void {
    this.#add(operator, 'campaigns', id)
  }

  batch(operator: Caller, id: string): void {
    this.#add(operator, 'coupon-batches', id)
  }

  // One that the test itself has ended refuses, which is as well.
  #add(operator: Caller, kind: 'campaigns' | 'coupon-batches', id: string): void {
    const given = { params: { id }, body: { reason: '测试结束' } }
    this.#ends.push(() => operator.send(`POST /api/workbench/${kind}/{id}/end`, given))
  }
}

interface Plan {
  name: string
  productId: string
  thresholdFen: number
  effect: EffectTerm
}

/** Publishes a campaign of the platform for one product; answers its id. */
export async function runCampaign(operator: Caller, plan: Plan, published: Published): Promise<string> {
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
        audience: { kind: 'everyone' },
        group: null,
        perPersonLimit: null,
        totalLimit: null,
        budgetFen: 100_000_000,
      },
    },
  })
  await operator.call('POST /api/workbench/campaigns/{id}/publish', { params: { id } })
  published.campaign(operator, id)
  return id
}

/** Publishes coupons for one product in the coupon centre, one for each person; answers the batch's id. */
export async function offerCoupons(operator: Caller, plan: Plan, published: Published): Promise<string> {
  const { id } = await operator.call('POST /api/workbench/coupon-batches', {
    body: {
      name: plan.name,
      merchantId: null,
      basis: 'spend',
      tiers: [{ threshold: plan.thresholdFen, effect: plan.effect }],
      scope: only(plan.productId),
      audience: { kind: 'everyone' },
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
  published.batch(operator, id)
  return id
}
