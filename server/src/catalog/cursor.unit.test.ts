import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.ts'

const cursor = { order: 'sales', key: ['42'], id: '0190a0b0-0000-7000-8000-000000000001' }

test('a cursor comes back as it was', () => {
  expect(decodeCursor(encodeCursor(cursor), 'sales', 1)).toEqual(cursor)
})

test('a cursor of another order is refused', () => {
  expect(() => decodeCursor(encodeCursor(cursor), 'newest', 1)).toThrow('invalid_input')
})

test('anything else is refused, never a fault', () => {
  const encoded = fc.json().map((text) => Buffer.from(text).toString('base64url'))
  fc.assert(
    fc.property(fc.oneof(fc.string(), encoded), (text) => {
      expect(() => decodeCursor(text, 'sales', 1)).toThrow('invalid_input')
    }),
  )
  for (const parts of [
    ['sales', "1'; drop table products", cursor.id],
    ['sales', '42', 'not an id'],
    ['sales'],
  ]) {
    const text = Buffer.from(JSON.stringify(parts)).toString('base64url')
    expect(() => decodeCursor(text, 'sales', 1)).toThrow('invalid_input')
  }
})
