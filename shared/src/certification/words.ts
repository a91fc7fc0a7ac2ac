/** 联农带农: in which way a product helps farmers. */
export const benefitWays = ['wages', 'dividends', 'contractPurchase', 'landRent', 'other'] as const
export type BenefitWay = (typeof benefitWays)[number]
export const benefitWayNames: Record<BenefitWay, string> = {
  wages: '务工就业',
  dividends: '入股分红',
  contractPurchase: '订单收购',
  landRent: '土地流转',
  other: '其他方式',
}

/** What law asks of goods before they are sold decides which papers an application needs. */
export const goodsKinds = ['primary', 'processed', 'nonFood'] as const
export type GoodsKind = (typeof goodsKinds)[number]
export const goodsKindNames: Record<GoodsKind, string> = {
  primary: '食用农产品',
  processed: '加工食品',
  nonFood: '非食品',
}

export const materialKinds = [
  'licence',
  'foodPermit',
  'inspection',
  'conformity',
  'origin',
  'mechanism',
  'other',
] as const
export type MaterialKind = (typeof materialKinds)[number]
export const materialNames: Record<MaterialKind, string> = {
  licence: '营业执照',
  foodPermit: '食品生产或经营许可证',
  inspection: '质量检验报告',
  conformity: '承诺达标合格证',
  origin: '产地证明',
  mechanism: '联农带农证明（合同、花名册、发放凭证等）',
  other: '其他材料',
}
