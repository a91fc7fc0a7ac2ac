import { expect, it, vi } from 'vitest'

it('believes the quickest answer, and tells the server’s time whatever the phone says', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-26T12:00:00Z') })
  const { learnServerTime, serverNow } = await import('./server-clock.ts')
  const now = Date.now()
  expect(serverNow()).toBe(now)
  learnServerTime(new Date(now + 61_000).toISOString(), now - 2_000, now)
  expect(serverNow() - now).toBe(62_000)
  learnServerTime(new Date(now + 60_000).toISOString(), now - 100, now + 100)
  expect(serverNow() - now).toBe(60_000)
  learnServerTime(new Date(now + 90_000).toISOString(), now - 5_000, now)
  expect(serverNow() - now).toBe(60_000)
  vi.useRealTimers()
})
