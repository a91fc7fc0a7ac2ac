import { unpublishedStates } from '@yuxiang/shared/states/product'
import { and, eq, notInArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { products } from './tables.ts'

/** Whether there is such a product that buyers know, on sale or not. */
export async function isProduct(db: Db, productId: string): Promise<boolean> {
  const found = await db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.id, productId), notInArray(products.state, [...unpublishedStates])))
  return found.length > 0
}
