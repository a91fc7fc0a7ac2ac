import { expect, test, vi } from 'vitest'
import { createCache } from './cache.ts'

const owned = (options: { maxBytes?: number } = {}) => {
  let nowMs = 1_000
  const cache = createCache<{ text: string }>({
    maxBytes: options.maxBytes ?? 100_000,
    lifetimeMs: 5_000,
    bytesOf: ({ text }) => text.length,
    now: () => nowMs,
  })
  return { cache, pass: (ms: number) => (nowMs += ms) }
}

test('callers who ask at the same time share one load, and the next one finds it kept', async () => {
  const { cache } = owned()
  const load = vi.fn(async () => ({ text: 'once' }))
  const [first, second] = await Promise.all([cache.read('a', load), cache.read('a', load)])
  expect(load).toHaveBeenCalledTimes(1)
  expect(first).toBe(second)
  expect(cache.peek('a')).toBe(first)
})

test('a value is served up to its lifetime and not after it', async () => {
  const { cache, pass } = owned()
  await cache.read('a', async () => ({ text: 'x' }))
  pass(4_999)
  expect(cache.peek('a')).toEqual({ text: 'x' })
  pass(2)
  expect(cache.peek('a')).toBeUndefined()
})

test('age counts from the question, not from the answer', async () => {
  const { cache, pass } = owned()
  await cache.read('a', async () => {
    pass(4_000)
    return { text: 'slow' }
  })
  pass(1_001)
  expect(cache.peek('a')).toBeUndefined()
})

test('what was asked before a clearing reaches who waits for it but is not kept', async () => {
  const { cache } = owned()
  const old = cache.read('a', async () => ({ text: 'old' }))
  cache.clear()
  const fresh = cache.read('a', async () => ({ text: 'new' }))
  expect(await old).toEqual({ text: 'old' })
  expect(await fresh).toEqual({ text: 'new' })
  expect(cache.peek('a')).toEqual({ text: 'new' })
})

test('a put of an answer older than a clearing is dropped', () => {
  const { cache } = owned()
  const before = cache.epoch()
  cache.clear()
  cache.put('a', { text: 'old' }, before)
  expect(cache.peek('a')).toBeUndefined()
})

test('a failed load is told to all who wait and tried again by the next', async () => {
  const { cache } = owned()
  const fail = () => Promise.reject(new Error('database gone'))
  const both = [cache.read('a', fail), cache.read('a', fail)]
  for (const read of both) await expect(read).rejects.toThrow('database gone')
  expect(await cache.read('a', async () => ({ text: 'back' }))).toEqual({ text: 'back' })
})

test('everything kept stays below the bound, and what was used last remains', () => {
  const { cache } = owned({ maxBytes: 10_000 })
  for (let index = 0; index < 50; index++) {
    cache.put(`key ${index}`, { text: 'x'.repeat(800) }, cache.epoch())
    cache.peek('key 0')
  }
  const remaining = Array.from({ length: 50 }, (_, index) => cache.peek(`key ${index}`)).filter(Boolean)
  expect(remaining.length).toBeGreaterThan(5)
  expect(remaining.length).toBeLessThanOrEqual(10)
  expect(cache.peek('key 0')).toBeDefined()
})
