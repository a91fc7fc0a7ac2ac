import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskName } from './mask-name.ts'
import { summaryOf } from './read-product-reviews.ts'

test('of a nickname only its first letter is shown, whatever it is made of', () => {
  expect(['张三', ' 李', '𠮷野家', '😀哈', 'Tom'].map(maskName)).toEqual([
    '张**',
    '李**',
    '𠮷**',
    '😀**',
    'T**',
  ])
  expect(maskName('   ')).toBe('渝**')
})

test('the average is the sum of stars over their number, to one decimal, halves up', () => {
  const count = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(count, count, count, count, count, (star1, star2, star3, star4, star5) => {
      const { average, count: all } = summaryOf({ star1, star2, star3, star4, star5, withPhotos: 0 })
      const stars = star1 + 2 * star2 + 3 * star3 + 4 * star4 + 5 * star5
      expect(all).toBe(star1 + star2 + star3 + star4 + star5)
      if (all === 0) return expect(average).toBeNull()
      const tenths = Math.round((average ?? 0) * 10)
      expect((average ?? 0) * 10).toBeCloseTo(tenths, 9)
      // |average − stars / count| ≤ 0.05, and a half goes up.
      expect(20 * stars - 20 * all * (tenths / 10)).toBeLessThan(all + 1e-3)
      expect(2 * tenths * all - 20 * stars).toBeLessThanOrEqual(all)
    }),
  )
  const only = { star1: 0, star2: 0, star3: 0, star4: 0, star5: 0, withPhotos: 0 }
  expect(summaryOf({ ...only, star4: 1, star5: 19 }).average).toBe(5)
  expect(summaryOf({ ...only, star4: 3, star5: 17 }).average).toBe(4.9)
})
