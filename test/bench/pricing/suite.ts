import type { Offer, OfferEffect } from '@yuxiang/shared/pricing/offers'
import { type PriceLine, price } from '@yuxiang/shared/pricing/price'
import { type Row, row } from '../row.ts'

const CARTS = 500
const WARM_UP = 300
const LINES = 50
const MERCHANTS = 8
const GOAL_MS = 5

/** The same carts at every run. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}

/** 50 lines of 8 merchants, and 30 offers whose thresholds lie about what the cart comes to: the hard case. */
function makeCart(random: (below: number) => number): { lines: PriceLine[]; offers: Offer[] } {
  const lines = Array.from({ length: LINES }, (_, index) => ({
    skuId: `sku${index}`,
    merchantId: `merchant${index % MERCHANTS}`,
    quantity: 1 + random(3),
    unitFen: 1_000 + random(8_000),
    weightG: 500,
    category: random(4),
  }))
  const offers = Array.from({ length: 30 }, (_, index): Offer => {
    const level = index < 16 ? 'merchant' : index < 22 ? 'platform' : 'coupon'
    const merchantId = `merchant${level === 'merchant' ? index % MERCHANTS : random(MERCHANTS)}`
    const isOfMerchant = level === 'merchant' || (level === 'coupon' && index < 27)
    const category = random(4)
    const scope = lines.filter((line) =>
      isOfMerchant ? line.merchantId === merchantId : index % 3 === 0 || line.category === category,
    )
    const goodsFen = scope.reduce((sum, line) => sum + line.unitFen * line.quantity, 0)
    const threshold = Math.max(100, Math.floor((goodsFen * (30 + random(100))) / 100))
    const effect = effectOf(random(6), threshold, random)
    return {
      id: `offer${index}`,
      level,
      payer: isOfMerchant ? 'merchant' : 'platform',
      basis: 'spend',
      tiers: [
        { threshold, effect: effect(1) },
        { threshold: threshold * 2, effect: effect(2) },
      ],
      group:
        level === 'coupon'
          ? `coupon:${isOfMerchant ? merchantId : 'platform'}`
          : index % 2
            ? merchantId
            : null,
      skuIds: new Set(scope.map((line) => line.skuId)),
      budgetLeftFen: null,
      endsAt: '2026-12-31T00:00:00Z',
    }
  })
  return { lines, offers }
}

function effectOf(
  kind: number,
  threshold: number,
  random: (below: number) => number,
): (tier: number) => OfferEffect {
  const percent = 5 + random(15)
  if (kind < 3) {
    return (tier) => ({ kind: 'less', amountFen: 1 + Math.floor((threshold * percent * tier) / 100) })
  }
  if (kind === 3) return (tier) => ({ kind: 'percentOff', percent: percent * tier, ceilingFen: null })
  if (kind === 4) return () => ({ kind: 'freeFreight' })
  return () => ({ kind: 'lessPerFull', amountFen: 1 + Math.floor(threshold / 10), ceilingFen: 5_000 })
}

/** The pricing function alone, on one core: what a quote of the largest cart pays for finding the best of all offers. */
export async function benchPricing(): Promise<Row[]> {
  const random = generator(42)
  const carts = Array.from({ length: WARM_UP + CARTS }, () => makeCart(random))
  const rule = {
    freeAboveFen: 9_900,
    baseWeightG: 1_000,
    baseFen: 800,
    stepWeightG: 1_000,
    stepFen: 200,
    regionOverrides: [],
    excludedProvinceCodes: [],
  }
  const rules = new Map(Array.from({ length: MERCHANTS }, (_, index) => [`merchant${index}`, rule]))
  const timesMs = carts.map(({ lines, offers }) => {
    const start = performance.now()
    price(lines, rules, '500103', { offers })
    return performance.now() - start
  })
  const sorted = timesMs.slice(WARM_UP).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return [
    row('pricing', '50 lines, 30 offers, median', at(0.5), 'ms', GOAL_MS, '< 1 of 5 ms'),
    row('pricing', '50 lines, 30 offers, p99', at(0.99), 'ms', GOAL_MS, '< 1 of 5 ms'),
  ]
}
