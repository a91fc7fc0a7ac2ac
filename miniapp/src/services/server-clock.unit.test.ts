import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const startMs = Date.parse('2026-11-26T12:00:00Z')
const text = (ms: number) => new Date(ms).toISOString()

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ now: startMs })
})
afterEach(() => vi.useRealTimers())

it('believes the quickest answer, and tells the server’s time whatever the phone says', async () => {
  const { learnServerTime, serverNow } = await import('./server-clock.ts')
  const now = Date.now()
  expect(serverNow()).toBe(now)
  learnServerTime(text(now + 61_000), now - 2_000, now)
  expect(serverNow() - now).toBe(62_000)
  learnServerTime(text(now + 60_000 + 900), now - 100, now + 100)
  expect(serverNow() - now).toBe(60_900)
  // Slower, and it may well be as the quick one said.
  learnServerTime(text(now + 60_000), now - 5_000, now)
  expect(serverNow() - now).toBe(60_900)
})

it('follows when the phone’s clock is set anew, forwards or backwards, and learns nothing while it is', async () => {
  const { learnServerTime, serverNow } = await import('./server-clock.ts')
  learnServerTime(text(startMs + 20), startMs, startMs + 40)
  for (const jumpMs of [300_000, -600_000, 90_000]) {
    const trueMs = serverNow()
    vi.setSystemTime(Date.now() + jumpMs)
    // Three seconds under way: far slower than the quickest so far.
    learnServerTime(text(trueMs + 1_500), Date.now(), Date.now() + 3_000)
    expect(serverNow()).toBe(trueMs)
  }
  const trueMs = serverNow()
  learnServerTime(text(trueMs + 20), Date.now(), Date.now() - 300_000)
  expect(serverNow()).toBe(trueMs)
})

it('is never wrong by more than one and a half times what the last answer took, whatever the clock does between answers', async () => {
  const { learnServerTime, serverNow } = await import('./server-clock.ts')
  const act = fc.record({
    jumpMs: fc.oneof(fc.constant(0), fc.integer({ min: -900_000, max: 900_000 })),
    thereMs: fc.integer({ min: 0, max: 4_000 }),
    backMs: fc.integer({ min: 0, max: 4_000 }),
  })
  let trueMs = startMs
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 20 }), (acts) => {
      for (const { jumpMs, thereMs, backMs } of acts) {
        vi.setSystemTime(Date.now() + jumpMs)
        const askedAtMs = Date.now()
        vi.setSystemTime(askedAtMs + thereMs + backMs)
        learnServerTime(text(trueMs + thereMs), askedAtMs, Date.now())
        trueMs += thereMs + backMs
        // What was believed and is not proven wrong is a quicker answer's, and its span meets this one's.
        expect(Math.abs(serverNow() - trueMs)).toBeLessThanOrEqual((thereMs + backMs) * 1.5 + 3)
      }
    }),
  )
})
