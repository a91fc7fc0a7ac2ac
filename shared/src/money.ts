/**
 * Money and points are integers: fen (1/100 yuan) and whole points. No float touches money.
 */

/** The largest amount one order, line or balance may hold: 100 million yuan, far inside 2^53. */
export const amountFenMax = 10_000_000_000

/** `123456` fen → `"1,234.56"`; `1990` → `"19.90"`; negative amounts keep their sign in front. */
export function formatYuan(amountFen: number): string {
  if (!Number.isSafeInteger(amountFen)) throw new RangeError(`not an amount in fen: ${amountFen}`)
  const sign = amountFen < 0 ? '-' : ''
  const absolute = Math.abs(amountFen)
  const yuan = Math.floor(absolute / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${yuan}.${(absolute % 100).toString().padStart(2, '0')}`
}

/**
 * Splits an integer by weights with the largest-remainder method: the parts sum to `total` exactly and each is
 * within one unit of its exact share. Equal remainders go to the earlier part. All-zero weights count as equal.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`not a total: ${total}`)
  if (weights.length === 0) {
    if (total !== 0) throw new RangeError('nothing to allocate to')
    return []
  }
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`not a weight: ${weight}`)
  }
  // Free freight is the usual case.
  if (total === 0) return weights.map(() => 0)
  const sum = weights.reduce((a, b) => a + b, 0)
  const shares = sum === 0 ? weights.map(() => 1) : weights
  const divisor = BigInt(sum === 0 ? weights.length : sum)
  // BigInt: total × weight may pass 2^53.
  const products = shares.map((weight) => BigInt(total) * BigInt(weight))
  const parts = products.map((product) => Number(product / divisor))
  const remainders = products.map((product, index) => ({ index, remainder: product % divisor }))
  remainders.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  const left = total - parts.reduce((a, b) => a + b, 0)
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
