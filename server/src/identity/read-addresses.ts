import type { Address } from '@yuxiang/shared/api/identity'
import { desc, eq, inArray } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { addressOf } from './address-rows.ts'
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
  // Prepared: this is on the way of every order.
  const [row] = await sqlOf(db)<Parameters<typeof addressOf>[1][]>`
    select id, name_encrypted as "nameEncrypted", phone_encrypted as "phoneEncrypted",
      detail_encrypted as "detailEncrypted", region_code as "regionCode", region, is_default as "isDefault"
    from addresses where id = ${addressId} and owner_id = ${ownerId}`
  return row ? addressOf(platform, row) : null
}

/** Where each of some users wants parcels: the default address, or else the newest; without those who have none. */
export async function defaultAddressesOf(
  platform: Platform,
  db: Db,
  ownerIds: readonly string[],
): Promise<Map<string, Address>> {
  if (ownerIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([addresses.ownerId])
    .from(addresses)
    .where(inArray(addresses.ownerId, [...ownerIds]))
    .orderBy(addresses.ownerId, desc(addresses.isDefault), desc(addresses.createdAt), desc(addresses.id))
  return new Map(rows.map((row) => [row.ownerId, addressOf(platform, row)]))
}
