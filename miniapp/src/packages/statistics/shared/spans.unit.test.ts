import { expect, test } from 'vitest'
import { spanOn } from './spans.ts'

test('a span ends today, and begins with its year, quarter or month; last year is whole', () => {
  const day = '2026-11-27'
  expect(spanOn('year', day)).toEqual({ from: '2026-01-01', to: day })
  expect(spanOn('quarter', day)).toEqual({ from: '2026-10-01', to: day })
  expect(spanOn('month', day)).toEqual({ from: '2026-11-01', to: day })
  expect(spanOn('lastYear', day)).toEqual({ from: '2025-01-01', to: '2025-12-31' })
  expect(spanOn('quarter', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-01-01' })
})
