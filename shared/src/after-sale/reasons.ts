import type { AfterSaleKind } from '../states/after-sale.ts'

/**
 * On what ground something is asked back. `unshipped`: nothing was sent yet. `notArrived`: it is under way too long.
 * `sevenDays`: the law's return without reason. `quality`: a fault of the goods. `freshDamage`: fresh goods that
 * arrived damaged. `giftCondition`: nobody asks, the shop does.
 */
export type ClaimGround =
  | 'unshipped'
  | 'notArrived'
  | 'sevenDays'
  | 'quality'
  | 'freshDamage'
  | 'giftCondition'

export interface AfterSaleReason {
  text: string
  ground: ClaimGround
  kinds: readonly AfterSaleKind[]
  photosRequired: boolean
}

const quality = { ground: 'quality', photosRequired: true } as const

/** Why something is asked back. Keys are stored: never change one. */
export const afterSaleReasons = {
  changedMind: { text: '不想要了', ground: 'unshipped', kinds: ['refundOnly'], photosRequired: false },
  wrongChoice: {
    text: '规格或地址填错了',
    ground: 'unshipped',
    kinds: ['refundOnly'],
    photosRequired: false,
  },
  slowShipping: { text: '商家迟迟未发货', ground: 'unshipped', kinds: ['refundOnly'], photosRequired: false },
  notArrived: { text: '一直没有收到货', ground: 'notArrived', kinds: ['refundOnly'], photosRequired: false },
  freshDamaged: {
    text: '鲜活商品到货腐坏、破损',
    ground: 'freshDamage',
    kinds: ['refundOnly'],
    photosRequired: true,
  },
  noReason: { text: '七天无理由退货', ground: 'sevenDays', kinds: ['returnRefund'], photosRequired: false },
  damaged: { text: '商品破损', ...quality, kinds: ['refundOnly', 'returnRefund', 'exchange'] },
  faulty: { text: '变质、异物等质量问题', ...quality, kinds: ['refundOnly', 'returnRefund', 'exchange'] },
  notAsDescribed: { text: '与商品描述不符', ...quality, kinds: ['refundOnly', 'returnRefund', 'exchange'] },
  wrongGoods: { text: '发错商品', ...quality, kinds: ['returnRefund', 'exchange'] },
  /** Opened by the shop when the goods that earned a gift were given back; no buyer can choose it. */
  giftCondition: { text: '赠品条件不再满足', ground: 'giftCondition', kinds: [], photosRequired: false },
  missing: { text: '少件、漏发', ...quality, kinds: ['refundOnly'] },
} as const satisfies Record<string, AfterSaleReason>

export type AfterSaleReasonKey = keyof typeof afterSaleReasons

export const afterSaleReasonKeys = Object.keys(afterSaleReasons) as [
  AfterSaleReasonKey,
  ...AfterSaleReasonKey[],
]

export const afterSaleReasonOf = (key: AfterSaleReasonKey): AfterSaleReason => afterSaleReasons[key]

/** Whether the goods are at fault: then the seller bears what carrying them costs (消费者权益保护法 第二十四条). */
export const isFault = (key: AfterSaleReasonKey): boolean =>
  ['quality', 'freshDamage'].includes(afterSaleReasonOf(key).ground)
