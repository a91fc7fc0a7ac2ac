import type { CouponBatch } from '@yuxiang/shared/api/campaigns'

export const channelNames: Record<CouponBatch['channel'], string> = {
  center: '领券中心',
  code: '兑换码',
  reward: '活动赠送',
}

export const channelHints: Record<CouponBatch['channel'], string> = {
  center: '所有人在领券中心自己领',
  code: '为单位生成兑换码，持码的人领取',
  reward: '由“送券”活动在收货后发放',
}
