import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

const taro = vi.hoisted(() => ({
  setClipboardData: vi.fn(),
  showModal: vi.fn(async () => ({ confirm: false })),
  showToast: vi.fn(),
}))
const codes = vi.hoisted(() => Array.from({ length: 5_000 }, (_, at) => `CODE${at}`))
vi.mock('@/elements', () => ({ View: 'view', Text: 'text' }))
vi.mock('@tarojs/taro', () => ({ default: taro }))
vi.mock('@/services/api', () => ({ call: async () => ({ unitName: '县总工会', codes }), hear: vi.fn() }))
vi.mock('@/services/idempotency', () => ({
  withIdempotencyKey: (_name: string, _body: unknown, send: (key: string) => unknown) => send('key'),
}))
vi.mock('react', async (actual) => ({
  ...(await actual<object>()),
  ...(await import('@/hooks/test-support')).testHooks,
}))

beforeAll(() => vi.resetModules())
afterAll(() => vi.resetModules())
beforeEach(() => vi.clearAllMocks())

/** The sheet with 5,000 codes just made, in the mini program. */
async function made() {
  const { act, drawnOf, screenOf, screenWithin, tap } = await import('@/hooks/test-support')
  const { CodesSheet } = await import('./codes-sheet')
  const onClose = vi.fn()
  const batch = { id: 'b', name: '年货券' } as CouponBatch
  const form = screenOf(() => CodesSheet({ batch, onMade: async () => undefined, onClose }))
  const typed = { 单位名称: '县总工会', 数量: '5000' }
  for (const [name, text] of Object.entries(typed)) {
    act(
      drawnOf(form(), 'TextField').find(({ props }) => props.name === name),
      'onInput',
      text,
    )
  }
  tap(form(), '生成')
  await vi.waitFor(() => expect(drawnOf(form(), 'MadeSheet')).toHaveLength(1))
  const draw = screenWithin(drawnOf(form(), 'MadeSheet')[0])
  return {
    onClose,
    tap: (words: string) => tap(draw(), words),
    close: () => act(drawnOf(draw(), 'Sheet')[0], 'onClose'),
    lines: () => drawnOf(draw(), 'view').filter(({ props }) => props.role === 'listitem'),
  }
}

it('codes that did not reach the clipboard are still asked about before they are gone', async () => {
  const { tap, close, onClose } = await made()
  taro.setClipboardData.mockRejectedValueOnce(new Error('denied'))
  tap('复制全部')
  await vi.waitFor(() => expect(taro.showToast).toHaveBeenCalled())
  close()
  await vi.waitFor(() => expect(taro.showModal).toHaveBeenCalledTimes(1))
  expect(onClose).not.toHaveBeenCalled()
  // What WeChat can't save as a file it copies, and the button says so.
  tap('复制为表格')
  await vi.waitFor(() => {
    close()
    expect(onClose).toHaveBeenCalled()
  })
})

it('of thousands the first hundred are drawn, and all are copied', async () => {
  const { tap, lines } = await made()
  expect(lines()).toHaveLength(100)
  tap('复制全部')
  expect(taro.setClipboardData).toHaveBeenCalledWith({ data: codes.join('\n') })
})
