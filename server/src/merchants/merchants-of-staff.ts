import { type Duty, rolesFor, type StaffRole } from '@yuxiang/shared/merchants/duties'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { merchantStaff } from './tables.ts'

const withDuty = (duty: Duty | undefined) =>
  duty === undefined ? undefined : inArray(merchantStaff.role, rolesFor(duty))

/** Ids of the merchants this account may act for, with a duty: in it; none for everybody else. */
export async function merchantsOfStaff(db: Db, userId: string, duty?: Duty): Promise<string[]> {
  const rows = await db
    .select({ merchantId: merchantStaff.merchantId })
    .from(merchantStaff)
    .where(and(eq(merchantStaff.userId, userId), withDuty(duty)))
    .orderBy(merchantStaff.merchantId)
  return rows.map((row) => row.merchantId)
}

/** Who may act for some merchants, with a duty: in it. */
export async function staffOfMerchants(
  db: Db,
  merchantIds: readonly string[],
  duty?: Duty,
): Promise<{ merchantId: string; userId: string }[]> {
  if (merchantIds.length === 0) return []
  return db
    .select({ merchantId: merchantStaff.merchantId, userId: merchantStaff.userId })
    .from(merchantStaff)
    .where(and(inArray(merchantStaff.merchantId, [...merchantIds]), withDuty(duty)))
}

/** The role of somebody who acts for a merchant; refuses with `merchant_not_found`. */
export async function roleOfStaff(db: Db, userId: string, merchantId: string): Promise<StaffRole> {
  const [row] = await db
    .select({ role: merchantStaff.role })
    .from(merchantStaff)
    .where(and(eq(merchantStaff.merchantId, merchantId), eq(merchantStaff.userId, userId)))
  if (!row) throw new Refusal('merchant_not_found')
  return row.role
}

/** Refuses with `merchant_not_found` who is a stranger to the merchant, with `forbidden` whose role is another. */
export async function requireDuty(db: Db, userId: string, merchantId: string, duty: Duty): Promise<void> {
  if (!rolesFor(duty).includes(await roleOfStaff(db, userId, merchantId))) throw new Refusal('forbidden')
}
