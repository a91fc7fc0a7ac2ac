import type { Machine } from './machine.ts'

/** 投诉, a dispute to mediate · 举报, a tip to investigate: two tracks, two clocks. */
export const caseTracks = ['complaint', 'violationReport'] as const
export type CaseTrack = (typeof caseTracks)[number]

export const caseStates = [
  'received',
  'accepted',
  'refused',
  'mediating',
  'agreed',
  'performed',
  'terminated',
  'closed',
  'withdrawn',
  'verifying',
  'filed',
  'notFiled',
  'penalised',
  'unpenalised',
  'told',
] as const
export type CaseState = (typeof caseStates)[number]

/**
 * accept and refuse (受理 · 不予受理) · mediate (a round begins) · agree · perform · terminate · close (both are told) ·
 * withdraw (the complainant) · verify · extend (once) · file and dismiss (立案 · 不予立案) · penalise and drop (what a
 * filed case comes to) · tell (a real-name reporter hears of the decision).
 */
export const caseMoves = [
  'accept',
  'refuse',
  'mediate',
  'agree',
  'perform',
  'terminate',
  'close',
  'withdraw',
  'verify',
  'extend',
  'file',
  'dismiss',
  'penalise',
  'drop',
  'tell',
] as const
export type CaseMove = (typeof caseMoves)[number]

type ComplaintState = Extract<
  CaseState,
  | 'received'
  | 'accepted'
  | 'refused'
  | 'mediating'
  | 'agreed'
  | 'performed'
  | 'terminated'
  | 'closed'
  | 'withdrawn'
>
type ReportState = Exclude<CaseState, Exclude<ComplaintState, 'received'>>

const complaint: Machine<ComplaintState, CaseMove> = {
  received: { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' },
  accepted: { mediate: 'mediating', agree: 'agreed', terminate: 'terminated', withdraw: 'withdrawn' },
  mediating: { mediate: 'mediating', agree: 'agreed', terminate: 'terminated', withdraw: 'withdrawn' },
  agreed: { perform: 'performed', terminate: 'terminated' },
  performed: { close: 'closed' },
  terminated: { close: 'closed' },
  refused: {},
  closed: {},
  withdrawn: {},
}

const violationReport: Machine<ReportState, CaseMove> = {
  received: { verify: 'verifying' },
  verifying: { extend: 'verifying', file: 'filed', dismiss: 'notFiled' },
  filed: { tell: 'filed', penalise: 'penalised', drop: 'unpenalised' },
  notFiled: { tell: 'told' },
  penalised: { tell: 'told' },
  unpenalised: { tell: 'told' },
  told: {},
}

export const caseMachines = { complaint, violationReport } as const

const rowOf = (track: CaseTrack, state: CaseState): { readonly [E in CaseMove]?: CaseState } =>
  (caseMachines[track] as Partial<Machine<CaseState, CaseMove>>)[state] ?? {}

/** Next state, or null when the event has no place in this state. */
export const caseNext = (track: CaseTrack, state: CaseState, move: CaseMove): CaseState | null =>
  rowOf(track, state)[move] ?? null

export const isCaseOpen = (track: CaseTrack, state: CaseState): boolean =>
  Object.keys(rowOf(track, state)).length > 0

/** While the dispute can still be settled: replies, offers and messages are taken. */
export const isMediated = (state: CaseState): boolean => state === 'accepted' || state === 'mediating'

/** What screens call each state, by track. */
export const caseStateNames: Record<CaseState, string> = {
  received: '已提交，待受理',
  accepted: '已受理',
  refused: '不予受理',
  mediating: '市场监管部门调解中',
  agreed: '已达成协议，待履行',
  performed: '协议已履行',
  terminated: '已终止调解',
  closed: '已办结',
  withdrawn: '已撤回',
  verifying: '市场监管部门核查中',
  filed: '已立案调查',
  notFiled: '不予立案',
  penalised: '已作出行政处罚',
  unpenalised: '不予处罚',
  told: '已办结并告知',
}

export const caseTrackNames: Record<CaseTrack, string> = { complaint: '投诉', violationReport: '举报' }
