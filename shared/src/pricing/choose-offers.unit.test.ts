import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Amounts, applyOffer, benefitOf, type OfferLine } from './apply-offer.ts'
import { chooseOffers } from './choose-offers.ts'
import { compareOffers, noWish, type Offer, type OfferEffect } from './offers.ts'
import { price } from './price.ts'

const skuIds = ['a', 'b', 'c', 'd', 'e']
const merchantOf = (skuId: string) => (skuId < 'c' ? 'm1' : 'm2')

const gift = (valueFen: number, skuId = 'g', available = 10) => ({
  skuId,
  merchantId: 'm1',
  quantity: 1,
  valueFen,
  available,
})

const offerOf = (id: string, effect: OfferEffect, rest: Partial<Offer> = {}): Offer => ({
  id,
  level: 'platform',
  payer: 'platform',
  basis: 'spend',
  tiers: [{ threshold: 10_000, effect }],
  group: null,
  skuIds: new Set(skuIds),
  budgetLeftFen: null,
  endsAt: '2026-12-31T00:00:00Z',
  ...rest,
})

const lineOf = (skuId: string, goodsFen: number, quantity = 1): OfferLine => ({
  skuId,
  merchantId: merchantOf(skuId),
  quantity,
  goodsFen,
})

const freights = new Map([
  ['m1', 800],
  ['m2', 500],
])

const discountOf = (chosen: ReturnType<typeof chooseOffers>) =>
  chosen.lineDiscounts.flat().reduce((sum, part) => sum + part.amountFen, 0)

describe('an offer', () => {
  it('takes its amount off from its threshold on, spread by the lines to the fen', () => {
    const offers = [offerOf('o', { kind: 'less', amountFen: 1_000 })]
    const chosen = chooseOffers([lineOf('a', 6_667), lineOf('b', 3_333)], freights, offers)
    expect(chosen.lineDiscounts.map((parts) => parts[0]?.amountFen)).toEqual([667, 333])
    expect(chooseOffers([lineOf('a', 9_999)], freights, offers).applied).toEqual([])
  })

  it('says what is missing until it gives', () => {
    const offers = [offerOf('o', { kind: 'less', amountFen: 1_000 })]
    expect(chooseOffers([lineOf('a', 8_760)], freights, offers).hints).toEqual([
      { offerId: 'o', tier: 0, missing: 1_240 },
    ])
  })

  it('gives the highest tier that is reached and names the next', () => {
    const tiers = [
      { threshold: 10_000, effect: { kind: 'less' as const, amountFen: 1_000 } },
      { threshold: 20_000, effect: { kind: 'less' as const, amountFen: 3_000 } },
      { threshold: 30_000, effect: { kind: 'less' as const, amountFen: 6_000 } },
    ]
    const chosen = chooseOffers([lineOf('a', 25_000)], freights, [
      offerOf('o', { kind: 'less', amountFen: 1 }, { tiers }),
    ])
    expect(discountOf(chosen)).toBe(3_000)
    expect(chosen.hints).toEqual([{ offerId: 'o', tier: 2, missing: 5_000 }])
  })

  it('counts every full amount up to its ceiling', () => {
    const offers = [offerOf('o', { kind: 'lessPerFull', amountFen: 800, ceilingFen: 2_000 })]
    expect(discountOf(chooseOffers([lineOf('a', 29_999)], freights, offers))).toBe(1_600)
    expect(discountOf(chooseOffers([lineOf('a', 60_000)], freights, offers))).toBe(2_000)
    expect(chooseOffers([lineOf('a', 29_999)], freights, offers).hints[0]?.missing).toBe(1)
    expect(chooseOffers([lineOf('a', 60_000)], freights, offers).hints).toEqual([])
  })

  it('frees freight of the merchants in its scope', () => {
    const offers = [offerOf('o', { kind: 'freeFreight' }, { skuIds: new Set(['a']) })]
    const chosen = chooseOffers([lineOf('a', 10_000), lineOf('d', 10_000)], freights, offers)
    expect([...chosen.freightDiscounts].map(([merchant, { amountFen }]) => [merchant, amountFen])).toEqual([
      ['m1', 800],
    ])
  })

  it('gives the gift that was chosen, else the one of most value, and none that is gone', () => {
    const gifts = [gift(1_000, 'small'), gift(3_000, 'large'), gift(9_000, 'gone', 0)]
    const offers = [offerOf('o', { kind: 'gift', gifts, isChoice: true })]
    const cart = [lineOf('a', 10_000)]
    const given = (wish = noWish) =>
      chooseOffers(cart, freights, offers, wish).applied.flatMap((one) => one.gifts.map(({ skuId }) => skuId))
    expect(given()).toEqual(['large'])
    expect(given({ ...noWish, gifts: new Map([['o', 'small']]) })).toEqual(['small'])
    expect(given({ ...noWish, gifts: new Map([['o', 'gone']]) })).toEqual(['large'])
    expect(given({ ...noWish, declined: new Set(['o']) })).toEqual([])
  })

  it('gives nothing when its budget does not allow it', () => {
    const offers = [offerOf('o', { kind: 'less', amountFen: 1_000 }, { budgetLeftFen: 999 })]
    expect(chooseOffers([lineOf('a', 10_000)], freights, offers).applied).toEqual([])
  })

  it('takes no percentage off others for goods that another made free', () => {
    const merchants = { level: 'merchant', payer: 'merchant', basis: 'quantity' } as const
    const free = offerOf('free', { kind: 'less', amountFen: 9_000 }, { ...merchants, skuIds: new Set(['a']) })
    const percent = offerOf('percent', { kind: 'percentOff', percent: 30, ceilingFen: null }, merchants)
    const byPiece = [free, percent].map((one) => ({
      ...one,
      tiers: one.tiers.map((tier) => ({ ...tier, threshold: 1 })),
    }))
    const chosen = chooseOffers([lineOf('a', 8_000), lineOf('b', 10_000)], freights, byPiece)
    expect(chosen.lineDiscounts.map((parts) => parts.map(({ amountFen }) => amountFen))).toEqual([
      [8_000],
      [3_000],
    ])
  })

  it('is left out when a later one is worth more without it', () => {
    const early = offerOf('early', { kind: 'less', amountFen: 500 }, { level: 'merchant', payer: 'merchant' })
    const later = offerOf('later', { kind: 'less', amountFen: 2_000 })
    const chosen = chooseOffers([lineOf('a', 10_200)], freights, [early, later])
    expect(chosen.applied.map(({ offer }) => offer.id)).toEqual(['later'])
  })
})

