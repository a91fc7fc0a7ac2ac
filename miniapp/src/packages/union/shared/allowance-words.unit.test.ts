import type { Allowance } from '@yuxiang/shared/api/union'
import { describe, expect, it } from 'vitest'
import { isOpen, leftPercent, stateWords, sumWords } from './allowance-words'

const now = Date.parse('2026-11-23T10:00:00+08:00')
const allowance = (changes: Partial<Allowance> = {}): Allowance => ({
  id: '00000000-0000-4000-8000-000000000001',
  unionName: '市一中工会',
  grantName: '2026 中秋慰问',
  amountFen: 30_000,
  remainingFen: 8_000,
  validFrom: '2026-09-01',
  validTo: '2027-03-31',
  scope: { kind: 'city' },
  scopeText: '全市帮扶产品',
  state: 'usable',
  ...changes,
})

describe('the tag of an allowance', () => {
  it.each([
    ['2026-12-24', '可用', 'green'],
    ['2026-12-23', '还剩 30 天', 'citrus'],
    ['2026-11-24', '还剩 1 天', 'citrus'],
    ['2026-11-23', '今天到期', 'citrus'],
  ])('of one usable until %s says %s', (validTo, text, tone) => {
    expect(stateWords(allowance({ validTo }), now)).toEqual({ text, tone })
  })

  it('of any other says why it can’t be used', () => {
    const texts = (['upcoming', 'usedUp', 'expired', 'withdrawn'] as const).map(
      (state) => stateWords(allowance({ state, validFrom: '2026-12-01' }), now).text,
    )
    expect(texts).toEqual(['2026 年 12 月 1 日起可用', '已用完', '已过期', '工会已收回'])
  })
})

it('usable and upcoming ones stand above, the others below', () => {
  const states = ['upcoming', 'usable', 'usedUp', 'expired', 'withdrawn'] as const
  expect(states.filter((state) => isOpen({ state }))).toEqual(['upcoming', 'usable'])
})

it('the bar shows the share left, a fen included', () => {
  expect(leftPercent({ amountFen: 30_000, remainingFen: 8_000 })).toBe(27)
  expect(leftPercent({ amountFen: 30_000, remainingFen: 1 })).toBe(1)
  expect(leftPercent({ amountFen: 30_000, remainingFen: 30_000 })).toBe(100)
  expect(leftPercent({ amountFen: 30_000, remainingFen: 0 })).toBe(0)
  expect(leftPercent({ amountFen: 0, remainingFen: 0 })).toBe(0)
})

it('the sum names the first end among those that are usable', () => {
  const later = allowance({ validTo: '2027-01-31' })
  const gone = allowance({ validTo: '2026-10-31', state: 'expired' })
  expect(sumWords([gone, allowance(), later])).toBe('2 份额度可用，最早 2027 年 1 月 31 日到期')
  expect(sumWords([gone, allowance({ state: 'upcoming' })])).toBe('有额度还没到使用时间')
  expect(sumWords([gone])).toBe('现在没有可用的额度')
})
