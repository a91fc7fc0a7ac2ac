import type { EffectKind } from './offer-draft'

/** What an offer may give, in the order in which it is chosen. */
export const effectKinds: readonly { key: EffectKind; name: string }[] = [
  { key: 'less', name: '满减' },
  { key: 'lessPerFull', name: '每满减' },
  { key: 'percentOff', name: '折扣' },
  { key: 'gift', name: '满赠' },
  { key: 'freeFreight', name: '包邮' },
  { key: 'coupon', name: '送券' },
]

export const effectKindHints: Record<EffectKind, string> = {
  less: '满一定金额或件数，减一笔；最多五档，取够得着的最高档',
  lessPerFull: '每满一次减一次，设一个封顶',
  percentOff: '满了打折，可以设封顶',
  gift: '满了送赠品：全部送，或让买家任选一种；赠品占自己的库存',
  freeFreight: '满了免运费',
  coupon: '满了送一张优惠券，收货后到账',
}
