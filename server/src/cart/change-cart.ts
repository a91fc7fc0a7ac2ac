import { policy } from '@yuxiang/shared/policy'
import { and, eq, sql } from 'drizzle-orm'
import { loadSkusForSale } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { cartItems } from './tables.ts'

/** Sets how many of a SKU the cart holds; 0 removes. Setting is repeatable, so it needs no key. */
export async function setCartItem(
  platform: Platform,
  userId: string,
  item: { skuId: string; quantity: number },
): Promise<void> {
  const { database, clock } = platform
  if (item.quantity === 0) {
    await database.db
      .delete(cartItems)
      .where(and(eq(cartItems.userId, userId), eq(cartItems.skuId, item.skuId)))
    return
  }
  const [sku] = await loadSkusForSale(database.db, [item.skuId], clock())
  if (!sku) throw new Refusal('sku_not_found')
  if (sku.state !== 'onSale') throw new Refusal('product_withdrawn')
  // The limit stands in the statement: a full cart takes no new line but changes the ones it has.
  const written = await database.sql`
    insert into cart_items (user_id, sku_id, quantity, added_price_fen, added_at)
    select ${userId}, ${item.skuId}, ${item.quantity}, ${sku.priceFen}, ${clock().toISOString()}
    where (select count(*) from cart_items where user_id = ${userId} and sku_id <> ${item.skuId})
      < ${policy.cartLinesMax.value}
    on conflict (user_id, sku_id) do update set quantity = excluded.quantity
    returning 1`
  if (written.length === 0) throw new Refusal('cart_full')
}

/**
 * Takes the phone's cart over at login: the larger quantity wins, so merging twice changes nothing. Lines beyond what
 * a cart holds are left out.
 */
export async function mergeCart(
  platform: Platform,
  userId: string,
  items: readonly { skuId: string; quantity: number }[],
): Promise<void> {
  const { database, clock } = platform
  const known = await loadSkusForSale(
    database.db,
    items.map((item) => item.skuId),
    clock(),
  )
  const prices = new Map(known.map((sku) => [sku.skuId, sku.priceFen]))
  const largest = new Map<string, number>()
  for (const { skuId, quantity } of items) {
    if (prices.has(skuId)) largest.set(skuId, Math.max(quantity, largest.get(skuId) ?? 0))
  }
  const held = await database.db
    .select({ skuId: cartItems.skuId })
    .from(cartItems)
    .where(eq(cartItems.userId, userId))
  const heldIds = new Set(held.map((item) => item.skuId))
  const added = [...largest].filter(([skuId]) => !heldIds.has(skuId))
  for (const [skuId] of added.slice(Math.max(0, policy.cartLinesMax.value - held.length))) {
    largest.delete(skuId)
  }
  if (largest.size === 0) return
  await database.db
    .insert(cartItems)
    .values(
      // Sorted, so that two merges never wait for each other in a circle.
      [...largest]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([skuId, quantity]) => ({
          userId,
          skuId,
          quantity,
          addedPriceFen: prices.get(skuId) ?? 0,
          addedAt: clock(),
        })),
    )
    .onConflictDoUpdate({
      target: [cartItems.userId, cartItems.skuId],
      set: { quantity: sql`greatest(${cartItems.quantity}, excluded.quantity)` },
    })
}

/** Removes what was ordered, in the order's transaction. */
export async function removeFromCart(tx: Db, userId: string, skuIds: string[]): Promise<void> {
  await sqlOf(tx)`delete from cart_items where user_id = ${userId} and sku_id = any(${skuIds}::uuid[])`
}

/** Leaves nothing in the cart. */
export async function emptyCart(db: Db, userId: string): Promise<void> {
  await db.delete(cartItems).where(eq(cartItems.userId, userId))
}
