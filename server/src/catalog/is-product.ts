import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { products } from './tables.ts'

/** Whether there is such a product, on sale or withdrawn. */
export async function isProduct(db: Db, productId: string): Promise<boolean> {
  const found = await db.select({ id: products.id }).from(products).where(eq(products.id, productId))
  return found.length > 0
}
