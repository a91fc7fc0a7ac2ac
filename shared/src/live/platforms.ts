/** Where a room is: 视频号 opens inside WeChat, everything else outside it. */
export const livePlatforms = ['channels', 'douyin', 'kuaishou', 'taobao', 'other'] as const
export type LivePlatform = (typeof livePlatforms)[number]

export const livePlatformNames: Record<LivePlatform, string> = {
  channels: '视频号',
  douyin: '抖音',
  kuaishou: '快手',
  taobao: '淘宝直播',
  other: '其他平台',
}

/** From where in our app somebody went to a session. */
export const livePlaces = ['home', 'channel', 'session', 'product', 'streamer', 'share', 'message'] as const
export type LivePlace = (typeof livePlaces)[number]
