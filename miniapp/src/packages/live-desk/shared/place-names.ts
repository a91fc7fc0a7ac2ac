import type { LivePlace } from '@yuxiang/shared/live/platforms'

/** From where people went to a session. */
export const placeNames: Record<LivePlace, string> = {
  home: '首页',
  channel: '直播频道',
  session: '直播详情',
  product: '商品页',
  streamer: '主播主页',
  share: '分享',
  message: '消息提醒',
}
