/** What an authority does about a merchant. */
export const measureKinds = [
  'warning',
  'delisting',
  'certificationSuspension',
  'campaignExclusion',
  'unionExclusion',
  'blacklist',
] as const
export type MeasureKind = (typeof measureKinds)[number]

export const measureNames: Record<MeasureKind, string> = {
  warning: '警告',
  delisting: '商品下架',
  certificationSuspension: '暂停认定',
  campaignExclusion: '限制参加活动',
  unionExclusion: '移出工会采购范围',
  blacklist: '列入黑名单',
}

/** What each does, as its form says. */
export const measureHints: Record<MeasureKind, string> = {
  warning: '书面警告，可向消费者公示',
  delisting: '该商品立即停售，到期或解除后恢复',
  certificationSuspension: '帮扶产品标识立即取消，解除后恢复',
  campaignExclusion: '不再享受满减、优惠券、特价与抢购',
  unionExclusion: '工会额度与集体采购不能再买',
  blacklist: '全部商品停售，不得参加活动与工会采购；须写明期限与修复条件',
}

/** These are about one product. */
export const productMeasures: readonly MeasureKind[] = ['delisting', 'certificationSuspension']

export const measureStates = ['planned', 'running', 'ended', 'lifted'] as const
export type MeasureState = (typeof measureStates)[number]
export const measureStateNames: Record<MeasureState, string> = {
  planned: '未开始',
  running: '执行中',
  ended: '已到期',
  lifted: '已解除',
}

/** How a measure stands at a moment: its term ends by the clock. */
export function measureState(
  { startsAt, endsAt, liftedAt }: { startsAt: Date; endsAt: Date | null; liftedAt: Date | null },
  now: Date,
): MeasureState {
  if (liftedAt !== null && liftedAt <= now) return 'lifted'
  if (startsAt > now) return 'planned'
  return endsAt !== null && endsAt <= now ? 'ended' : 'running'
}

/** Why one was lifted before its end. */
export const liftWays = ['lifted', 'appealUpheld', 'remedied'] as const
export type LiftWay = (typeof liftWays)[number]
export const liftWayNames: Record<LiftWay, string> = {
  lifted: '主管部门解除',
  appealUpheld: '申诉成立，予以撤销',
  remedied: '信用修复，提前移出',
}

export const appealKinds = ['appeal', 'remedy'] as const
export type AppealKind = (typeof appealKinds)[number]
export const appealKindNames: Record<AppealKind, string> = { appeal: '申诉', remedy: '信用修复' }
export const appealStates = ['open', 'upheld', 'rejected'] as const
export type AppealState = (typeof appealStates)[number]
export const appealStateNames: Record<AppealState, string> = {
  open: '待处理',
  upheld: '已支持',
  rejected: '未支持',
}

/** Where a measure or a credit entry comes from. */
export const sourceKinds = ['desk', 'priceAlert', 'inspection', 'case'] as const
export type SourceKind = (typeof sourceKinds)[number]
