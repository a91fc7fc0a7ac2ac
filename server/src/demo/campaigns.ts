import type { CampaignInput, CouponBatchInput, OfferPlan } from '@yuxiang/shared/api/campaigns'
import type { EffectTerm, Tier } from '@yuxiang/shared/api/offer-terms'
import { recordSoldPrices } from '../catalog/index.ts'
import { createStaff } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import {
  type Author,
  claimCoupon,
  draftBatch,
  draftCampaign,
  publishBatch,
  publishCampaign,
} from '../promotions/index.ts'
import { demoOperator, demoShoppers } from './accounts.ts'
import { counties } from './counties.ts'
import type { ListedProduct } from './reviews.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

const DAY_MS = 86_400_000
/** What runs at the first start runs on for so long. */
const RUNNING_DAYS = 60
/** It began so long ago: the demo's orders took part in it. */
const BEGUN_DAYS = 10
/** Enough for whoever plays with the demo: half a million yuan. */
const budgetFen = 50_000_000
const everything = { productIds: [], categoryKeys: [], countyCodes: [], merchantIds: [], venueIds: [] }

const tier = (threshold: number, effect: EffectTerm): Tier => ({ threshold, effect })
const less = (threshold: number, amountFen: number) => tier(threshold, { kind: 'less', amountFen })
const plan = (tiers: Tier[], changes: Partial<OfferPlan> = {}): OfferPlan => ({
  kind: 'offer',
  basis: 'spend',
  tiers,
  scope: everything,
  audience: { kind: 'everyone' },
  group: null,
  perPersonLimit: null,
  totalLimit: null,
  budgetFen,
  ...changes,
})

const giftKeys = ['fengjie-fava-bean', 'chengkou-shiitake', 'yongchuan-douchi']
const specialKey = 'fengjie-blood-orange'
/** So much less is the special price, in fen. */
const specialLessFen = 600

/** Writes the demo's campaigns and coupons by the acts that staff use, so that nothing in them is more than anybody may. */
class Writer {
  readonly tx: Db
  readonly now: Date
  constructor(tx: Db, now: Date) {
    this.tx = tx
    this.now = now
  }

  day(days: number): string {
    return new Date(this.now.getTime() + days * DAY_MS).toISOString()
  }

  draft(
    author: Author,
    input: Pick<CampaignInput, 'name' | 'description' | 'plan'> & Partial<CampaignInput>,
  ) {
    const common = {
      merchantId: null,
      imageHash: null,
      startsAt: this.day(-BEGUN_DAYS),
      endsAt: this.day(RUNNING_DAYS),
    }
    return draftCampaign(this.tx, author, { ...common, ...input }, this.now)
  }

  async run(...[author, input]: Parameters<Writer['draft']>): Promise<void> {
    await publishCampaign(this.tx, author, await this.draft(author, input), this.now)
  }

  /** Publishes a batch and answers its id. */
  async give(
    author: Author,
    input: Pick<CouponBatchInput, 'name' | 'tiers'> & Partial<CouponBatchInput>,
  ): Promise<string> {
    const common = {
      merchantId: null,
      basis: 'spend' as const,
      scope: everything,
      audience: { kind: 'everyone' } as const,
      channel: 'center' as const,
      total: 20_000,
      perPersonLimit: 1,
      claimFrom: this.day(-BEGUN_DAYS),
      claimTo: this.day(RUNNING_DAYS),
      usableFrom: this.day(-BEGUN_DAYS),
      usableTo: this.day(RUNNING_DAYS + 30),
    }
    const id = await draftBatch(this.tx, author, { ...common, ...input }, this.now)
    await publishBatch(this.tx, author, id, this.now)
    return id
  }
}

/** Campaigns that run, one to come and a draft; coupons in the centre and in the first shopper's wallet. */
export async function writeCampaigns(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
  bannerHash: string | null = null,
): Promise<void> {
  const writer = new Writer(tx, context.clock())
  const operatorId = await createStaff(context, demoOperator, tx)
  const operator: Author = { userId: operatorId, isOperator: true, merchantIds: [] }
  const merchantOf = (key: string): Author & { merchantId: string } => {
    const { merchantId } = productOf(listed, key)
    return { userId: operatorId, isOperator: false, merchantIds: [merchantId], merchantId }
  }
  const oranges = merchantOf('fengjie-navel-orange')
  const groceries = merchantOf('fengjie-hongtu-rice')
  const { platformCoupon, freightCoupon, reward } = await writePlatformBatches(writer, operator)
  const merchantCoupon = await writer.give(oranges, {
    name: '橙语坡店铺券',
    merchantId: oranges.merchantId,
    tiers: [less(5_900, 500)],
    total: 2_000,
  })
  await writePlatformCampaigns(writer, operator, listed, { reward, bannerHash })
  await writeMerchantCampaigns(writer, { oranges, groceries }, listed)
  const [shopper] = demoShoppers
  if (!shopper) return
  const shopperId = await createStaff(context, { ...shopper, roles: [] }, tx)
  for (const batchId of [platformCoupon, freightCoupon, merchantCoupon]) {
    await claimCoupon(tx, shopperId, batchId, writer.now)
  }
}

