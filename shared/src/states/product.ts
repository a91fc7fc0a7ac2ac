import type { Machine } from './machine.ts'

/** Of a listing; a SKU is only ever on sale or withdrawn. */
/** barred: its merchant may not sell at present; it comes back by itself, what is withdrawn does not. */
export const productStates = ['draft', 'inReview', 'returned', 'onSale', 'withdrawn', 'barred'] as const
export type ProductState = (typeof productStates)[number]

/**
 * submit (to the operator's review) · publish (where the policy asks for no review) · takeBack · approve · return
 * (with a reason) · withdraw · relist · bar and unbar (as its merchant may sell or not). What is proposed for a listing that was published is no state of it: see
 * listing reviews.
 */
export type ProductEvent =
  | 'submit'
  | 'publish'
  | 'takeBack'
  | 'approve'
  | 'return'
  | 'withdraw'
  | 'relist'
  | 'bar'
  | 'unbar'

export const productMachine: Machine<ProductState, ProductEvent> = {
  draft: { submit: 'inReview', publish: 'onSale' },
  inReview: { approve: 'onSale', return: 'returned', takeBack: 'draft' },
  returned: { submit: 'inReview', publish: 'onSale' },
  onSale: { withdraw: 'withdrawn', bar: 'barred' },
  barred: { withdraw: 'withdrawn', unbar: 'onSale' },
  withdrawn: { relist: 'onSale' },
}

/** What screens call each state. */
export const productStateNames: Record<ProductState, string> = {
  draft: '草稿',
  inReview: '审核中',
  returned: '已退回',
  onSale: '在售',
  withdrawn: '已下架',
  barred: '暂停销售',
}

/** Listings that no buyer has seen yet: nothing of them is public. */
export const unpublishedStates = ['draft', 'inReview', 'returned'] as const satisfies readonly ProductState[]

/** Where a listing may be without a SKU on sale: before buyers see it, a SKU is asked for again (submit, relist). */
export const emptyableStates = ['draft', 'returned', 'withdrawn'] as const satisfies readonly ProductState[]

/** Why stock is written anew by hand; what orders take and give back is known from them. */
export const stockReasons = ['received', 'damaged', 'counted', 'other'] as const
export type StockReason = (typeof stockReasons)[number]
export const stockReasonNames: Record<StockReason, string> = {
  received: '进货入库',
  damaged: '损耗报损',
  counted: '盘点调整',
  other: '其他原因',
}
