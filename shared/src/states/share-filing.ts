import type { Machine } from './machine.ts'

export const filingStates = ['draft', 'submitted', 'returned', 'accepted', 'superseded'] as const
export type FilingState = (typeof filingStates)[number]

/**
 * submit, withdraw (to change something) are the unit's · return (with a reason) and accept the city's · supersede: a
 * later version of the same year was accepted.
 */
type FilingEvent = 'submit' | 'withdraw' | 'return' | 'accept' | 'supersede'

/** One version of what a budget unit files for a year. */
export const filingMachine: Machine<FilingState, FilingEvent> = {
  draft: { submit: 'submitted' },
  submitted: { withdraw: 'draft', return: 'returned', accept: 'accepted' },
  returned: { submit: 'submitted' },
  accepted: { supersede: 'superseded' },
  superseded: {},
}

/** What the unit may write in. */
export const isFilingWritable = (state: FilingState): boolean => filingMachine[state].submit !== undefined

export const filingStateNames: Record<FilingState, string> = {
  draft: '填写中',
  submitted: '待审核',
  returned: '已退回',
  accepted: '已通过',
  superseded: '已被调整',
}
