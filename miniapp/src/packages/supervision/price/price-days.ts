import type { SkuPrices } from '@yuxiang/shared/api/price-watch'

/** What a unit cost on a day; null before it was listed. */
export interface PriceDay {
  day: string
  fen: number | null
  isSpecial: boolean
}

const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000

/** The price at the end of each of the last `days` days in China, today's being that of `nowMs`; the special one where it held. */
export function priceDays(history: SkuPrices['history'], nowMs: number, days: number): PriceDay[] {
  return Array.from({ length: days }, (_, index) => {
    const back = days - 1 - index
    const midnight = Math.floor((nowMs + CHINA_MS) / DAY_MS - back + 1) * DAY_MS - CHINA_MS
    const at = Math.min(nowMs, midnight - 1)
    const held = history.filter(
      ({ from, to }) => Date.parse(from) <= at && (to === null || Date.parse(to) > at),
    )
    const special = held.find(({ kind }) => kind === 'special')
    const regular = held.find(({ kind }) => kind === 'regular')
    const price = special ?? regular
    return {
      day: new Date(at + CHINA_MS).toISOString().slice(0, 10),
      fen: price?.priceFen ?? null,
      isSpecial: special !== undefined,
    }
  })
}
