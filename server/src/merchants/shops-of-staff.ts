import { type Duty, rolesFor, type StaffRole } from '@yuxiang/shared/merchants/duties'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { merchantStaff, merchants } from './tables.ts'

/** The merchants this account may act for, by name, with a duty: in it; none for everybody else. */
export function shopsOfStaff(
  db: Db,
  userId: string,
  duty?: Duty,
): Promise<{ id: string; name: string; role: StaffRole }[]> {
  return db
    .select({ id: merchants.id, name: merchants.name, role: merchantStaff.role })
    .from(merchantStaff)
    .innerJoin(merchants, eq(merchants.id, merchantStaff.merchantId))
    .where(
      and(
        eq(merchantStaff.userId, userId),
        duty === undefined ? undefined : inArray(merchantStaff.role, rolesFor(duty)),
      ),
    )
    .orderBy(merchants.name)
}
