import { afterAll, beforeAll, expect, it, vi } from 'vitest'

vi.mock('@/elements', () => ({ View: 'view', Text: 'text', Link: 'link' }))
vi.mock('@tarojs/taro', () => ({ default: {} }))
vi.mock('@/services/api', () => ({ call: vi.fn() }))
vi.mock('@/hooks/use-paged-list', () => ({
  usePagedList: () => ({ items: [{ id: 'o1' }, { id: 'o2' }], loading: 'idle', refresh: vi.fn() }),
}))
vi.mock('react', async (actual) => ({
  ...(await actual<object>()),
  ...(await import('@/hooks/test-support')).testHooks,
}))

beforeAll(() => vi.resetModules())
afterAll(() => vi.resetModules())

it('what was found of one objection is not found of the next', async () => {
  const { act, drawnOf, screenWithin } = await import('@/hooks/test-support')
  const { default: ObjectionsPage } = await import('./index')
  const gate = ObjectionsPage().props.children as (viewer: object) => unknown
  const draw = screenWithin(drawnOf(gate({ userId: 'u', mayAct: true }), 'Objections')[0])
  const open = (at: number) => act(drawnOf(draw(), 'ObjectionCard')[at], 'onAnswer')
  const choices = () => drawnOf(draw(), 'Choices')[0]
  open(0)
  act(choices(), 'onChoose', 'upheld')
  expect(choices()?.props.chosen).toBe('upheld')
  act(drawnOf(draw(), 'OpinionSheet')[0], 'onClose')
  open(1)
  expect(choices()?.props.chosen).toBe('dismissed')
})
