/** How much of the whole an amount is, in percent with one decimal; for the length of a bar, never for money. */
export function percentOf(amountFen: number, wholeFen: number): number {
  return wholeFen > 0 ? Math.round((amountFen * 1000) / wholeFen) / 10 : 0
}

/** An amount short enough to stand above a column: whole yuan, from ten thousand on `1.2万`. */
export function shortYuan(amountFen: number): string {
  const yuan = Math.round(amountFen / 100)
  return yuan < 10_000 ? String(yuan) : `${Math.round(yuan / 1_000) / 10}万`
}
