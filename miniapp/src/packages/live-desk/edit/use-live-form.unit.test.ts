import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { LiveDraft } from './live-draft'

const stored = vi.hoisted(() => new Map<string, unknown>())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => stored.set(key, value),
    removeStorageSync: (key: string) => stored.delete(key),
    showModal: async () => ({ confirm: true }),
  },
}))
vi.mock('react', async (actual) => ({
  ...(await actual<object>()),
  ...(await import('../../../hooks/test-support.ts')).testHooks,
}))

// What other files loaded has the true React, and what is loaded here must not stay.
beforeAll(() => vi.resetModules())
afterAll(() => vi.resetModules())
beforeEach(() => stored.clear())

const userId = '0190a8f0-0000-7000-8000-000000000000'
const planned: LiveDraft = {
  room: { id: 'r', name: '奉节电商服务站', platform: 'douyin', merchantId: null },
  ...{ title: '脐橙开园', hostName: '选品员', streamerId: null, county: null, venue: null },
  ...{ link: 'https://live.douyin.com/1', appLink: '', feedId: '', coverUrl: null },
  ...{ startsAt: '2026-12-01T19:30', endsAt: '2026-12-01T21:30', coupons: [] },
  products: [{ id: 'p', name: '脐橙', imageUrl: '', priceFen: 100, forSale: true, asides: [] }],
}

/** Somebody opens the form: of a session as it is saved, or of a new one. */
async function opened(draft?: LiveDraft) {
  const { useLiveForm } = await import('./use-live-form')
  const { screenOf } = await import('../../../hooks/test-support.ts')
  return screenOf(() => useLiveForm(userId, draft && { id: 's', state: 'planned', draft }))
}

it('what was typed and not saved is there again, as long as the session is saved as it was', async () => {
  const before = await opened(planned)
  expect(before()).toMatchObject({ draft: planned, restored: false })
  before().change({ title: '脐橙开园加场' })
  const cheaper = planned.products.map((product) => ({ ...product, priceFen: 90 }))
  const again = await opened({ ...planned, products: cheaper })
  expect(again()).toMatchObject({ draft: { title: '脐橙开园加场' }, restored: true })
  for (const changes of [
    { link: 'https://live.douyin.com/2' },
    { startsAt: '2026-12-01T19:00' },
    { products: [] },
  ]) {
    const saved = { ...planned, ...changes }
    expect((await opened(saved))()).toMatchObject({ draft: saved, restored: false })
  }
})

it('a new session that was left is there again, and can be thrown away', async () => {
  const left = await opened()
  left().change({ title: '没有排完的' })
  const again = await opened()
  expect(again()).toMatchObject({ draft: { title: '没有排完的' }, restored: true })
  await again().startAgain()
  expect(again()).toMatchObject({ draft: { title: '' }, restored: false })
  expect((await opened())()).toMatchObject({ draft: { title: '' }, restored: false })
})

it('what was typed while the cover was sent stays', async () => {
  const form = await opened(planned)
  const atTap = form()
  form().change({ title: '脐橙开园加场' })
  atTap.change({ coverUrl: '/files/a.webp' })
  expect(form().draft).toMatchObject({ title: '脐橙开园加场', coverUrl: '/files/a.webp' })
})
