import { lastPeriodOver, type Span, spanOf } from '@yuxiang/shared/statistics/periods'

export const spanKinds = [
  { key: 'year', name: '本年' },
  { key: 'quarter', name: '本季度' },
  { key: 'month', name: '本月' },
  { key: 'lastYear', name: '上年' },
  { key: 'own', name: '自选' },
] as const
export type SpanKind = (typeof spanKinds)[number]['key']

/** The days that are meant, up to today. */
export function spanOn(kind: Exclude<SpanKind, 'own'>, today: string): Span {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  if (kind === 'lastYear') return spanOf(lastPeriodOver('year', today))
  if (kind === 'year') return { from: `${year}-01-01`, to: today }
  const number = kind === 'month' ? month : Math.ceil(month / 3)
  return { from: spanOf({ kind, year, number }).from, to: today }
}
