import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { CampaignInput } from '@yuxiang/shared/api/campaigns'
import { describe, expect, it } from 'vitest'
import { emptyTier } from '../shared/offer-draft.ts'
import { type CampaignDraft, campaignDraft, emptyCampaign, readCampaign } from './campaign-draft.ts'

const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const
const [shop, sku] = ids
const picked = { skuId: sku, name: '奉节脐橙', skuName: '5斤装', imageUrl: '/o.webp', priceFen: 5_990 }
const empty = emptyCampaign(shop, '2026-12-01T00:00', '2026-12-08T00:00')
const tiers = [
  { ...emptyTier('less'), threshold: '99', amount: '10' },
  { ...emptyTier('less'), threshold: '199.50', amount: '25.5' },
]
const draft: CampaignDraft = { ...empty, name: ' 年货满减 ', offer: { ...empty.offer, tiers } }
const special: CampaignDraft = {
  ...draft,
  kind: 'specialPrice',
  prices: [{ ...picked, price: '49.9', original: '59.90' }],
}

/** What the server would answer to it. */
const saved = (body: CampaignInput): Campaign => ({
  ...body,
  id: sku,
  imageUrl: null,
  merchantName: '橙子合作社',
  payer: 'merchant',
  label: '',
  scopeText: null,
  audienceText: null,
  state: 'draft',
  phase: 'upcoming',
  usedFen: 0,
  usedCount: 0,
  createdAt: body.startsAt,
  publishedAt: null,
  reason: null,
})

describe('a campaign as the editor says it', () => {
  it('is 满减 with tiers in fen, at moments of China', () => {
    const { body, errors } = readCampaign(draft)
    expect(errors).toEqual({})
    expect(body).toMatchObject({
      name: '年货满减',
      startsAt: '2026-12-01T00:00:00+08:00',
      plan: {
        kind: 'offer',
        tiers: [
          { threshold: 9_900, effect: { kind: 'less', amountFen: 1_000 } },
          { threshold: 19_950, effect: { kind: 'less', amountFen: 2_550 } },
        ],
        group: null,
        budgetFen: null,
      },
    })
  })

  it.each<[string, CampaignDraft]>([
    ['满减', { ...draft, group: '年货', budget: '5000', perPersonLimit: '2', totalLimit: '300' }],
    ['每满减', withTier({ ...emptyTier('lessPerFull'), threshold: '100', amount: '8', ceiling: '80' })],
    ['折扣', withTier({ ...emptyTier('percentOff'), threshold: '3', fold: '8.5' }, 'quantity')],
    ['包邮', withTier({ ...emptyTier('freeFreight'), threshold: '59' })],
    [
      '满赠',
      withTier({
        ...emptyTier('gift'),
        threshold: '129',
        isChoice: true,
        gifts: [
          { ...picked, quantity: 1, value: '12.80' },
          { ...picked, skuId: shop, quantity: 2, value: '9.90' },
        ],
      }),
    ],
    ['送券', withTier({ ...emptyTier('coupon'), threshold: '99', batchId: shop })],
    ['限时特价', special],
  ])('%s is what the contract takes, and comes back into the editor as it was', (_, one) => {
    const { body } = readCampaign(one)
    expect(CampaignInput.parse(body)).toEqual(body)
    if (!body) return
    const again = campaignDraft(
      saved(body),
      (skuId) => ({ ...picked, skuId }),
      () => '',
    )
    expect(readCampaign(again).body).toEqual(body)
  })

  it.each<[Partial<CampaignDraft>, string]>([
    [{ name: '年' }, 'name'],
    [{ startsAt: '' }, 'startsAt'],
    [{ endsAt: '2026-12-01T00:00' }, 'endsAt'],
    [{ merchantId: null }, 'plan.budgetFen'],
    [{ budget: '0' }, 'plan.budgetFen'],
    [{ totalLimit: '1.5' }, 'plan.totalLimit'],
    [withTiers([tiers[1], tiers[0]]), 'plan.tiers.1'],
    [withTiers([{ ...emptyTier('less'), threshold: '9', amount: '10' }]), 'plan.tiers.0'],
    [
      withTiers([{ ...emptyTier('less'), threshold: '99', amount: '1.005' }]),
      'plan.tiers.0.effect.amountFen',
    ],
    [withTiers([{ ...emptyTier('gift'), threshold: '99' }]), 'plan.tiers.0.effect.gifts'],
    [withTiers([{ ...emptyTier('coupon'), threshold: '99' }]), 'plan.tiers.0.effect.batchId'],
    [{ kind: 'specialPrice', prices: [] }, 'plan.prices'],
    [{ kind: 'specialPrice', prices: [{ ...picked, price: '', original: '' }] }, 'plan.prices.0.priceFen'],
    [{ kind: 'specialPrice', prices: [{ ...picked, price: '60', original: '' }] }, 'plan.prices.0.priceFen'],
    [
      { kind: 'specialPrice', prices: [{ ...picked, price: '50', original: '50' }] },
      'plan.prices.0.originalFen',
    ],
  ])('with %o it is not sent, and %s says why', (part, field) => {
    const { body, errors } = readCampaign({ ...draft, ...part })
    expect(body).toBeUndefined()
    expect(Object.keys(errors)).toEqual([field])
  })
})

function withTiers(some: (CampaignDraft['offer']['tiers'][number] | undefined)[]): Partial<CampaignDraft> {
  return { offer: { ...empty.offer, tiers: some.filter((tier) => tier !== undefined) } }
}

function withTier(
  tier: CampaignDraft['offer']['tiers'][number],
  basis: 'spend' | 'quantity' = 'spend',
): CampaignDraft {
  return { ...draft, offer: { ...draft.offer, basis, tiers: [tier] } }
}