const effect: fc.Arbitrary<OfferEffect> = fc.oneof(
  fc.record({ kind: fc.constant('less' as const), amountFen: fc.integer({ min: 1, max: 6_000 }) }),
  fc.record({
    kind: fc.constant('lessPerFull' as const),
    amountFen: fc.integer({ min: 1, max: 2_000 }),
    ceilingFen: fc.integer({ min: 1, max: 6_000 }),
  }),
  fc.record({
    kind: fc.constant('percentOff' as const),
    percent: fc.integer({ min: 1, max: 60 }),
    ceilingFen: fc.option(fc.integer({ min: 1, max: 6_000 })),
  }),
  fc.constant({ kind: 'freeFreight' as const }),
  fc.constant({ kind: 'coupon' as const, batchId: 'batch' }),
  fc.record({
    kind: fc.constant('gift' as const),
    gifts: fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 3_000 }), fc.nat(1))
        .map(([fen, stock]) => gift(fen, `g${fen}`, stock)),
      { minLength: 1, maxLength: 3 },
    ),
    isChoice: fc.boolean(),
  }),
)

const offer: fc.Arbitrary<Offer> = fc
  .record({
    id: fc.uuid(),
    level: fc.constantFrom('merchant' as const, 'platform' as const, 'coupon' as const),
    payer: fc.constantFrom('merchant' as const, 'platform' as const),
    basis: fc.constantFrom('spend' as const, 'quantity' as const),
    steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 9_000 }), effect), { minLength: 1, maxLength: 3 }),
    group: fc.constantFrom(null, null, 'x', 'y'),
    skuIds: fc.subarray(skuIds, { minLength: 1 }).map((ids) => new Set(ids)),
    budgetLeftFen: fc.option(fc.integer({ min: 0, max: 9_000 }), { freq: 8 }),
    endsAt: fc.constantFrom('2026-12-01T00:00:00Z', '2026-12-31T00:00:00Z'),
  })
  .map(({ steps, ...rest }) => {
    let threshold = 0
    const tiers = steps.map(([step, given]) => {
      threshold += rest.basis === 'spend' ? step : (step % 4) + 1
      return { threshold, effect: given }
    })
    return { ...rest, tiers }
  })

