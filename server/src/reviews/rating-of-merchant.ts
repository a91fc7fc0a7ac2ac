import { type Db, sqlOf } from '../platform/db/index.ts'

/** What buyers gave a merchant's products in all: how many stood by it, and the average to one decimal, halves up. */
export async function ratingOfMerchant(
  db: Db,
  merchantId: string,
): Promise<{ count: number; average: number | null }> {
  const [row] = await sqlOf(db)<{ count: number; stars: number }[]>`
    select count(*)::int as count, coalesce(sum(stars), 0)::int as stars from reviews
    where merchant_id = ${merchantId} and state = 'published'`
  const { count, stars } = row ?? { count: 0, stars: 0 }
  return { count, average: count === 0 ? null : Math.floor((20 * stars + count) / (2 * count)) / 10 }
}
