import type { Machine } from './machine.ts'

export const streamerStates = ['proposed', 'refused', 'registered', 'struckOff'] as const
export type StreamerState = (typeof streamerStates)[number]

/**
 * register, refuse: the county's or the operator's answer to a merchant's proposal · propose: the merchant mended it ·
 * strikeOff: off the register, with a reason · restore: back on it.
 */
export type StreamerEvent = 'register' | 'refuse' | 'propose' | 'strikeOff' | 'restore'

export const streamerMachine: Machine<StreamerState, StreamerEvent> = {
  proposed: { register: 'registered', refuse: 'refused' },
  refused: { propose: 'proposed' },
  registered: { strikeOff: 'struckOff' },
  struckOff: { restore: 'registered' },
}

export const streamerStateNames: Record<StreamerState, string> = {
  proposed: '待确认',
  refused: '未通过',
  registered: '在册',
  struckOff: '已除名',
}
