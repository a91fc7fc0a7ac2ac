import Taro from '@tarojs/taro'
import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { toast } from './feedback'
import { clickLive } from './live-click'
import { type LiveWay, linkPage } from './live-way'
import { openPage } from './navigation'

/** 视频号 opens in here, and tells what its broadcasts are doing. */
export const opensChannels = true

/** WeChat's numbers for a broadcast of 视频号. */
const channelsLive = 2
const channelsEnded = 3

/** Taro passes this one on under no name of its own. */
declare const wx: { reserveChannelsLive?: (option: { noticeId: string }) => void }

/** Goes to a broadcast: 视频号's in WeChat itself; to others WeChat leads nobody, their link is copied. */
export async function openLive(way: LiveWay, place: LivePlace): Promise<void> {
  void clickLive(way.id, place).catch(() => undefined)
  if (way.platform !== 'channels' || way.finderUserName === null) {
    openPage(linkPage(way, false))
    return
  }
  const { finderUserName, feedId } = way
  await Taro.openChannelsLive({ finderUserName, ...(feedId === null ? {} : { feedId }) }).catch(() =>
    toast('直播间没有打开，请稍后再试'),
  )
}

/** Goes to the recording. */
export async function openReplay(way: LiveWay, place: LivePlace): Promise<void> {
  void clickLive(way.id, place).catch(() => undefined)
  if (way.platform !== 'channels' || way.finderUserName === null || way.replayLink.startsWith('https:')) {
    openPage(linkPage(way, true))
    return
  }
  const { finderUserName, replayLink } = way
  await Taro.openChannelsActivity({ finderUserName, feedId: replayLink }).catch(() =>
    toast('回放没有打开，请稍后再试'),
  )
}

/**
 * What 视频号 says of an account's broadcast; null when it says nothing, or something of another one. Before a broadcast
 * begins it tells of the account's latest: an end is this one's only when their ids are the same.
 */
export async function channelsStatus(
  way: Pick<LiveWay, 'finderUserName' | 'feedId'>,
): Promise<'live' | 'ended' | null> {
  if (way.finderUserName === null) return null
  try {
    const { feedId, status } = await Taro.getChannelsLiveInfo({ finderUserName: way.finderUserName })
    if (way.feedId !== null && feedId !== way.feedId) return null
    if (status === channelsLive) return 'live'
    return status === channelsEnded && way.feedId !== null ? 'ended' : null
  } catch {
    return null
  }
}

/** 视频号's own reminder: WeChat asks, and calls when the broadcast begins. False when it can't be had. */
export async function reserveChannels(finderUserName: string): Promise<boolean> {
  try {
    const notice = await Taro.getChannelsLiveNoticeInfo({ finderUserName })
    const { noticeId } = notice as typeof notice & { noticeId?: string }
    if (!notice.reservable || noticeId === undefined || wx.reserveChannelsLive === undefined) return false
    wx.reserveChannelsLive({ noticeId })
    return true
  } catch {
    return false
  }
}
