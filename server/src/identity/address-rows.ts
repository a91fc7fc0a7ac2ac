import type { Address, AddressInput } from '@yuxiang/shared/api/identity'
import { and, desc, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { resolveRegion } from './regions.ts'
import { addresses, users } from './tables.ts'

type AddressRow = typeof addresses.$inferSelect

/**
 * Locks the owner, so that changes to one person's addresses follow each other: their number and the one default
 * depend on all of them. A stranger to the database and whoever closed the account hear `token_invalid`.
 */
export async function lockOwner(tx: Db, ownerId: string): Promise<void> {
  const [owner] = await tx
    .select({ closedAt: users.closedAt })
    .from(users)
    .where(eq(users.id, ownerId))
    .for('no key update')
  if (!owner || owner.closedAt) throw new Refusal('token_invalid')
}

/** Condition for one address of this owner: somebody else's does not exist. */
export const ownAddress = (ownerId: string, addressId: string): SQL | undefined =>
  and(eq(addresses.id, addressId), eq(addresses.ownerId, ownerId))

/** Takes the default away from whichever address has it. */
export async function clearDefault(tx: Db, ownerId: string): Promise<void> {
  await tx
    .update(addresses)
    .set({ isDefault: false })
    .where(and(eq(addresses.ownerId, ownerId), eq(addresses.isDefault, true)))
}

/** Makes the newest address the default, passing over `exceptId` when there is another. */
export async function promoteNewest(tx: Db, ownerId: string, exceptId?: string): Promise<void> {
  const newest = tx
    .select({ id: addresses.id })
    .from(addresses)
    .where(eq(addresses.ownerId, ownerId))
    .orderBy(
      ...(exceptId === undefined ? [] : [desc(ne(addresses.id, exceptId))]),
      desc(addresses.createdAt),
      desc(addresses.id),
    )
    .limit(1)
  await tx.update(addresses).set({ isDefault: true }).where(sql`${addresses.id} = (${newest})`)
}

/** The columns that a given input fills; refuses with `region_unknown`. */
export function columnsOf({ cipher }: Platform, input: Partial<AddressInput>): Partial<AddressRow> {
  const region = input.region === undefined ? null : resolveRegion(input.region)
  return {
    ...(input.name !== undefined && { nameEncrypted: cipher.encrypt(input.name) }),
    ...(input.phone !== undefined && { phoneEncrypted: cipher.encrypt(input.phone) }),
    ...(input.detail !== undefined && { detailEncrypted: cipher.encrypt(input.detail) }),
    ...(region && { regionCode: region.code, region: region.region }),
  }
}

/** An address as its owner sees it. */
export function addressOf({ cipher }: Platform, row: Omit<AddressRow, 'ownerId' | 'createdAt'>): Address {
  return {
    id: row.id,
    name: cipher.decrypt(row.nameEncrypted),
    phone: cipher.decrypt(row.phoneEncrypted),
    region: row.region,
    regionCode: row.regionCode,
    detail: cipher.decrypt(row.detailEncrypted),
    isDefault: row.isDefault,
  }
}
