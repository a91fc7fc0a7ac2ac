import type { Machine } from './machine.ts'

export const applicationStates = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'refused',
  'discarded',
] as const
export type ApplicationState = (typeof applicationStates)[number]

/** submit, withdraw (to change something) and discard are the applicant's, the others the county's. */
export const applicationEvents = ['submit', 'withdraw', 'discard', 'return', 'approve', 'refuse'] as const
export type ApplicationEvent = (typeof applicationEvents)[number]

/** 市场主体入驻: as often as needed between applicant and county, then a decision. */
export const applicationMachine: Machine<ApplicationState, ApplicationEvent> = {
  draft: { submit: 'submitted', discard: 'discarded' },
  submitted: { withdraw: 'draft', return: 'returned', approve: 'approved', refuse: 'refused' },
  returned: { submit: 'submitted', discard: 'discarded' },
  approved: {},
  refused: {},
  discarded: {},
}

/** What the applicant may write in. */
export const isApplicationOpen = (state: ApplicationState): boolean =>
  applicationMachine[state].submit !== undefined

export const applicationStateNames: Record<ApplicationState, string> = {
  draft: '填写中',
  submitted: '审核中',
  returned: '待补正',
  approved: '已入驻',
  refused: '未通过',
  discarded: '已作废',
}

export const applicationEventNames: Record<ApplicationEvent, string> = {
  submit: '提交申请',
  withdraw: '撤回修改',
  discard: '作废申请',
  return: '退回补正',
  approve: '审核通过',
  refuse: '不予入驻',
}

export const licenceStates = ['submitted', 'accepted', 'returned', 'replaced'] as const
export type LicenceState = (typeof licenceStates)[number]
export type LicenceEvent = 'accept' | 'return' | 'replace'

/** A renewed licence as the county checks it: accepted it takes the place of the one before; a later one replaces it. */
export const licenceMachine: Machine<LicenceState, LicenceEvent> = {
  submitted: { accept: 'accepted', return: 'returned', replace: 'replaced' },
  accepted: { replace: 'replaced' },
  returned: { replace: 'replaced' },
  replaced: {},
}

export const licenceStateNames: Record<LicenceState, string> = {
  submitted: '待核对',
  accepted: '有效',
  returned: '已退回',
  replaced: '已更换',
}

export const merchantStates = ['active', 'suspended'] as const
export type MerchantState = (typeof merchantStates)[number]

export const merchantMachine: Machine<MerchantState, 'suspend' | 'lift'> = {
  active: { suspend: 'suspended' },
  suspended: { lift: 'active' },
}
