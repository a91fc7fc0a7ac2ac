import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { merchantStaff, merchants } from './tables.ts'

type MerchantRow = typeof merchants.$inferInsert

export interface NewMerchant extends Omit<MerchantRow, 'id'> {
  staffIds: readonly string[]
}

/** Registers merchants with the accounts that act for them; answers their ids in the order given. */
export async function registerMerchants(tx: Db, given: readonly NewMerchant[]): Promise<string[]> {
  const rows = given.map(({ staffIds, ...merchant }) => ({ id: newId(), staffIds, merchant }))
  if (rows.length === 0) return []
  await tx.insert(merchants).values(rows.map(({ id, merchant }) => ({ ...merchant, id })))
  const staff = rows.flatMap(({ id, staffIds }) => staffIds.map((userId) => ({ merchantId: id, userId })))
  if (staff.length > 0) await tx.insert(merchantStaff).values(staff)
  return rows.map((row) => row.id)
}
