import type { Address } from '@yuxiang/shared/api/identity'
import { desc, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { addressOf, ownAddress } from './address-rows.ts'
import { addresses } from './tables.ts'

/** A user's addresses: the default first, then the newest. */
export async function listAddresses(platform: Platform, ownerId: string): Promise<Address[]> {
  const rows = await platform.database.db
    .select()
    .from(addresses)
    .where(eq(addresses.ownerId, ownerId))
    .orderBy(desc(addresses.isDefault), desc(addresses.createdAt), desc(addresses.id))
  return rows.map((row) => addressOf(platform, row))
}

/** One address of this user, decrypted; null when there is none or it is somebody else's. */
export async function getAddress(
  platform: Platform,
  ownerId: string,
  addressId: string,
  db: Db = platform.database.db,
): Promise<Address | null> {
  const [row] = await db.select().from(addresses).where(ownAddress(ownerId, addressId))
  return row ? addressOf(platform, row) : null
}
