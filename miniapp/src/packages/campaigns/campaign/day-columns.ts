import type { CampaignEffect } from '@yuxiang/shared/api/campaigns'

type Day = CampaignEffect['days'][number]

export interface DayColumn {
  /** `11/26`, or of several days `11/26起`. */
  name: string
  orders: number
  amountFen: number
}

const most = 12

/** Days as at most twelve columns: where there are more, as many days as needed are one column. */
export function dayColumns(days: readonly Day[]): DayColumn[] {
  const each = Math.max(1, Math.ceil(days.length / most))
  const columns: DayColumn[] = []
  for (let at = 0; at < days.length; at += each) {
    const some = days.slice(at, at + each)
    const [, month, date] = (some[0]?.day ?? '').split('-').map(Number)
    columns.push({
      name: `${month}/${date}${each > 1 ? '起' : ''}`,
      orders: some.reduce((sum, day) => sum + day.orders, 0),
      amountFen: some.reduce((sum, day) => sum + day.discountFen, 0),
    })
  }
  return columns
}
