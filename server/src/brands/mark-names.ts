import type { Mark } from '@yuxiang/shared/api/catalog'

/** Marks as people search for them and as messages call them. */
export const markNames: Readonly<Record<Mark, string>> = {
  greenFood: '绿色食品',
  organic: '有机',
  geographicalIndication: '地理标志',
  bayuzhen: '巴味渝珍',
}
