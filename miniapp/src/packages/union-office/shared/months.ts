import type { Progress } from '@yuxiang/shared/api/union-progress'

/** The twelve months of a budget's year, and those after it in which its grants were still spent. */
export function monthsOf(year: number, byMonth: Progress['byMonth']): { name: string; amountFen: number }[] {
  const amounts = new Map(byMonth.map(({ month, amountFen }) => [month, amountFen]))
  const last = [`${year}-12`, ...byMonth.map(({ month }) => month)].sort().pop() ?? ''
  const months: { name: string; amountFen: number }[] = []
  for (let at = 0; ; at++) {
    const month = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    if (month > last) return months
    const name = at < 12 ? `${at + 1}月` : `次年${(at % 12) + 1}月`
    months.push({ name, amountFen: amounts.get(month) ?? 0 })
  }
}
