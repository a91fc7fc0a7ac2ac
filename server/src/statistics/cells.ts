import { channelOf, type SalesChannel } from '@yuxiang/shared/statistics/channels'
import { townshipKeyOf } from '@yuxiang/shared/statistics/townships'
import type { CertifiedSale } from '../orders/index.ts'

interface Sums {
  soldFen: number
  refundedFen: number
  soldUnits: number
  refundedUnits: number
  orders: number
}

interface DayCell extends Sums {
  day: string
  countyCode: string
  township: string
  channel: SalesChannel
  categoryKey: string
}

interface ProductCell extends Sums {
  day: string
  countyCode: string
  productId: string
}

/** What is asked of others about a batch of facts. */
export interface Context {
  countyCodes: ReadonlyMap<string, string>
  places: ReadonlyMap<string, { township: string; categoryKey: string }>
  /** Orders that count for a live session. */
  live: ReadonlySet<string>
}

/** Adds facts up, each once in its cell of the day and once in its product's. */
export class Cells {
  readonly days = new Map<string, DayCell>()
  readonly products = new Map<string, ProductCell>()

  add(kind: 'sold' | 'refunded', facts: readonly CertifiedSale[], context: Context): void {
    for (const fact of facts) this.addOne(kind, fact, context)
  }

  private addOne(kind: 'sold' | 'refunded', fact: CertifiedSale, context: Context): void {
    const { day, productId } = fact
    const countyCode = context.countyCodes.get(fact.county)
    const place = context.places.get(productId)
    // Counties and products are never deleted; a sum without its place would be wrong and silent.
    if (countyCode === undefined || place === undefined) {
      throw new Error(`a sale of ${productId} in ${fact.county}, which nobody knows`)
    }
    const township = townshipKeyOf(countyCode, place.township)
    const channel = channelOf({ ...fact, isLive: context.live.has(fact.orderId) })
    const { categoryKey } = place
    const dayKey = `${day} ${countyCode} ${channel} ${categoryKey} ${township}`
    const cell = this.days.get(dayKey) ?? { day, countyCode, township, channel, categoryKey, ...nothing }
    this.days.set(dayKey, added(cell, kind, fact))
    const productKey = `${day} ${countyCode} ${productId}`
    const product = this.products.get(productKey) ?? { day, countyCode, productId, ...nothing }
    this.products.set(productKey, added(product, kind, fact))
  }
}

const nothing: Sums = { soldFen: 0, refundedFen: 0, soldUnits: 0, refundedUnits: 0, orders: 0 }

function added<Cell extends Sums>(cell: Cell, kind: 'sold' | 'refunded', fact: CertifiedSale): Cell {
  return kind === 'sold'
    ? {
        ...cell,
        soldFen: cell.soldFen + fact.amountFen,
        soldUnits: cell.soldUnits + fact.units,
        orders: cell.orders + (fact.isFirstOfOrder ? 1 : 0),
      }
    : {
        ...cell,
        refundedFen: cell.refundedFen + fact.amountFen,
        refundedUnits: cell.refundedUnits + fact.units,
      }
}
