import { expect, it } from 'vitest'
import { keysetKeys, keysetOf, readKeyset } from './keyset.ts'

const id = '019a0000-0000-7000-8000-000000000001'

it('hands a place in a list back as it was given', () => {
  for (const [key, keys] of [
    ['', keysetKeys.none],
    [40, keysetKeys.number],
    ['2026-11-26', keysetKeys.day],
    ['2026-11-26T08:00:00.000Z', keysetKeys.instant],
    ['infinity', keysetKeys.instant],
  ] as const) {
    expect(readKeyset(keysetOf(key, id), keys)).toEqual({ key: String(key), id })
  }
  expect(readKeyset(undefined, keysetKeys.day)).toBeNull()
})

it('refuses what is none', () => {
  for (const cursor of ['', '/', 'x', `x/${id}`, `2026-11-26/${id}x`, `1;drop/${id}`, id]) {
    expect(() => readKeyset(cursor, keysetKeys.day)).toThrow('invalid_input')
  }
})