function productOf(listed: ReadonlyMap<string, ListedProduct>, key: string): ListedProduct {
  const product = listed.get(key)
  if (!product) throw new Error(`a campaign of ${key}, which is no product`)
  return product
}

async function writePlatformBatches(writer: Writer, operator: Author) {
  const platformCoupon = await writer.give(operator, {
    name: '帮扶好物满减券',
    tiers: [less(9_900, 1_000)],
    perPersonLimit: 2,
  })
  const freightCoupon = await writer.give(operator, {
    name: '免运费券',
    tiers: [tier(5_900, { kind: 'freeFreight' })],
  })
  const reward = await writer.give(operator, {
    name: '回购礼券',
    tiers: [less(8_800, 800)],
    channel: 'reward',
    perPersonLimit: 20,
  })
  await writer.give(operator, {
    name: '单位福利券',
    tiers: [less(20_000, 5_000)],
    channel: 'code',
    total: 1_000,
  })
  return { platformCoupon, freightCoupon, reward }
}

async function writePlatformCampaigns(
  writer: Writer,
  operator: Author,
  listed: ReadonlyMap<string, ListedProduct>,
  { reward: rewardBatchId, bannerHash }: { reward: string; bannerHash: string | null },
): Promise<void> {
  await writer.run(operator, {
    name: '消费帮扶满减季',
    description: '全场商品参加，可与店铺优惠、优惠券一起用。',
    imageHash: bannerHash,
    plan: plan([less(9_900, 1_000), less(19_900, 3_000)], { group: '平台满减' }),
  })
  const gifts = giftKeys.map((key) => {
    const { line, unitFen } = productOf(listed, key)
    return { skuId: line.skuId, quantity: 1, valueFen: unitFen }
  })
  await writer.run(operator, {
    name: '满额任选山里好礼',
    description: '一单满额，三样山货任选一样，随订单一起寄出。',
    plan: plan([tier(12_900, { kind: 'gift', gifts, isChoice: true })], { perPersonLimit: 5 }),
  })
  const countyCodes = [counties.fengjie.code, counties.wushan.code, counties.chengkou.code]
  await writer.run(operator, {
    name: '渝东北山货包邮',
    description: '奉节、巫山、城口的商品满额免运费。',
    plan: plan([tier(8_800, { kind: 'freeFreight' })], { scope: { ...everything, countyCodes } }),
  })
  await writer.run(operator, {
    name: '新人首单立减',
    description: '第一次下单的朋友专享，每人一次。',
    plan: plan([less(3_900, 600)], {
      audience: { kind: 'firstOrder' },
      perPersonLimit: 1,
      group: '平台满减',
    }),
  })
  await writer.run(operator, {
    name: '满额送回购券',
    description: '确认收货后，回购礼券自动到账。',
    plan: plan([tier(15_900, { kind: 'coupon', batchId: rewardBatchId })], { perPersonLimit: 10 }),
  })
  await writer.run(operator, {
    name: '年货节满减',
    description: '备年货，满额立减。',
    startsAt: writer.day(RUNNING_DAYS + 1),
    endsAt: writer.day(RUNNING_DAYS + 31),
    plan: plan([less(19_900, 3_500), less(39_900, 8_000)], { group: '平台满减' }),
  })
  await writer.draft(operator, {
    name: '春茶上新（草稿）',
    description: '春茶开园，第二件起更划算。',
    startsAt: writer.day(30),
    endsAt: writer.day(60),
    plan: plan([tier(2, { kind: 'percentOff', percent: 10, ceilingFen: 5_000 })], { basis: 'quantity' }),
  })
}

async function writeMerchantCampaigns(
  writer: Writer,
  { oranges, groceries }: Record<'oranges' | 'groceries', Author & { merchantId: string }>,
  listed: ReadonlyMap<string, ListedProduct>,
): Promise<void> {
  await writer.run(oranges, {
    name: '橙语坡满减',
    merchantId: oranges.merchantId,
    description: '本店满额立减。',
    plan: plan([less(7_900, 500), less(15_900, 1_500)], { budgetFen: null }),
  })
  await writer.run(groceries, {
    name: '夔门山货每满减',
    merchantId: groceries.merchantId,
    description: '每满 100 元减 8 元，最多减 40 元。',
    plan: plan([tier(10_000, { kind: 'lessPerFull', amountFen: 800, ceilingFen: 4_000 })], {
      budgetFen: null,
    }),
  })
  const { line, unitFen } = productOf(listed, specialKey)
  // What is crossed out was really paid before.
  await recordSoldPrices(writer.tx, [{ skuId: line.skuId, unitFen }], new Date(writer.day(-BEGUN_DAYS - 2)))
  await writer.run(oranges, {
    name: '血橙尝鲜价',
    merchantId: oranges.merchantId,
    description: '',
    endsAt: writer.day(14),
    plan: {
      kind: 'specialPrice',
      prices: [{ skuId: line.skuId, priceFen: unitFen - specialLessFen, originalFen: unitFen }],
    },
  })
}
