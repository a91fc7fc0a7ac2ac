import { expect, it } from 'vitest'
import { streakRow } from './check-in-days'

it('shows the days had, the one to fill today, and those ahead', () => {
  expect(streakRow(0, false, 3)).toEqual(['next', 'ahead', 'ahead'])
  expect(streakRow(2, false, 3)).toEqual(['done', 'done', 'next'])
  expect(streakRow(2, true, 3)).toEqual(['done', 'done', 'ahead'])
})

it('a long streak fills the row', () => {
  expect(streakRow(30, true, 3)).toEqual(['done', 'done', 'done'])
  expect(streakRow(30, false, 3)).toEqual(['done', 'done', 'done'])
})
