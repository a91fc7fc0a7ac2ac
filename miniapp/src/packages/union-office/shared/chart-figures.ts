import type { Progress } from '@yuxiang/shared/api/union-office'

/** How much of the whole an amount is, in percent with one decimal; for the length of a bar, never for money. */
export function percentOf(amountFen: number, wholeFen: number): number {
  return wholeFen > 0 ? Math.round((amountFen * 1000) / wholeFen) / 10 : 0
}

/** An amount short enough to stand above a column: whole yuan, from ten thousand on `1.2万`. */
export function shortYuan(amountFen: number): string {
  const yuan = Math.round(amountFen / 100)
  return yuan < 10_000 ? String(yuan) : `${Math.round(yuan / 1_000) / 10}万`
}

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
