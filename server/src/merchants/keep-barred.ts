import { notify } from '../messages/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Shelf } from './shelf.ts'
import { staffOfMerchant } from './staff-of-merchant.ts'

/**
 * Takes a merchant's goods off the shelf when it may not sell today, puts them back when it may again, and does
 * nothing else. Answers whether it sells. The merchant's row is locked before its products.
 */
export async function keepBarred(tx: Db, shelf: Shelf, merchantId: string, now: Date): Promise<boolean> {
  const sql = sqlOf(tx)
  const [row] = await sql<{ barred: boolean; due: boolean }[]>`
    select barred, state = 'suspended' or coalesce(licensed_through < ${dayInShanghai(now)}::date, false) as due
    from merchants where id = ${merchantId} for update`
  if (!row) throw new Error(`merchant ${merchantId} is gone`)
  if (row.barred !== row.due) {
    await sql`update merchants set barred = ${row.due} where id = ${merchantId}`
    // Without goods on the shelf nothing moves there, but what is remembered of the merchant has changed.
    await shelf.catalogueChanged(tx)
  }
  await (row.due ? shelf.barProductsOf : shelf.unbarProductsOf)(tx, merchantId)
  return !row.due
}

/**
 * Job: stops the sale of whose licence lapsed, and takes off the shelf what was put there since. Orders are refused from
 * the moment of the lapse, whenever this runs.
 */
export async function stopLapsed(platform: Platform, shelf: Shelf): Promise<number> {
  const { database, clock } = platform
  const today = dayInShanghai(clock())
  const rows = await database.sql<{ id: string; name: string; lapsed: boolean; through: string | null }[]>`
    select id, name, not barred as lapsed, licensed_through::text as through from merchants
    where (licensed_through < ${today}::date and not barred) or barred
    order by id`
  for (const { id, name, lapsed, through } of rows) {
    await database.transaction(async (tx) => {
      const sells = await keepBarred(tx, shelf, id, clock())
      if (!lapsed || sells) return
      const staff = await staffOfMerchant(tx, id)
      await notify(
        tx,
        platform,
        staff.map((userId) => ({
          userId,
          kind: 'merchantAffairs' as const,
          title: '证照已到期，商品已停售',
          text: `${name} 的证照有效期至 ${through}，请上传延续后的证照，核对后恢复销售`,
          path: `/packages/merchant/licences/index?id=${id}`,
          dedupeKey: `licence/lapsed/${id}/${through}`,
        })),
      )
    })
  }
  return rows.filter(({ lapsed }) => lapsed).length
}
