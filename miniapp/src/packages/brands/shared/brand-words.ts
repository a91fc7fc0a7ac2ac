import type { BrandLevel, MarkState } from '@yuxiang/shared/api/brands'

export const brandLevelNames: Record<BrandLevel, string> = {
  city: '市级区域公用品牌',
  county: '区县公用品牌',
  company: '企业品牌',
}

export const markStateNames: Record<MarkState, string> = {
  pending: '待确认',
  confirmed: '已确认',
  rejected: '已退回',
  withdrawn: '已撤下',
}
