import type { Machine } from './machine.ts'

export const reviewStates = ['pending', 'published', 'rejected', 'needsDecision', 'takenDown'] as const
export type ReviewState = (typeof reviewStates)[number]

/**
 * A review, and a merchant's answer to one, on the way to where everybody sees it. pass and refuse (WeChat's check) ·
 * doubt (WeChat is not sure, can't be asked or does not answer) · publish and reject (the operator) · takeDown and
 * restore (the operator, of a review that was public).
 */
export type ReviewEvent = 'pass' | 'refuse' | 'doubt' | 'publish' | 'reject' | 'takeDown' | 'restore'

export const reviewMachine: Machine<ReviewState, ReviewEvent> = {
  pending: { pass: 'published', refuse: 'rejected', doubt: 'needsDecision' },
  needsDecision: { publish: 'published', reject: 'rejected' },
  published: { takeDown: 'takenDown' },
  takenDown: { restore: 'published' },
  rejected: {},
}

/** What its author reads of each state. */
export const reviewStateNames: Record<ReviewState, string> = {
  pending: '审核中',
  needsDecision: '人工审核中',
  published: '已发布',
  rejected: '未通过',
  takenDown: '已撤下',
}
