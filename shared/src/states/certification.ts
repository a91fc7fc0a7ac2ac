import type { Machine } from './machine.ts'

/**
 * 认定申请: draft 草稿 · submitted 待受理 · returned 退回补正 · accepted 已受理, the field is to be seen · checked 待认定,
 * two reviewers decide · approved 拟认定 · noticed 公示中 · published 已发布 · refused 不予认定 · withdrawn 已撤回.
 */
export const applicationStates = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'checked',
  'approved',
  'noticed',
  'published',
  'refused',
  'withdrawn',
] as const
export type ApplicationState = (typeof applicationStates)[number]

/**
 * submit and withdraw (the merchant) · accept and return (the county: the materials) · check (the field was seen) ·
 * approve, refuse and differ (what two reviewers' verdicts come to; when they differ, the field is seen again) ·
 * notice (the public is asked) · uphold (an objection was right) · publish (the county, or by itself after the notice) ·
 * void (what it was to renew has been revoked).
 */
export const applicationEvents = [
  'submit',
  'withdraw',
  'accept',
  'return',
  'check',
  'approve',
  'refuse',
  'differ',
  'notice',
  'uphold',
  'publish',
  'void',
] as const
export type ApplicationEvent = (typeof applicationEvents)[number]

export const applicationMachine: Machine<ApplicationState, ApplicationEvent> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn', void: 'refused' },
  submitted: { accept: 'accepted', return: 'returned', withdraw: 'withdrawn', void: 'refused' },
  returned: { submit: 'submitted', withdraw: 'withdrawn', void: 'refused' },
  accepted: { check: 'checked', return: 'returned', withdraw: 'withdrawn', void: 'refused' },
  checked: { approve: 'approved', refuse: 'refused', differ: 'accepted', void: 'refused' },
  approved: { notice: 'noticed', void: 'refused' },
  noticed: { publish: 'published', uphold: 'refused', void: 'refused' },
  published: {},
  refused: {},
  withdrawn: {},
}

export const applicationStateNames: Record<ApplicationState, string> = {
  draft: '草稿',
  submitted: '待受理',
  returned: '退回补正',
  accepted: '待核查',
  checked: '待认定',
  approved: '待公示',
  noticed: '公示中',
  published: '已发布',
  refused: '不予认定',
  withdrawn: '已撤回',
}

/** States in which a product can have one application only. */
export const openApplicationStates = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'checked',
  'approved',
  'noticed',
] as const satisfies readonly ApplicationState[]

/** States in which the merchant may still change what it says. */
export const editableApplicationStates = ['draft', 'returned'] as const satisfies readonly ApplicationState[]

/** 证书: published 有效 · suspended 已暂停 · revoked 已撤销 · expired 已到期 · renewed 已换证, another one follows it. */
export const certificateStates = ['published', 'suspended', 'revoked', 'expired', 'renewed'] as const
export type CertificateState = (typeof certificateStates)[number]

/**
 * suspend, resume and revoke (the county) · fail (a yearly re-check) · lapse (nobody did it in time) · expire (its last day is
 * over) · renew.
 */
export const certificateEvents = ['suspend', 'resume', 'revoke', 'fail', 'lapse', 'expire', 'renew'] as const
export type CertificateEvent = (typeof certificateEvents)[number]

export const certificateMachine: Machine<CertificateState, CertificateEvent> = {
  published: {
    suspend: 'suspended',
    fail: 'suspended',
    lapse: 'suspended',
    revoke: 'revoked',
    expire: 'expired',
    renew: 'renewed',
  },
  suspended: { resume: 'published', revoke: 'revoked', expire: 'expired', renew: 'renewed' },
  revoked: {},
  expired: {},
  renewed: {},
}

export const certificateStateNames: Record<CertificateState, string> = {
  published: '有效',
  suspended: '已暂停',
  revoked: '已撤销',
  expired: '已到期',
  renewed: '已换证',
}
