import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { describe, expect, it } from 'vitest'
import { clashes, othersDuring } from './month.ts'

const campaign = (id: string, startsAt: string, endsAt: string, group: string | null = null) =>
  ({
    id,
    state: 'published',
    startsAt: `${startsAt}+08:00`,
    endsAt: `${endsAt}+08:00`,
    plan: { kind: 'offer', group },
  }) as Campaign

describe('campaigns of a month', () => {
  it('clash when they are of one group at one time', () => {
    const all = [
      campaign('a', '2026-11-01T00:00:00', '2026-11-10T00:00:00', '年货'),
      campaign('b', '2026-11-09T00:00:00', '2026-11-12T00:00:00', '年货'),
      campaign('c', '2026-11-12T00:00:00', '2026-11-14T00:00:00', '年货'),
      campaign('d', '2026-11-01T00:00:00', '2026-11-14T00:00:00'),
    ]
    expect([...clashes(all)]).toEqual(['a', 'b'])
    expect(all.map((one) => othersDuring(one, all))).toEqual([2, 2, 1, 3])
    const ended = all.map((one) => (one.id === 'b' ? { ...one, state: 'ended' as const } : one))
    expect([...clashes(ended)]).toEqual([])
    expect(ended.map((one) => othersDuring(one, ended))).toEqual([1, 2, 1, 2])
  })
})
