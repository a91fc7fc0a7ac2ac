import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clickLive, liveToken, sawLive } from './live-click'

const stored = new Map<string, unknown>()
const calls = vi.hoisted(() => vi.fn())
vi.mock('./storage', () => ({
  store: (key: string, value: unknown) => stored.set(key, value),
  readStored: (key: string) => stored.get(key),
}))
vi.mock('./api', () => ({ call: calls }))

beforeEach(() => {
  stored.clear()
  calls.mockReset()
  vi.useFakeTimers({ now: new Date('2026-11-26T08:00:00+08:00') })
})
afterEach(() => vi.useRealTimers())

const clicked = (token: string, expiresAt: string) => calls.mockResolvedValueOnce({ token, expiresAt })

it('the newest click is sent with orders until it is over; one that came to nothing leaves the one before', async () => {
  expect(liveToken()).toBeUndefined()
  clicked('first', '2026-12-03T07:00:00+08:00')
  await clickLive('a', 'home')
  clicked('second', '2026-12-03T08:00:00+08:00')
  await clickLive('b', 'channel')
  calls.mockRejectedValueOnce(new Error('offline'))
  await clickLive('c', 'channel')
  vi.setSystemTime(new Date('2026-12-03T07:59:59+08:00'))
  expect(liveToken()).toBe('second')
  vi.setSystemTime(new Date('2026-12-03T08:00:00+08:00'))
  expect(liveToken()).toBeUndefined()
})

it('what came into sight is told once per place, thirty at most in a call', () => {
  calls.mockResolvedValue(undefined)
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 40; index += 1) sawLive(`s${index}`, 'channel')
  }
  vi.advanceTimersByTime(10_000)
  const sizes = calls.mock.calls.map(([, { body }]) => body.views.length)
  expect(sizes).toEqual([30, 10])
})
