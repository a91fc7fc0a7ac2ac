import type { AfterSaleKind } from '@yuxiang/shared/states/after-sale'

/**
 * Whether the gifts whose condition is gone go back with the goods: with what is sent back, and with what was never
 * sent. Goods refunded because they were bad and kept take no gift along, nor does an exchange.
 */
export const takesGifts = (kind: AfterSaleKind, isUnshipped: boolean): boolean =>
  kind === 'returnRefund' || (kind === 'refundOnly' && isUnshipped)
