import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('ids are UUIDs of version 7 that are each other’s neighbours in time, and none comes twice', () => {
  const before = Date.now()
  const ids = Array.from({ length: 20_000 }, newId)
  const after = Date.now()
  expect(ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(
    true,
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  const msOf = (id = '') => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  expect(msOf(ids[0])).toBeGreaterThanOrEqual(before)
  expect(msOf(ids.at(-1))).toBeLessThanOrEqual(after)
})

test('what is random in an id differs from one to the next', () => {
  const tails = Array.from({ length: 1_000 }, () => newId().slice(-10))
  expect(new Set(tails).size).toBe(tails.length)
})
