import { releaseStock, reserveStock } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { freePointsHeld } from '../points/index.ts'

interface Item {
  id: string
  skuId: string
  closed: boolean
  stockLeft: number
  perPersonLimit: number
}

/**
 * Gives back what claims had that were not ordered or paid in time, or were cancelled: stock to the sale (to the SKU
 * once the sale is over), points to their lots. Claims that are through, or were given back before, are left alone:
 * the one act for all who may come to it. Answers the ids of those it gave back.
 */
export async function giveBackClaims(tx: Db, claimIds: readonly string[], now: Date): Promise<string[]> {
  if (claimIds.length === 0) return []
  const sql = sqlOf(tx)
  const items = await lockItemsOf(tx, claimIds)
  const released = await sql<{ id: string; itemId: string }[]>`
    update flash_claims set state = 'released', ordinal = null
    where id = any(${[...claimIds]}::uuid[]) and state in ('won', 'ordered')
    returning id, item_id as "itemId"`
  const units = Map.groupBy(released, ({ itemId }) => itemId)
  const back = items.map((item) => ({ ...item, quantity: units.get(item.id)?.length ?? 0 }))
  const open = back.filter(({ closed, quantity }) => !closed && quantity > 0)
  await sql`
    update flash_items item set stock_left = stock_left + back.quantity
    from unnest(${open.map(({ id }) => id)}::uuid[], ${open.map(({ quantity }) => quantity)}::int[])
      as back (id, quantity)
    where item.id = back.id`
  const closed = back.filter((item) => item.closed && item.quantity > 0)
  if (closed.length > 0) await releaseStock(tx, closed)
  const ids = released.map(({ id }) => id)
  await freePointsHeld(tx, ids, now)
  return ids
}

/**
 * Takes a released claim's unit again because its money came late; false when there is none, or the person has won as
 * many as they may. Points are taken again by whoever ordered.
 */
export async function takeClaimAgain(tx: Db, claimId: string): Promise<boolean> {
  const sql = sqlOf(tx)
  const [item] = await lockItemsOf(tx, [claimId])
  if (!item) return false
  const [free] = await sql<{ ordinal: number }[]>`
    select ordinal from generate_series(1, ${item.perPersonLimit}::int) as ordinal
    where not exists (select from flash_claims other join flash_claims own on own.id = ${claimId}
      where other.item_id = own.item_id and other.user_id = own.user_id and other.ordinal = ordinal.ordinal)
    order by ordinal limit 1`
  if (!free) return false
  if (item.closed) {
    const short = await reserveStock(tx, [{ skuId: item.skuId, quantity: 1 }])
    if (short.length > 0) return false
  } else {
    const taken = await sql`
      update flash_items set stock_left = stock_left - 1, wins = wins + 1
      where id = ${item.id} and stock_left > 0 returning id`
    if (taken.length === 0) return false
  }
  const revived = await sql`
    update flash_claims set state = 'paid', ordinal = ${free.ordinal}
    where id = ${claimId} and state = 'released' returning id`
  if (revived.length === 0) throw new Error(`claim ${claimId} was not released`)
  return true
}

/** Nothing is left to pay of these claims' orders. */
export async function claimsPaid(tx: Db, claimIds: readonly string[]): Promise<void> {
  if (claimIds.length === 0) return
  await sqlOf(tx)`
    update flash_claims set state = 'paid' where id = any(${[...claimIds]}::uuid[]) and state = 'ordered'`
}

/** In the order of their ids, before anything else of theirs: two who give back never wait in a circle. */
function lockItemsOf(tx: Db, claimIds: readonly string[]): Promise<Item[]> {
  return sqlOf(tx)<Item[]>`
    select id, sku_id as "skuId", closed, stock_left as "stockLeft", per_person_limit as "perPersonLimit"
    from flash_items
    where id in (select item_id from flash_claims where id = any(${[...claimIds]}::uuid[]))
    order by id for no key update`
}
