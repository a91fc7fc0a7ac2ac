import type { Mark } from '@yuxiang/shared/api/catalog'

/** What screens call the certification marks. */
export const markNames: Record<Mark, string> = {
  greenFood: '绿色食品',
  organic: '有机',
  geographicalIndication: '地理标志',
  bayuzhen: '巴味渝珍',
}

/** `12345` → `1.2万`. */
export function salesText(sales: number): string {
  return sales >= 10_000 ? `${Math.floor(sales / 1000) / 10}万` : String(sales)
}
