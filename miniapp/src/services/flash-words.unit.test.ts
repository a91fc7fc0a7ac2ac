import { expect, it } from 'vitest'
import {
  countdownParts,
  firstShown,
  flashGonePercent,
  flashPhase,
  flashPrice,
  overWords,
} from './flash-words.ts'

const session = (id: string, from: number, to: number, over: 'ended' | 'cancelled' | null = null) => ({
  id,
  startsAt: new Date(from).toISOString(),
  endsAt: new Date(to).toISOString(),
  over,
})

it('counts down to the tenth and stops at nothing', () => {
  const text = (ms: number) => Object.values(countdownParts(ms)).join(':')
  expect(text(3_723_450)).toBe('01:02:03:5')
  expect(text(1)).toBe('00:00:00:1')
  expect(text(0)).toBe('00:00:00:0')
  expect(text(-5_000)).toBe('00:00:00:0')
  expect(text(100 * 3_600_000)).toBe('100:00:00:0')
})

it('knows where a session stands, the moment of its start and of its end included', () => {
  const one = session('one', 1_000, 2_000)
  expect([999, 1_000, 1_999, 2_000].map((now) => flashPhase(one, now))).toEqual([
    'upcoming',
    'running',
    'running',
    'over',
  ])
  const all = [session('over', 0, 100), session('now', 100, 200), session('next', 300, 400)]
  expect([50, 150, 250, 500].map((now) => firstShown(all, now))).toEqual(['over', 'now', 'next', 'next'])
  expect(firstShown([], 0)).toBeUndefined()
})

it('takes a session that was cancelled for over, before its start and in the middle, and says so', () => {
  const cancelled = session('one', 1_000, 2_000, 'cancelled')
  expect([999, 1_500].map((now) => flashPhase(cancelled, now))).toEqual(['over', 'over'])
  expect(firstShown([cancelled, session('next', 3_000, 4_000)], 1_500)).toBe('next')
  expect([cancelled, session('two', 0, 1, 'ended'), session('three', 0, 1)].map(overWords)).toEqual([
    '已取消',
    '已结束',
    '已结束',
  ])
})

it('says what a thing costs and how much is gone', () => {
  expect(flashPrice({ points: 200, priceFen: 0 })).toBe('200 积分')
  expect(flashPrice({ points: 200, priceFen: 990 })).toBe('200 积分 + ¥9.90')
  expect(flashGonePercent({ stock: 1, stockTotal: 1_000 })).toBe(99)
  expect(flashGonePercent({ stock: 0, stockTotal: 10 })).toBe(100)
})
