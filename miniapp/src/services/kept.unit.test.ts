import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

/** A phone's storage of so many letters. */
const phone = vi.hoisted(() => ({ stored: new Map<string, string>(), room: Number.POSITIVE_INFINITY }))
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => JSON.parse(phone.stored.get(key) ?? '""'),
    setStorageSync: (key: string, value: unknown) => {
      const others = [...phone.stored].filter(([other]) => other !== key).map(([, text]) => text)
      const text = JSON.stringify(value)
      if ([...others, text].join('').length > phone.room) throw new Error('exceed max size')
      phone.stored.set(key, text)
    },
    removeStorageSync: (key: string) => phone.stored.delete(key),
    getStorageInfoSync: () => ({ keys: [...phone.stored.keys()] }),
  },
}))

// What other files loaded has the true Taro, and what is loaded here must not stay.
beforeAll(() => vi.resetModules())
afterAll(() => vi.resetModules())
beforeEach(() => {
  phone.stored.clear()
  phone.room = Number.POSITIVE_INFINITY
})
const load = async () => ({ ...(await import('./kept')), ...(await import('./storage')) })

it('in a full storage the oldest answers make room for a session and a draft, and no draft for an answer', async () => {
  const { keepAnswer, keptAnswer, store, readStored, storeDraft, storedDraft } = await load()
  storeDraft('u', 'complaint', 'd'.repeat(100))
  for (const name of ['first', 'second', 'third']) keepAnswer(name, name.repeat(20))
  keepAnswer('first', 'seen again'.repeat(10))
  phone.room = [...phone.stored.values()].join('').length + 20
  store('session', 's'.repeat(100))
  expect(readStored('session')).toBe('s'.repeat(100))
  expect(keptAnswer('second')).toBeUndefined()
  expect(keptAnswer('first')).toBe('seen again'.repeat(10))
  storeDraft('u', 'complaint', 'd'.repeat(250))
  expect(storedDraft('u', 'complaint')).toBe('d'.repeat(250))
  // What one answer took of another's room, a third may take of its.
  keepAnswer('fourth', 'f'.repeat(60))
  phone.room = [...phone.stored.values()].join('').length
  storeDraft('u', 'complaint', 'd'.repeat(300))
  expect(storedDraft('u', 'complaint')).toBe('d'.repeat(300))
  expect(keptAnswer('fourth')).toBeUndefined()
  // Larger than all that could go: it is not kept, and session and draft stay.
  keepAnswer('huge', 'h'.repeat(1_000))
  expect(keptAnswer('huge')).toBeUndefined()
  expect(readStored('session')).toBe('s'.repeat(100))
  expect(storedDraft('u', 'complaint')).toBe('d'.repeat(300))
})

it('keeps a hundred answers at most, the newest', async () => {
  const { keepAnswer, keptAnswer } = await load()
  for (let number = 0; number < 130; number++) keepAnswer(`page-${number}`, number + 1)
  const kept = [...phone.stored.keys()].filter((key) => key.startsWith('kept:'))
  expect(kept).toHaveLength(100)
  expect(keptAnswer('page-29')).toBeUndefined()
  expect(keptAnswer('page-30')).toBe(31)
})

it('nothing of a person outlives the sign-out, and nobody is shown what another typed', async () => {
  const { forgetPersonal, keepAnswer, keptAnswer, ownName, store, storeDraft, storedDraft } = await load()
  const { keepRemarks, keptRemarks } = await import('@/packages/order/checkout/remarks')
  const { keepDraft, startDraft } = await import('@/packages/user/address-edit/address-draft')
  const { withIdempotencyKey } = await import('./idempotency')
  keepAnswer('product-1', '脐橙')
  keepAnswer(ownName('u', 'orders'), '订单')
  storeDraft('u', 'complaint', '住址')
  keepRemarks('u', { merchant: '放门卫' })
  keepDraft('u', { ...startDraft('u', undefined), detail: '中山四路 1 号' })
  store('login-phone', '13800000000')
  await withIdempotencyKey('order', { recipient: '张小渝' }, () => Promise.reject(new Error('lost'))).catch(
    () => undefined,
  )
  expect(startDraft('other', undefined).detail).toBe('')
  expect(keptRemarks('other')).toEqual({})
  expect(keptRemarks('u')).toEqual({ merchant: '放门卫' })
  expect([...phone.stored.values()].join('')).toContain('张小渝')
  forgetPersonal()
  expect(storedDraft('u', 'complaint')).toBeUndefined()
  expect(keptAnswer('product-1')).toBe('脐橙')
  const left = [...phone.stored].filter(([key]) => key !== 'evictable').map(([key]) => key)
  expect(left).toEqual(['kept:product-1'])
})