const cartLine = fc.record({
  goodsFen: fc.integer({ min: 1, max: 12_000 }),
  quantity: fc.integer({ min: 1, max: 5 }),
})
const cart: fc.Arbitrary<OfferLine[]> = fc
  .tuple(fc.subarray(skuIds, { minLength: 1 }), fc.array(cartLine, { minLength: 5, maxLength: 5 }))
  .map(([ids, lines]) =>
    ids.map((skuId, index) => lineOf(skuId, lines[index]?.goodsFen ?? 1, lines[index]?.quantity ?? 1)),
  )

/** Every tier of every offer and going without, applied in their order without any bound. */
function bestByBruteForce(lines: OfferLine[], offers: Offer[]): number {
  const sorted = lines.toSorted((a, b) => (a.skuId < b.skuId ? -1 : 1))
  const merchants = [...freights.keys()]
  const inTurn = offers.toSorted(compareOffers)
  const goods = sorted.map((line) => line.goodsFen)
  interface At extends Amounts {
    level: string
    groups: readonly string[]
  }
  const best = (index: number, at: At): number => {
    const one = inTurn[index]
    if (!one) return 0
    const here = one.level === at.level ? at : { ...at, level: one.level, start: at.now }
    const without = best(index + 1, here)
    if (one.group !== null && at.groups.includes(one.group)) return without
    const own = sorted.flatMap((line, position) => (one.skuIds.has(line.skuId) ? [position] : []))
    const concerned = [
      ...new Set(own.map((position) => merchants.indexOf(sorted[position]?.merchantId ?? ''))),
    ]
    const candidate = { offer: one, lines: own, merchants: concerned }
    const worths = one.tiers.map((_, tier) => {
      const applied = own.length === 0 ? null : applyOffer(candidate, tier, sorted, here, noWish)
      if (!applied) return 0
      const now = here.now.map((fen, position) => fen - (applied.parts[own.indexOf(position)] ?? 0))
      const freight = here.freight.map(
        (fen, position) => fen - (applied.freightParts[concerned.indexOf(position)] ?? 0),
      )
      const groups = one.group === null ? here.groups : [...here.groups, one.group]
      return benefitOf(applied) + best(index + 1, { ...here, now, freight, groups })
    })
    return Math.max(without, ...worths)
  }
  const freight = merchants.map((merchant) => freights.get(merchant) ?? 0)
  return best(0, { start: goods, now: goods, freight, level: '', groups: [] })
}

const benefit = (chosen: ReturnType<typeof chooseOffers>) =>
  chosen.applied.reduce((sum, applied) => sum + benefitOf(applied), 0)

describe('the choice of offers', () => {
  it('is the best there is: no subset of the offers is worth more', () => {
    fc.assert(
      fc.property(cart, fc.array(offer, { maxLength: 7 }), (lines, offers) => {
        expect(benefit(chooseOffers(lines, freights, offers))).toBe(bestByBruteForce(lines, offers))
      }),
      { numRuns: 400 },
    )
  })

  it('depends neither on the order of lines nor on that of offers', () => {
    fc.assert(
      fc.property(cart, fc.array(offer, { maxLength: 6 }), (lines, offers) => {
        const forward = chooseOffers(lines, freights, offers)
        const backward = chooseOffers([...lines].reverse(), freights, [...offers].reverse())
        expect(backward.applied).toEqual(forward.applied)
        expect([...backward.lineDiscounts].reverse()).toEqual(forward.lineDiscounts)
        expect(backward.freightDiscounts).toEqual(forward.freightDiscounts)
      }),
    )
  })

  it('does not depend on when a campaign was made: other ids, same money', () => {
    fc.assert(
      fc.property(
        cart,
        fc.uniqueArray(offer, { maxLength: 5, selector: ({ id }) => id }),
        (lines, offers) => {
          const renamed = offers.map((one, index) => ({ ...one, id: `z${offers.length - index}` }))
          const money = (chosen: ReturnType<typeof chooseOffers>) =>
            chosen.lineDiscounts.map((parts) => parts.reduce((sum, part) => sum + part.amountFen, 0))
          expect(money(chooseOffers(lines, freights, renamed))).toEqual(
            money(chooseOffers(lines, freights, offers)),
          )
        },
      ),
    )
  })

  it('keeps at most one of each group', () => {
    fc.assert(
      fc.property(cart, fc.array(offer, { maxLength: 8 }), (lines, offers) => {
        const groups = chooseOffers(lines, freights, offers).applied.flatMap(({ offer: { group } }) =>
          group === null ? [] : [group],
        )
        expect(new Set(groups).size).toBe(groups.length)
      }),
    )
  })
})

