import type { Address, AddressInput } from '@yuxiang/shared/api/identity'
import { policy } from '@yuxiang/shared/policy'
import { count, eq } from 'drizzle-orm'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { addressOf, clearDefault, lockOwner } from './address-rows.ts'
import { resolveRegion } from './regions.ts'
import { addresses } from './tables.ts'

/** Adds an address; the first one becomes the default. Refusals: `region_unknown`, `address_limit`. */
export async function addAddress(platform: Platform, ownerId: string, input: AddressInput): Promise<Address> {
  const { code, region } = resolveRegion(input.region)
  const { cipher } = platform
  return platform.database.transaction(async (tx) => {
    await lockOwner(tx, ownerId)
    const [held] = await tx.select({ count: count() }).from(addresses).where(eq(addresses.ownerId, ownerId))
    const heldCount = held?.count ?? 0
    if (heldCount >= policy.addressesMax.value) throw new Refusal('address_limit')
    const isDefault = heldCount === 0 || input.isDefault === true
    if (isDefault) await clearDefault(tx, ownerId)
    const [row] = await tx
      .insert(addresses)
      .values({
        ownerId,
        nameEncrypted: cipher.encrypt(input.name),
        phoneEncrypted: cipher.encrypt(input.phone),
        detailEncrypted: cipher.encrypt(input.detail),
        regionCode: code,
        region,
        isDefault,
        createdAt: platform.clock(),
      })
      .returning()
    if (!row) throw new Error('an insert returned no address')
    return addressOf(platform, row)
  })
}
