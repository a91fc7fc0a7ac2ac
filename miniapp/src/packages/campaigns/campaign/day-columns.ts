import type { CampaignEffect } from '@yuxiang/shared/api/campaigns'

type Day = CampaignEffect['days'][number]

export interface DayColumn {
  /** The day it begins with: `11/5` where a month begins, else `7`, short enough for a phone. */
  name: string
  amountFen: number
}

const most = 12

/** Days as at most twelve columns: where there are more, as many days as needed (`each`) are one column. */
export function dayColumns(days: readonly Day[]): { each: number; columns: DayColumn[] } {
  const each = Math.max(1, Math.ceil(days.length / most))
  const columns: DayColumn[] = []
  let monthBefore = 0
  for (let at = 0; at < days.length; at += each) {
    const [, month = 0, date = 0] = (days[at]?.day ?? '').split('-').map(Number)
    columns.push({
      name: month === monthBefore ? String(date) : `${month}/${date}`,
      amountFen: days.slice(at, at + each).reduce((sum, day) => sum + day.discountFen, 0),
    })
    monthBefore = month
  }
  return { each, columns }
}
