import type { Machine } from './machine.ts'

export const grantStates = ['issued', 'withdrawn', 'expired'] as const
export type GrantState = (typeof grantStates)[number]

/** withdraw (the officer, or the year's close) · expire (its last day is over). What is unspent then goes to the fund. */
export type GrantEvent = 'withdraw' | 'expire'

export const grantMachine: Machine<GrantState, GrantEvent> = {
  issued: { withdraw: 'withdrawn', expire: 'expired' },
  withdrawn: {},
  expired: {},
}
