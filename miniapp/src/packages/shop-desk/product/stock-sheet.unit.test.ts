import type { GoodsDetail } from '@yuxiang/shared/api/goods'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

const call = vi.hoisted(() => vi.fn())
vi.mock('@/elements', () => ({ View: 'view', Text: 'text' }))
vi.mock('@tarojs/taro', () => ({ default: { showToast: vi.fn() } }))
vi.mock('@/services/api', () => ({ call }))
vi.mock('@/services/idempotency', () => ({
  withIdempotencyKey: (_name: string, _body: unknown, send: (key: string) => unknown) => send('key'),
}))
vi.mock('react', async (actual) => ({
  ...(await actual<object>()),
  ...(await import('@/hooks/test-support')).testHooks,
}))

beforeAll(() => vi.resetModules())
afterAll(() => vi.resetModules())
beforeEach(() => call.mockReset())

const sku = { id: 's', name: '5 斤', stock: 10, lowStockAt: null, state: 'onSale' }
const other = { ...sku, id: 't', stock: 3 }
const product = { id: 'p', skus: [sku, other] } as unknown as GoodsDetail

interface Column {
  name: string
  of: (row: typeof sku) => unknown
}

/** The panel of a listing, and what is done in it until the stock of one SKU is written. */
async function receiveTwenty() {
  const { act, drawnOf, screenOf, screenWithin, tap } = await import('@/hooks/test-support')
  const { SkusPanel } = await import('./skus-panel')
  const onChanged = vi.fn()
  const panel = screenOf(() => SkusPanel({ product, onChanged }))
  const columns = drawnOf(panel(), 'Table')[0]?.props.columns as Column[]
  const acts = columns.find(({ name }) => name === '操作')
  act(drawnOf(acts?.of(sku), 'Act')[0], 'onTap')
  const sheet = screenWithin(drawnOf(panel(), 'StockSheet')[0])
  act(drawnOf(sheet(), 'TextField')[0], 'onInput', '20')
  tap(drawnOf(sheet(), 'Sheet')[0]?.props.foot, '确认')
  return { onChanged, isOpen: () => drawnOf(panel(), 'StockSheet').length > 0 }
}

const keys = () => call.mock.calls.map(([key]) => key)

it('once stock is written its sheet is gone, also when the listing can’t be read after it: nobody adds it twice', async () => {
  call.mockResolvedValueOnce({ before: 10, after: 30 })
  call.mockRejectedValueOnce(new Error('offline'))
  const { onChanged, isOpen } = await receiveTwenty()
  await vi.waitFor(() => expect(keys()).toHaveLength(2))
  expect(keys()).toEqual(['POST /api/merchant/skus/{id}/stock', 'GET /api/merchant/products/{id}'])
  expect(isOpen()).toBe(false)
  expect(onChanged.mock.calls).toEqual([[{ ...product, skus: [{ ...sku, stock: 30 }, other] }]])
})

it('stock that was not written leaves the sheet as it is', async () => {
  call.mockRejectedValueOnce(new Error('offline'))
  const { onChanged, isOpen } = await receiveTwenty()
  await vi.waitFor(() => expect(keys()).toHaveLength(1))
  expect([isOpen(), onChanged.mock.calls]).toEqual([true, []])
})
