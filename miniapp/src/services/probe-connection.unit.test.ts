import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const request = vi.hoisted(() => vi.fn())
vi.mock('@tarojs/taro', () => ({ default: { request } }))
const unreachable = () => Promise.reject(new Error('request:fail'))
const MINUTE = 60_000

async function startProbe() {
  vi.resetModules()
  const { probeConnection } = await import('./probe-connection.ts')
  const { connectionStore, reportConnection } = await import('./connection.ts')
  probeConnection()
  return { connectionStore, reportConnection }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('API_BASE', '')
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  request.mockReset().mockImplementation(unreachable)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('asks while the connection is lost, ever more rarely, and says when it is back', async () => {
  const { connectionStore, reportConnection } = await startProbe()
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(request).not.toHaveBeenCalled()
  reportConnection(false)
  // 2, 4, 8, 16 and then every 30 seconds.
  await vi.advanceTimersByTimeAsync(30_000)
  expect(request).toHaveBeenCalledTimes(4)
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(request).toHaveBeenCalledTimes(14)
  request.mockImplementation(async () => ({ statusCode: 200 }))
  await vi.advanceTimersByTimeAsync(30_000)
  expect(connectionStore.get()).toBe(true)
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(request).toHaveBeenCalledTimes(15)
})

it('asks no more once another has said that it is back', async () => {
  const { reportConnection } = await startProbe()
  reportConnection(false)
  reportConnection(true)
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(request).not.toHaveBeenCalled()
})

it('a connection that is lost again at once is asked for no more often; one that held, anew', async () => {
  const { connectionStore, reportConnection } = await startProbe()
  request.mockImplementation(async () => ({ statusCode: 200 }))
  // Something that can't be reached while the shop can: each return makes its page ask and be refused again.
  const stop = connectionStore.subscribe(() => connectionStore.get() && reportConnection(false))
  reportConnection(false)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(request).toHaveBeenCalledTimes(4)
  stop()
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(connectionStore.get()).toBe(true)
  request.mockClear()
  reportConnection(false)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(request).toHaveBeenCalledTimes(1)
})
