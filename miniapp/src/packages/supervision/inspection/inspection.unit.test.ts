import type { InspectionSample, PlanDetail } from '@yuxiang/shared/api/inspections'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

const call = vi.hoisted(() => vi.fn(async (_key: string) => ({})))
const showModal = vi.hoisted(() => vi.fn())
vi.mock('@/elements', () => ({ View: 'view', Text: 'text' }))
vi.mock('@tarojs/components', () => ({}))
vi.mock('@tarojs/taro', () => ({ default: { showToast: vi.fn(), showModal } }))
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
beforeEach(() => vi.clearAllMocks())

it('another SKU does not keep the batch that was picked for the one before', async () => {
  const { act, drawnOf, screenOf, tap } = await import('@/hooks/test-support')
  const { SampleSheet } = await import('./sample-sheet')
  const plan = { id: 'plan', periodFrom: '2026-11-01', periodTo: '2026-11-30' } as PlanDetail
  const draw = screenOf(() => SampleSheet({ plan, onClose: vi.fn(), onDone: async () => undefined }))
  const pick = (component: string, picked: unknown) => act(drawnOf(draw(), component)[0], 'onPick', picked)
  pick('SkuPick', { skuId: 's1' })
  pick('BatchPick', 'b1')
  expect(drawnOf(draw(), 'BatchPick')[0]?.props.chosen).toBe('b1')
  pick('SkuPick', { skuId: 's2' })
  tap(draw(), '登记')
  await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(1))
  expect(call).toHaveBeenCalledWith(
    'POST /api/supervision/inspections/{id}/samples',
    expect.objectContaining({ body: expect.objectContaining({ skuId: 's2', batchId: null }) }),
  )
})

it('a case and a recall are asked for by name before they are begun', async () => {
  const { drawnOf, screenOf, screenWithin, tap } = await import('@/hooks/test-support')
  const { SampleCard } = await import('./sample-card')
  const sample = {
    ...{
      id: 'sample',
      merchantName: '三马山果园',
      productName: '奉节脐橙',
      result: 'failed',
      findings: '超标',
    },
    ...{ batch: { id: 'b', code: 'QC-1', isRecalled: false }, recallAskedAt: null, mayAskRecall: true },
    ...{ case: null, report: null },
  } as unknown as InspectionSample
  const onDone = vi.fn(async () => undefined)
  const card = screenOf(() => SampleCard({ sample, onEnter: vi.fn(), onDone }))
  const follow = screenWithin(drawnOf(card(), 'Follow')[0])
  for (const [words, title] of [
    ['立案', '对三马山果园立案？'],
    ['请区县召回', '请区县召回三马山果园的批次？'],
  ] as const) {
    showModal.mockResolvedValueOnce({ confirm: false })
    tap(follow(), words)
    await vi.waitFor(() => expect(showModal).toHaveBeenLastCalledWith(expect.objectContaining({ title })))
  }
  expect([call.mock.calls, onDone.mock.calls]).toEqual([[], []])
  showModal.mockResolvedValueOnce({ confirm: true })
  tap(follow(), '立案')
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledTimes(1))
  expect(call.mock.calls.map(([key]) => key)).toEqual(['POST /api/supervision/samples/{id}/case'])
})
