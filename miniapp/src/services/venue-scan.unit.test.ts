import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepVenueScan, scannedCode, venueToken } from './venue-scan'

const stored = new Map<string, unknown>()
vi.mock('./storage', () => ({
  store: (key: string, value: unknown) => stored.set(key, value),
  readStored: (key: string) => stored.get(key),
}))

beforeEach(() => {
  stored.clear()
  vi.useFakeTimers({ now: new Date('2026-11-26T08:00:00+08:00') })
})
afterEach(() => vi.useRealTimers())

it('a scan is sent with orders until it is over, and the newest wins', () => {
  expect(venueToken()).toBeUndefined()
  keepVenueScan({ token: 'first', expiresAt: '2026-11-27T07:00:00+08:00' })
  keepVenueScan({ token: 'second', expiresAt: '2026-11-27T08:00:00+08:00' })
  vi.setSystemTime(new Date('2026-11-27T07:59:59+08:00'))
  expect(venueToken()).toBe('second')
  vi.setSystemTime(new Date('2026-11-27T08:00:00+08:00'))
  expect(venueToken()).toBeUndefined()
})

it('the code is read of a link and of a mini program code, and of nothing else', () => {
  expect(scannedCode({ venue: '0123456789' })).toBe('0123456789')
  expect(scannedCode({ scene: 'venue%3Dabcdef0123' })).toBe('abcdef0123')
  for (const params of [{}, { venue: 'x' }, { venue: '<script>' }, { scene: 'other%3Dabcdef0123' }]) {
    expect(scannedCode(params)).toBe('')
  }
})
