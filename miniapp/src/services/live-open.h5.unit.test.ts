import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LiveWay } from './live-way.ts'

const opened = vi.hoisted(() => ({ page: vi.fn(), click: vi.fn(async () => undefined) }))
vi.mock('./navigation', () => ({
  openPage: opened.page,
  pages: { liveLink: '/link' },
  pageUrl: (page: string, query: Record<string, string>) => `${page}?${new URLSearchParams(query)}`,
}))
vi.mock('./live-click', () => ({ clickLive: opened.click }))
const { openLive, openReplay } = await import('./live-open.h5.ts')

const onDouyin: LiveWay = {
  id: 's1',
  platform: 'douyin',
  link: 'https://live.douyin.com/1',
  appLink: 'snssdk1128://live/1',
  finderUserName: null,
  feedId: null,
  replayLink: 'https://www.douyin.com/video/1',
}

/** A browser as far as going somewhere needs one; what was gone to, in turn. */
function browser(userAgent: string, { popups = true } = {}) {
  const went: string[] = []
  const heard: (() => void)[] = []
  const page = { hidden: false, addEventListener: (_: string, hear: () => void) => heard.push(hear) }
  vi.stubGlobal('navigator', { userAgent })
  vi.stubGlobal('document', page)
  vi.stubGlobal('location', { assign: (to: string) => went.push(to) })
  const open = (to: string) => (popups ? went.push(`new ${to}`) && {} : null)
  vi.stubGlobal('window', { open })
  const comeToFront = () => {
    page.hidden = true
    for (const hear of heard) hear()
  }
  return { went, comeToFront }
}
const phone = 'Mozilla/5.0 (Linux; Android 15) Mobile'

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('on a phone the app is tried, and where none came to the front in time the web page opens', async () => {
  const { went } = browser(phone)
  await openLive(onDouyin, 'session')
  expect(went).toEqual(['snssdk1128://live/1'])
  vi.advanceTimersByTime(1_500)
  expect(went).toHaveLength(1)
  vi.advanceTimersByTime(200)
  expect(went).toEqual(['snssdk1128://live/1', 'https://live.douyin.com/1'])
  expect(opened.click).toHaveBeenCalledExactlyOnceWith('s1', 'session')
})

it('the web page stays closed when the app came to the front', async () => {
  const { went, comeToFront } = browser(phone)
  await openLive(onDouyin, 'session')
  comeToFront()
  vi.advanceTimersByTime(60_000)
  expect(went).toEqual(['snssdk1128://live/1'])
})

it('a computer, and a session without a way into the app, go to the web page; also where no new page may open', async () => {
  const wide = browser('Mozilla/5.0 (X11; Linux x86_64)')
  await openLive(onDouyin, 'home')
  await openReplay(onDouyin, 'home')
  expect(wide.went).toEqual(['new https://live.douyin.com/1', 'new https://www.douyin.com/video/1'])
  const shut = browser(phone, { popups: false })
  await openLive({ ...onDouyin, appLink: '' }, 'home')
  expect(shut.went).toEqual(['https://live.douyin.com/1'])
})

it('within WeChat, for 视频号 and without a link the page that says why and copies the link is opened', async () => {
  const inWechat = browser(`${phone} MicroMessenger/8.0`)
  await openLive(onDouyin, 'session')
  await openReplay(onDouyin, 'session')
  browser(phone)
  await openLive({ ...onDouyin, platform: 'channels', link: '', appLink: '' }, 'session')
  expect(inWechat.went).toEqual([])
  expect(opened.page.mock.calls.flat()).toEqual([
    '/link?id=s1&replay=',
    '/link?id=s1&replay=1',
    '/link?id=s1&replay=',
  ])
})
