import type { Officer } from '@yuxiang/shared/api/union-office'
import { and, asc, eq } from 'drizzle-orm'
import { createStaff, getPhone, lockUser, withdrawRole } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { lockRoster } from './lock-roster.ts'
import { requireOfficer } from './officers.ts'
import { unionOfficers } from './tables.ts'

/** More than any union's committee has. */
const OFFICERS_MAX = 20

/** Who acts for a union; refuses with `union_not_found`. */
export async function listOfficers(
  platform: Platform,
  userId: string,
  unionId: string,
  db: Db = platform.database.db,
): Promise<Officer[]> {
  await requireOfficer(db, userId, unionId)
  const rows = await db
    .select({ userId: unionOfficers.userId })
    .from(unionOfficers)
    .where(eq(unionOfficers.unionId, unionId))
    .orderBy(asc(unionOfficers.userId))
  const officers: Officer[] = []
  for (const row of rows) {
    const phone = await getPhone(platform, row.userId, db)
    officers.push({
      userId: row.userId,
      phoneMasked: phone === null ? '' : maskPhone(phone),
      isSelf: row.userId === userId,
    })
  }
  return officers
}

/**
 * Makes whoever has this phone another officer, who need not have an account yet; somebody who is one already stays
 * one. Refuses with `union_not_found`, `officer_limit`.
 */
export function addOfficer(
  platform: Platform,
  userId: string,
  unionId: string,
  phone: string,
): Promise<Officer[]> {
  return platform.database.transaction(async (tx) => {
    await requireOfficer(tx, userId, unionId)
    await lockRoster(tx, unionId)
    const before = await tx
      .select({ userId: unionOfficers.userId })
      .from(unionOfficers)
      .where(eq(unionOfficers.unionId, unionId))
    const officerId = await createStaff(platform, { phone, roles: ['union'] }, tx)
    if (before.some((row) => row.userId === officerId)) return listOfficers(platform, userId, unionId, tx)
    if (before.length >= OFFICERS_MAX) throw new Refusal('officer_limit')
    await tx.insert(unionOfficers).values({ unionId, userId: officerId })
    await audit(tx, {
      actorId: userId,
      action: 'unionOfficer.add',
      subject: 'union',
      subjectId: unionId,
      after: { officerId },
    })
    return listOfficers(platform, userId, unionId, tx)
  })
}

/**
 * Takes a union out of an officer's hands, the last one's never: two who remove each other at once can't leave it
 * without. Refuses with `union_not_found`, `officer_not_found`, `officer_last`.
 */
export async function removeOfficer(
  { database }: Platform,
  userId: string,
  unionId: string,
  officerId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    await lockRoster(tx, unionId)
    await requireOfficer(tx, userId, unionId)
    const all = await tx
      .select({ userId: unionOfficers.userId })
      .from(unionOfficers)
      .where(eq(unionOfficers.unionId, unionId))
    if (!all.some((row) => row.userId === officerId)) throw new Refusal('officer_not_found')
    if (all.length === 1) throw new Refusal('officer_last')
    // Whoever is named by another union in this moment keeps the role: that comes before this, or all after it.
    await lockUser(tx, officerId)
    await tx
      .delete(unionOfficers)
      .where(and(eq(unionOfficers.unionId, unionId), eq(unionOfficers.userId, officerId)))
    const [other] = await tx
      .select({ unionId: unionOfficers.unionId })
      .from(unionOfficers)
      .where(eq(unionOfficers.userId, officerId))
      .limit(1)
    if (!other) await withdrawRole(tx, officerId, 'union')
    await audit(tx, {
      actorId: userId,
      action: 'unionOfficer.remove',
      subject: 'union',
      subjectId: unionId,
      before: { officerId },
    })
  })
}
