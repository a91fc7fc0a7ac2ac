import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { venueOf } from './find-venue.ts'
import type { Shelf } from './shelf.ts'
import { venueProducts, venues } from './tables.ts'

/**
 * Sets which products a venue sells: exactly these from now on. Orders placed before keep what they got by it. Two
 * operators at once follow each other by the venue's row. Refuses with `product_not_found` what does not exist, and with
 * `venue_follows_rule` a zone that sells what its rule says.
 */
export async function assignProducts(
  tx: Db,
  actorId: string,
  venueId: string,
  productIds: readonly string[],
  shelf: Pick<Shelf, 'productNames' | 'catalogueChanged'>,
): Promise<void> {
  const wanted = [...new Set(productIds)].sort()
  const [locked] = await tx.select().from(venues).where(eq(venues.id, venueId)).for('update')
  if (!locked) throw new Refusal('venue_not_found')
  if (venueOf(locked).follow) throw new Refusal('venue_follows_rule')
  if ((await shelf.productNames(tx, wanted)).length < wanted.length) throw new Refusal('product_not_found')
  const before = await tx
    .delete(venueProducts)
    .where(eq(venueProducts.venueId, venueId))
    .returning({ productId: venueProducts.productId })
  await sqlOf(tx)`
    insert into venue_products (venue_id, product_id) select ${venueId}, unnest(${wanted}::uuid[])`
  await audit(tx, {
    actorId,
    action: 'venue.assignProducts',
    subject: 'venue',
    subjectId: venueId,
    before: { productIds: before.map(({ productId }) => productId).sort() },
    after: { productIds: wanted },
  })
  await shelf.catalogueChanged(tx)
}
