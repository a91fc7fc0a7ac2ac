import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveWay } from './live-way.ts'

const taro = vi.hoisted(() => ({
  openChannelsLive: vi.fn(async () => ({})),
  openChannelsActivity: vi.fn(async () => ({})),
  getChannelsLiveInfo: vi.fn(),
  getChannelsLiveNoticeInfo: vi.fn(),
}))
const opened = vi.hoisted(() => ({ page: vi.fn(), click: vi.fn(async () => undefined) }))
vi.mock('@tarojs/taro', () => ({ default: taro }))
vi.mock('./feedback', () => ({ toast: vi.fn() }))
vi.mock('./navigation', () => ({
  openPage: opened.page,
  pages: { liveLink: '/link' },
  pageUrl: (page: string, query: Record<string, string>) => `${page}?${new URLSearchParams(query)}`,
}))
vi.mock('./live-click', () => ({ clickLive: opened.click }))
const { channelsStatus, openLive, openReplay, reserveChannels } = await import('./live-open.ts')

const way: LiveWay = {
  id: 's1',
  platform: 'channels',
  link: '',
  appLink: '',
  finderUserName: 'sph123456',
  feedId: 'export/abc',
  replayLink: 'export/replay',
}
const onDouyin: LiveWay = {
  ...way,
  platform: 'douyin',
  finderUserName: null,
  feedId: null,
  link: 'https://live.douyin.com/1',
}

beforeEach(() => vi.clearAllMocks())

describe('in WeChat', () => {
  it('视频号 opens by WeChat’s own call, its recording too, and each way is counted', async () => {
    await openLive(way, 'session')
    expect(taro.openChannelsLive).toHaveBeenCalledWith({ finderUserName: 'sph123456', feedId: 'export/abc' })
    await openReplay(way, 'channel')
    expect(taro.openChannelsActivity).toHaveBeenCalledWith({
      finderUserName: 'sph123456',
      feedId: 'export/replay',
    })
    expect(opened.click.mock.calls).toEqual([
      ['s1', 'session'],
      ['s1', 'channel'],
    ])
    expect(opened.page).not.toHaveBeenCalled()
  })

  it('other platforms lead to the page that copies the link', async () => {
    await openLive(onDouyin, 'home')
    expect(opened.page).toHaveBeenCalledWith('/link?id=s1&replay=')
    await openReplay({ ...onDouyin, replayLink: 'https://www.douyin.com/video/1' }, 'home')
    expect(opened.page).toHaveBeenLastCalledWith('/link?id=s1&replay=1')
    expect(taro.openChannelsLive).not.toHaveBeenCalled()
  })

  it('hears what 视频号 says of this broadcast, of no other, and nothing when WeChat refuses', async () => {
    taro.getChannelsLiveInfo.mockResolvedValueOnce({ feedId: 'export/abc', status: 2 })
    expect(await channelsStatus(way)).toBe('live')
    taro.getChannelsLiveInfo.mockResolvedValueOnce({ feedId: 'export/abc', status: 3 })
    expect(await channelsStatus(way)).toBe('ended')
    taro.getChannelsLiveInfo.mockResolvedValueOnce({ feedId: 'export/other', status: 2 })
    expect(await channelsStatus(way)).toBeNull()
    taro.getChannelsLiveInfo.mockRejectedValueOnce(new Error('no such account'))
    expect(await channelsStatus(way)).toBeNull()
    expect(await channelsStatus({ finderUserName: null, feedId: null })).toBeNull()
    // Planned without an id: the account's latest broadcast is over, whichever that was.
    const planned = { ...way, feedId: null }
    taro.getChannelsLiveInfo.mockResolvedValueOnce({ feedId: 'export/previous', status: 3 })
    expect(await channelsStatus(planned)).toBeNull()
    taro.getChannelsLiveInfo.mockResolvedValueOnce({ feedId: 'export/new', status: 2 })
    expect(await channelsStatus(planned)).toBe('live')
  })

  it('reserves a notice that can be reserved, by WeChat’s dialogue', async () => {
    const reserveChannelsLive = vi.fn()
    vi.stubGlobal('wx', { reserveChannelsLive })
    taro.getChannelsLiveNoticeInfo.mockResolvedValueOnce({ reservable: true, noticeId: 'n1' })
    expect(await reserveChannels('sph123456')).toBe(true)
    expect(reserveChannelsLive).toHaveBeenCalledWith({ noticeId: 'n1' })
    taro.getChannelsLiveNoticeInfo.mockResolvedValueOnce({ reservable: false, noticeId: 'n1' })
    expect(await reserveChannels('sph123456')).toBe(false)
    vi.unstubAllGlobals()
  })
})