describe('a price with offers', () => {
  const rule = {
    freeAboveFen: 9_000,
    baseWeightG: 1_000,
    baseFen: 800,
    stepWeightG: 1_000,
    stepFen: 200,
    regionOverrides: [],
    excludedProvinceCodes: [],
  }
  const rules = new Map([
    ['m1', rule],
    ['m2', rule],
  ])
  const priced = (lines: OfferLine[], offers: Offer[]) =>
    price(
      lines.map((line) => ({
        skuId: line.skuId,
        merchantId: line.merchantId,
        quantity: line.quantity,
        unitFen: line.goodsFen,
        weightG: 700,
      })),
      rules,
      '500103',
      { offers, tenders: { allowances: [], points: { balance: 5_000, pointsPerFen: 1, percentMax: 20 } } },
    )

  it('never goes below zero, and its parts add up to the fen', () => {
    fc.assert(
      fc.property(cart, fc.array(offer, { maxLength: 8 }), (lines, offers) => {
        const breakdown = priced(lines, offers)
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
        const all = breakdown.orders.flatMap((order) => order.lines)
        for (const line of all) {
          expect(line.payableFen).toBeGreaterThanOrEqual(0)
          expect(line.cashFen).toBeGreaterThanOrEqual(line.freightFen)
          expect(line.payableFen).toBe(line.goodsFen - line.discountFen + line.freightFen)
          expect(sum(line.discounts.map((part) => part.amountFen))).toBe(line.discountFen)
          expect(line.platformFen).toBeLessThanOrEqual(line.discountFen)
        }
        expect(sum(all.map((line) => line.payableFen))).toBe(breakdown.totalFen)
        expect(breakdown.totalFen).toBe(breakdown.goodsFen - breakdown.discountFen + breakdown.freightFen)
        expect(sum(breakdown.offers.map((one) => one.discountFen))).toBe(breakdown.discountFen)
        expect(sum(breakdown.offers.map((one) => one.freightFen))).toBe(
          sum(breakdown.orders.map((order) => order.freightDiscountFen)),
        )
        const byPlatform = breakdown.offers.filter((one) => one.payer === 'platform')
        expect(sum(byPlatform.map((one) => one.discountFen))).toBe(sum(all.map((line) => line.platformFen)))
        expect(sum(byPlatform.map((one) => one.freightFen))).toBe(
          sum(all.map((line) => line.platformFreightFen)),
        )
      }),
    )
  })

  // Offers take whole fen and spread them in whole fen: each may be one off what it would be exactly.
  const roundingOf = (offers: Offer[]) => offers.length

  it('lets more goods never cost less than nothing, nor lose a discount, where no new threshold is reached', () => {
    // By pieces, so that dearer goods reach no tier that cheaper ones did not.
    const byPieces = offer.map((one) => ({ ...one, basis: 'quantity' as const, budgetLeftFen: null }))
    fc.assert(
      fc.property(
        cart,
        fc.array(byPieces, { maxLength: 5 }),
        fc.integer({ min: 1, max: 5_000 }),
        (lines, offers, more) => {
          const [first, ...others] = lines as [OfferLine, ...OfferLine[]]
          const larger = [{ ...first, goodsFen: first.goodsFen + more }, ...others]
          const gained =
            benefit(chooseOffers(larger, freights, offers)) - benefit(chooseOffers(lines, freights, offers))
          expect(gained).toBeGreaterThanOrEqual(-roundingOf(offers))
          expect(gained).toBeLessThanOrEqual(more + roundingOf(offers))
        },
      ),
    )
  })

  it('never makes a larger cart lose a discount by reaching a new threshold', () => {
    const withoutFull = offer
      .filter((one) => one.tiers.every((tier) => tier.effect.kind !== 'lessPerFull'))
      .map((one) => ({ ...one, budgetLeftFen: null }))
    fc.assert(
      fc.property(
        cart,
        fc.array(withoutFull, { maxLength: 5 }),
        fc.integer({ min: 1, max: 9_000 }),
        (lines, offers, more) => {
          const [first, ...others] = lines as [OfferLine, ...OfferLine[]]
          const larger = [{ ...first, goodsFen: first.goodsFen + more }, ...others]
          expect(benefit(chooseOffers(larger, freights, offers))).toBeGreaterThanOrEqual(
            benefit(chooseOffers(lines, freights, offers)) - roundingOf(offers),
          )
        },
      ),
    )
  })
})
