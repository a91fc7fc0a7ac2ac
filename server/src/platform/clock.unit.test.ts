import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayInShanghai, dayNumberInShanghai } from './clock.ts'

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

it('the day in Shanghai is what the calendar says, at any moment', () => {
  const moments = fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(fc.property(moments, (at) => dayInShanghai(at) === calendar.format(at)))
})

it('the day begins at midnight there, for its number too', () => {
  const midnight = new Date('2026-11-26T00:00:00+08:00')
  const before = new Date(midnight.getTime() - 1)
  expect([before, midnight].map(dayInShanghai)).toEqual(['2026-11-25', '2026-11-26'])
  expect(dayNumberInShanghai(midnight) - dayNumberInShanghai(before)).toBe(1)
})
