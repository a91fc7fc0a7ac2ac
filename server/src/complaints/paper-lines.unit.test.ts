import fc from 'fast-check'
import { expect, it } from 'vitest'
import { breakLines } from './paper-lines.ts'

/** A Latin letter is half as wide as a Chinese one. */
const measure = (text: string) => [...text].reduce((sum, one) => sum + (/[\x20-\x7e]/.test(one) ? 1 : 2), 0)
const broken = (words: string, width: number, indent = 0) => breakLines(words, { width, indent, measure })

it('tears no number apart, and lets no line begin with a closing mark or end with an opening one', () => {
  expect(broken('货值金额 28,704.00 元', 14)).toEqual(['货值金额 ', '28,704.00 元'])
  expect(broken('依据价格法，处罚', 10)).toEqual(['依据价格', '法，处罚'])
  expect(broken('依据规定（第七条）', 10)).toEqual(['依据规定', '（第七条）'])
  expect(broken('一二三四', 6, 4)).toEqual(['一', '二三四'])
})

it('loses no letter and keeps to the width, whatever is written', () => {
  const letters = fc.constantFrom(...'投诉人退款，。（《》）”', ...'0123456789.-AZ ')
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 120 }), fc.integer({ min: 12, max: 40 }), (parts, width) => {
      const words = parts.join('')
      const lines = broken(words, width, 4)
      expect(lines.join('')).toBe(words)
      // A row of closing marks may be wider than a line: nothing else is.
      for (const line of lines)
        if (!/[，。》）”]{4}/.test(line)) expect(measure(line)).toBeLessThanOrEqual(width)
    }),
  )
})
