/** What live rooms and sessions refuse. */
export const liveProblems = {
  live_room_not_found: [404, '直播间不存在'],
  live_session_not_found: [404, '直播不存在'],
  live_room_taken: [409, '该平台账号已登记为直播间'],
  live_room_in_use: [409, '直播间还有未结束的直播，不能停用'],
  live_room_closed: [409, '直播间已停用'],
  live_room_busy: [409, '同一直播间在该时段已有其他直播'],
  live_state_conflict: [409, '直播状态已变化，请刷新后重试'],
  live_times_invalid: [422, '直播时间不正确：开始不能早于现在，结束须晚于开始，一场不超过 12 小时'],
  live_link_invalid: [422, '直播链接不能使用'],
  live_link_missing: [422, '请填写直播链接后再开播'],
  live_product_unknown: [422, '有商品不存在或不属于该直播间的店铺'],
  live_coupon_unknown: [422, '有优惠券不在领取中或不属于该直播间的店铺'],
  live_not_channels: [422, '只有视频号直播才有平台状态'],
} as const satisfies Record<string, readonly [status: number, title: string]>
