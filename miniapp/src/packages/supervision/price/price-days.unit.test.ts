import { expect, it } from 'vitest'
import { priceDays } from './price-days'

const at = (day: string, time = '12:00') => `${day}T${time}:00+08:00`

it('tells each day’s last price, the special one while it holds, and nothing before the first', () => {
  const days = priceDays(
    [
      { kind: 'regular', priceFen: 4_000, from: at('2026-11-25'), to: null },
      { kind: 'special', priceFen: 1_500, from: at('2026-11-22'), to: at('2026-11-24') },
      { kind: 'regular', priceFen: 2_000, from: at('2026-11-21'), to: at('2026-11-25') },
    ],
    Date.parse(at('2026-11-26', '09:00')),
    7,
  )
  expect(days.map(({ day, fen, isSpecial }) => [day, fen, isSpecial])).toEqual([
    ['2026-11-20', null, false],
    ['2026-11-21', 2_000, false],
    ['2026-11-22', 1_500, true],
    ['2026-11-23', 1_500, true],
    ['2026-11-24', 2_000, false],
    ['2026-11-25', 4_000, false],
    ['2026-11-26', 4_000, false],
  ])
})
