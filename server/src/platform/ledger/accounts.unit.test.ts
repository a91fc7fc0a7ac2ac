import fc from 'fast-check'
import { v5 } from 'uuid'
import { expect, it } from 'vitest'
import { transferIdOf } from './accounts.ts'

it('names acts and accounts by UUIDv5, as the library does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.uuid(), { maxLength: 3 }), (first, rest) => {
      expect(transferIdOf(first, ...rest)).toBe(
        v5([first, ...rest].join('/'), '6f1d2c1e-5b0a-4c57-9d5c-0a8f6f0e7a31'),
      )
    }),
  )
})

it('refuses a name that is none, and names the next as before', () => {
  expect(() => transferIdOf('x'.repeat(2_000))).toThrow(RangeError)
  expect(transferIdOf('points', 'a')).toBe(v5('points/a', '6f1d2c1e-5b0a-4c57-9d5c-0a8f6f0e7a31'))
})
