import type { Session } from '@yuxiang/shared/api/identity'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'

const stored = vi.hoisted(() => new Map<string, unknown>())
const full = vi.hoisted(() => ({ is: false }))
const request = vi.hoisted(() => vi.fn())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => {
      if (full.is) throw new Error('QuotaExceededError')
      stored.set(key, value)
    },
    removeStorageSync: (key: string) => stored.delete(key),
    getStorageInfoSync: () => ({ keys: [...stored.keys()] }),
    request,
  },
}))
vi.stubGlobal('API_BASE', 'https://shop.example.cn')

const sessionOf = (name: string, id = 'a'): Session => ({
  accessToken: `access-${name}`,
  refreshToken: `refresh-${name}`,
  user: { id, roles: ['shopper'] },
})
const sent = () =>
  request.mock.calls.map(([{ data }]) => (JSON.parse(data) as { refreshToken: string }).refreshToken)

/** The tab as it starts with what storage holds. */
async function startTab() {
  vi.resetModules()
  const { refreshSession } = await import('./refresh.ts')
  const tokens = await import('./tokens.ts')
  return { refreshSession, ...tokens }
}

beforeEach(() => {
  stored.clear()
  full.is = false
  request.mockReset()
  request.mockImplementation(async ({ data }: { data: string }) => {
    const { refreshToken } = JSON.parse(data) as { refreshToken: string }
    return { statusCode: 200, data: sessionOf(`${refreshToken.replace('refresh-', '')}+`) }
  })
})
afterAll(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

it('calls that expire together share one renewal', async () => {
  stored.set('session', sessionOf('1'))
  const { refreshSession, sessionStore } = await startTab()
  const both = await Promise.all([refreshSession(sessionOf('1')), refreshSession(sessionOf('1'))])
  expect([both, sent()]).toEqual([['access-1+', 'access-1+'], ['refresh-1']])
  expect([stored.get('session'), sessionStore.get()]).toEqual([sessionOf('1+'), sessionOf('1+')])
})

it('what another tab renewed is taken over, and the spent token is never sent', async () => {
  stored.set('session', sessionOf('1'))
  const { refreshSession, sessionStore } = await startTab()
  stored.set('session', sessionOf('2'))
  expect(await refreshSession(sessionOf('1'))).toBe('access-2')
  expect([sent(), sessionStore.get()]).toEqual([[], sessionOf('2')])
  // The other tab's has expired as well: it is that one which is renewed.
  expect(await refreshSession(sessionOf('2'))).toBe('access-2+')
  expect(sent()).toEqual(['refresh-2'])
})

it('a session that found no room in storage is not replaced by the spent one that lies there', async () => {
  stored.set('session', sessionOf('1'))
  const { refreshSession } = await startTab()
  full.is = true
  expect(await refreshSession(sessionOf('1'))).toBe('access-1+')
  expect(stored.get('session')).toEqual(sessionOf('1'))
  expect(await refreshSession(sessionOf('1+'))).toBe('access-1++')
  expect(sent()).toEqual(['refresh-1', 'refresh-1+'])
})

it('what one person asked is not asked again as another who signed in meanwhile, nor as nobody', async () => {
  stored.set('session', sessionOf('1'))
  const { refreshSession, followStored, sessionStore } = await startTab()
  stored.set('session', sessionOf('9', 'b'))
  await expect(refreshSession(sessionOf('1'))).rejects.toMatchObject({ code: 'unreadable' })
  expect(sessionStore.get()?.user.id).toBe('b')
  stored.delete('session')
  followStored()
  await expect(refreshSession(sessionOf('9', 'b'))).rejects.toMatchObject({ code: 'unreadable' })
  expect([sent(), sessionStore.get()]).toEqual([[], null])
})
