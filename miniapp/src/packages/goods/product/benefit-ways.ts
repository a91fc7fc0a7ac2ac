const names: Record<string, string> = {
  wages: '务工就业',
  dividends: '入股分红',
  contractPurchase: '订单收购',
  landRent: '土地流转',
}

/** What screens call the ways in which farmers gain. */
export function benefitWaysText(ways: readonly string[]): string {
  return ways.map((way) => names[way] ?? way).join('、')
}
