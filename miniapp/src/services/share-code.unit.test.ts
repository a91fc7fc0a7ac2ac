import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepShareCode, shareCode } from './share-code'

const stored = new Map<string, unknown>()
vi.mock('./storage', () => ({
  store: (key: string, value: unknown) => stored.set(key, value),
  readStored: (key: string) => stored.get(key),
}))

beforeEach(() => {
  stored.clear()
  vi.useFakeTimers({ now: new Date('2026-11-23T08:00:00+08:00') })
})
afterEach(() => vi.useRealTimers())

it('the code of a shared link is sent for seven days and no longer', () => {
  expect(shareCode()).toBeUndefined()
  keepShareCode('FRIEND01')
  vi.setSystemTime(new Date('2026-11-30T07:59:59+08:00'))
  expect(shareCode()).toBe('FRIEND01')
  vi.setSystemTime(new Date('2026-11-30T08:00:00+08:00'))
  expect(shareCode()).toBeUndefined()
})

it('the newest link wins, and a link with no code or a broken one takes none away', () => {
  keepShareCode('FRIEND01')
  keepShareCode('FRIEND02')
  keepShareCode(undefined)
  keepShareCode('a b')
  keepShareCode('x'.repeat(21))
  expect(shareCode()).toBe('FRIEND02')
})
