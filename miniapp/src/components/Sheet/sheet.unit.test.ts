import type { ReactElement } from 'react'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const asked = vi.hoisted(() => vi.fn())
vi.mock('@tarojs/taro', () => ({ default: { showModal: asked } }))
vi.mock('@/elements', () => ({ Tap: 'tap', View: 'view' }))
vi.mock('@/components/Icon', () => ({ Icon: 'icon' }))
vi.mock('react', async (actual) => ({
  ...(await actual<object>()),
  ...(await import('@/hooks/test-support.ts')).testHooks,
}))

// What other files loaded has the true React, and what is loaded here must not stay.
beforeAll(() => vi.resetModules())
afterAll(() => vi.resetModules())

type Node = ReactElement<{ label?: string; onTap?: () => void; children?: unknown }>
const below = (node: unknown): Node[] =>
  Array.isArray(node)
    ? node.flatMap(below)
    : typeof node === 'object' && node !== null && 'props' in node
      ? [node as Node, ...below((node as Node).props.children)]
      : []

it('closing a sheet in which something was typed asks first, once, by the shade as by the cross', async () => {
  const { Sheet } = await import('./index')
  const { screenOf } = await import('@/hooks/test-support.ts')
  const onClose = vi.fn()
  const waysOut = (dirty: boolean) =>
    below(screenOf(() => Sheet({ open: true, title: '意见', onClose, dirty, children: null }))()).filter(
      ({ props }) => props.label === '关闭',
    )
  for (const way of waysOut(false)) way.props.onTap?.()
  expect(onClose).toHaveBeenCalledTimes(2)
  expect(asked).not.toHaveBeenCalled()

  const [shade, cross] = waysOut(true)
  asked.mockResolvedValueOnce({ confirm: false })
  shade?.props.onTap?.()
  cross?.props.onTap?.()
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1))
  expect(onClose).toHaveBeenCalledTimes(2)
  asked.mockResolvedValue({ confirm: true })
  await vi.waitFor(() => {
    cross?.props.onTap?.()
    expect(onClose).toHaveBeenCalledTimes(3)
  })
})
