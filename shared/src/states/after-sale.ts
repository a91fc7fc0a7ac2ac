import type { Machine } from './machine.ts'

/** 仅退款 · 退货退款 · 换货 */
export const afterSaleKinds = ['refundOnly', 'returnRefund', 'exchange'] as const
export type AfterSaleKind = (typeof afterSaleKinds)[number]

export const afterSaleStates = [
  'requested',
  'rejected',
  'awaitingReturn',
  'returning',
  'inspecting',
  'inspectionFailed',
  'awaitingReplacement',
  'replacing',
  'arbitrating',
  'refunded',
  'exchanged',
  'cancelled',
  'closed',
] as const
export type AfterSaleState = (typeof afterSaleStates)[number]

/**
 * approve (the merchant, or by itself after the deadline) · waiveReturn (granted, goods need not come back) · reject
 * · cancel (the buyer) · ship (the buyer sends the goods back) · arrive (they are there) · pass and fail (the
 * inspection; pass by itself after the deadline) · replace (the merchant sends others) · receive (the buyer has them)
 * · refundInstead (no replacement to be had) · escalate (the buyer asks the platform) · grant and refuse (it decides)
 * · close (the buyer's time is over).
 */
export const afterSaleEvents = [
  'approve',
  'waiveReturn',
  'reject',
  'cancel',
  'ship',
  'arrive',
  'pass',
  'fail',
  'replace',
  'receive',
  'refundInstead',
  'escalate',
  'grant',
  'refuse',
  'close',
] as const
export type AfterSaleEvent = (typeof afterSaleEvents)[number]

type StateOf<States extends AfterSaleState> = Machine<States, AfterSaleEvent>
type Settled = 'refunded' | 'cancelled' | 'closed'
type Disputed = 'rejected' | 'arbitrating'
type Returned = 'awaitingReturn' | 'returning' | 'inspecting' | 'inspectionFailed'

const ended = { refunded: {}, cancelled: {}, closed: {} } as const
const disputed = {
  rejected: { escalate: 'arbitrating', cancel: 'cancelled', close: 'closed' },
  arbitrating: { grant: 'refunded', refuse: 'closed', cancel: 'cancelled' },
} as const
const awaitingReturn = { ship: 'returning', cancel: 'cancelled', close: 'closed' } as const
const inspectionFailed = { escalate: 'arbitrating', cancel: 'cancelled', close: 'closed' } as const

const refundOnly: StateOf<'requested' | Disputed | Settled> = {
  requested: { approve: 'refunded', reject: 'rejected', cancel: 'cancelled' },
  ...disputed,
  ...ended,
}

const returnRefund: StateOf<'requested' | Disputed | Settled | Returned> = {
  requested: {
    approve: 'awaitingReturn',
    waiveReturn: 'refunded',
    reject: 'rejected',
    cancel: 'cancelled',
  },
  awaitingReturn,
  returning: { arrive: 'inspecting', pass: 'refunded', fail: 'inspectionFailed' },
  inspecting: { pass: 'refunded', fail: 'inspectionFailed' },
  inspectionFailed,
  ...disputed,
  ...ended,
}

const exchange: StateOf<AfterSaleState> = {
  requested: {
    approve: 'awaitingReturn',
    waiveReturn: 'refunded',
    reject: 'rejected',
    cancel: 'cancelled',
  },
  awaitingReturn,
  returning: { arrive: 'inspecting', pass: 'awaitingReplacement', fail: 'inspectionFailed' },
  inspecting: { pass: 'awaitingReplacement', fail: 'inspectionFailed' },
  inspectionFailed,
  awaitingReplacement: { replace: 'replacing', refundInstead: 'refunded' },
  replacing: { receive: 'exchanged' },
  exchanged: {},
  ...disputed,
  ...ended,
}

/** One table per kind: what the same event leads to differs. */
export const afterSaleMachines = { refundOnly, returnRefund, exchange } as const

const rowOf = (
  kind: AfterSaleKind,
  state: AfterSaleState,
): { readonly [E in AfterSaleEvent]?: AfterSaleState } =>
  (afterSaleMachines[kind] as Partial<Machine<AfterSaleState, AfterSaleEvent>>)[state] ?? {}

/** Next state, or null when the event has no place in this state. */
export const afterSaleNext = (
  kind: AfterSaleKind,
  state: AfterSaleState,
  event: AfterSaleEvent,
): AfterSaleState | null => rowOf(kind, state)[event] ?? null

export type AfterSaleRole = 'buyer' | 'merchant' | 'operator'

const actsOfRole = {
  buyer: ['cancel', 'ship', 'receive', 'escalate'],
  merchant: ['approve', 'waiveReturn', 'reject', 'arrive', 'pass', 'fail', 'replace', 'refundInstead'],
  operator: ['grant', 'refuse'],
} as const satisfies Record<AfterSaleRole, readonly AfterSaleEvent[]>

/** What somebody may do with a case as it stands: the buttons that work. */
export const afterSaleActs = (
  role: AfterSaleRole,
  kind: AfterSaleKind,
  state: AfterSaleState,
): AfterSaleEvent[] => actsOfRole[role].filter((event) => afterSaleNext(kind, state, event) !== null)

/** Who is to act next; null when the case has ended. */
export const afterSaleWaitsFor = {
  requested: 'merchant',
  rejected: 'buyer',
  awaitingReturn: 'buyer',
  returning: 'merchant',
  inspecting: 'merchant',
  inspectionFailed: 'buyer',
  awaitingReplacement: 'merchant',
  replacing: 'buyer',
  arbitrating: 'operator',
  refunded: null,
  exchanged: null,
  cancelled: null,
  closed: null,
} as const satisfies Record<AfterSaleState, AfterSaleRole | null>

/** What the deadline of a state brings by itself; the platform's own only reminds. */
export const afterSaleAtDeadline = {
  requested: 'approve',
  rejected: 'close',
  awaitingReturn: 'close',
  returning: 'pass',
  inspecting: 'pass',
  inspectionFailed: 'close',
  awaitingReplacement: 'refundInstead',
  replacing: 'receive',
} as const satisfies Partial<Record<AfterSaleState, AfterSaleEvent>>

export const isAfterSaleOpen = (state: AfterSaleState): boolean => afterSaleWaitsFor[state] !== null

export const afterSaleKindNames: Record<AfterSaleKind, string> = {
  refundOnly: '仅退款',
  returnRefund: '退货退款',
  exchange: '换货',
}

/** What screens call each state. */
export const afterSaleStateNames: Record<AfterSaleState, string> = {
  requested: '待商家处理',
  rejected: '商家已拒绝',
  awaitingReturn: '待寄回商品',
  returning: '退货运输中',
  inspecting: '商家验货中',
  inspectionFailed: '验货未通过',
  awaitingReplacement: '待商家换货发出',
  replacing: '换货运输中',
  arbitrating: '平台处理中',
  refunded: '已退款',
  exchanged: '换货完成',
  cancelled: '已撤销',
  closed: '已关闭',
}
