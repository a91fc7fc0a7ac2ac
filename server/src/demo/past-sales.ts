import { townshipKeyOf } from '@yuxiang/shared/statistics/townships'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { demoReviewers } from './accounts.ts'
import { products } from './index.ts'
import { writeOrder } from './orders.ts'
import type { ListedProduct } from './reviews.ts'
import { hashOf, pick } from './seeded.ts'
import type { DemoProduct } from './types.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

const dayMs = 86_400_000
/** From last year's same month on: so much there is to compare with. */
const monthsBack = 13
const perMonth = 5
/** Goods of the 18 townships sell in one month of so many. */
const townshipEvery = 3

/**
 * What the demo's shops sold in the year before anybody looks, the oldest first, for statistics to compare: orders of
 * goods that were certified by then.
 */
export async function writePastSales(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
): Promise<void> {
  const now = context.clock()
  const buyers: string[] = []
  for (const one of demoReviewers) buyers.push(await createStaff(context, { ...one, roles: [] }, tx))
  for (let month = monthsBack; month >= 1; month -= 1) {
    for (const [index, product] of soldIn(month, now).entries()) {
      const found = listed.get(product.key)
      if (!found) throw new Error(`past sales of ${product.key}, which is no product`)
      const number = hashOf(`${product.key}${month}`)
      const receivedAt = new Date(now.getTime() - (month * 30 + 9 - index) * dayMs)
      await writeOrder(tx, context, {
        ...found,
        buyerId: pick(buyers, number),
        quantity: 2 + (number % 14) + (monthsBack - month),
        receivedAt,
        isComplete: true,
      })
    }
  }
}

/** What was sold a month of so many ago: some of what was certified then, by turns. */
function soldIn(month: number, now: Date): DemoProduct[] {
  const day = dayInShanghai(new Date(now.getTime() - (month * 30 + 14) * dayMs))
  const certified = products.filter(
    ({ certification }) =>
      certification?.state === 'published' &&
      certification.publishedOn <= day &&
      day <= certification.validTo,
  )
  const isOfTownship = ({ countyCode, township }: DemoProduct) => townshipKeyOf(countyCode, township) !== ''
  const others = certified
    .filter((product) => !isOfTownship(product))
    .toSorted((a, b) => hashOf(`${a.key}${month}`) - hashOf(`${b.key}${month}`))
  const ofTownships = certified
    .filter(isOfTownship)
    .filter(({ key }) => (hashOf(key) + month) % townshipEvery === 0)
  return [...others.slice(0, perMonth), ...ofTownships]
}
