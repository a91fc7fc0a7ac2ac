import { expect, test } from 'vitest'
import { leftText, wayBack } from './after-sale-words'

test('the time left is told in the two largest units that matter', () => {
  expect(leftText(2 * 86_400_000 + 3 * 3_600_000)).toBe('2 天 3 小时')
  expect(leftText(5 * 3_600_000 + 20 * 60_000)).toBe('5 小时 20 分')
  expect(leftText(11 * 60_000 + 1)).toBe('12 分钟')
  expect(leftText(-1)).toBe('0 分钟')
})

test('only tenders that paid are named', () => {
  expect(wayBack({ cashFen: 1_234, allowanceFen: 0, pointsFen: 50 })).toEqual([
    '微信 ¥12.34',
    '积分抵扣 ¥0.50',
  ])
})
