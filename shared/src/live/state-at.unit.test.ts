import { describe, expect, it } from 'vitest'
import { liveSessionMachine } from '../states/live.ts'
import { assertReachable, statesAllowing } from '../states/machine.ts'
import { liveStateAt } from './state-at.ts'

const startsAt = '2026-12-01T12:00:00.000Z'
const endsAt = '2026-12-01T14:00:00.000Z'
const at = (time: string) => new Date(`2026-12-01T${time}.000Z`)

describe('a session', () => {
  it('is moved by the clock, before anybody has written that down', () => {
    const planned = { state: 'planned', startsAt, endsAt } as const
    expect(liveStateAt(planned, at('11:59:59'))).toBe('planned')
    expect(liveStateAt(planned, at('12:00:00'))).toBe('live')
    expect(liveStateAt(planned, at('13:59:59'))).toBe('live')
    expect(liveStateAt(planned, at('14:00:00'))).toBe('ended')
  })

  it('that began early is on, and one that was cancelled or is over stays so', () => {
    expect(liveStateAt({ state: 'live', startsAt, endsAt }, at('11:30:00'))).toBe('live')
    for (const state of ['ended', 'cancelled'] as const) {
      expect(liveStateAt({ state, startsAt, endsAt }, at('12:30:00'))).toBe(state)
    }
  })

  it('can be cancelled before it began alone, and nothing leads out of its end', () => {
    expect(() => assertReachable(liveSessionMachine, 'planned')).not.toThrow()
    expect(statesAllowing(liveSessionMachine, 'cancel')).toEqual(['planned'])
    expect(statesAllowing(liveSessionMachine, 'end')).toEqual(['live'])
    expect([liveSessionMachine.ended, liveSessionMachine.cancelled]).toEqual([{}, {}])
  })
})
