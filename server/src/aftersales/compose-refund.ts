import type { Units } from '../orders/index.ts'

/**
 * What is given back for some units of a case's lines: the one place where an after-sale says which lines and how
 * many. The preview, the request and the refund all ask here.
 */
export const composeRefund = (lines: readonly Units[]): Units[] =>
  lines.map(({ lineId, quantity }) => ({ lineId, quantity }))
