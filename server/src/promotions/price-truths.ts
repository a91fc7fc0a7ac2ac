import type { PriceTruth } from '@yuxiang/shared/api/campaigns'
import { policy } from '@yuxiang/shared/policy'
import { priceGrounds } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import { type Author, maySee } from './authors.ts'

/** What may be crossed out beside a special price that begins at `startsAt`, or now if that is past: own goods only. */
export async function readPriceTruths(
  db: Db,
  author: Author,
  { skuIds, startsAt }: { skuIds: readonly string[]; startsAt: string },
  now: Date,
): Promise<{ items: PriceTruth[] }> {
  const begins = new Date(Math.max(Date.parse(startsAt), now.getTime()))
  const grounds = await priceGrounds(db, [...new Set(skuIds)], begins)
  return {
    items: grounds
      .filter(({ merchantId }) => maySee(author, merchantId))
      .map(({ merchantId: _, onSale: __, ...ground }) => ({
        ...ground,
        basis: policy.originalPriceDays.basis,
      })),
  }
}
