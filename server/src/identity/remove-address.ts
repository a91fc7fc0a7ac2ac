import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { lockOwner, ownAddress, promoteNewest } from './address-rows.ts'
import { forgetRegions } from './delivery-region.ts'
import { addresses } from './tables.ts'

/** Deletes an address; when it was the default, the newest one left becomes it. Refuses with `address_not_found`. */
export async function removeAddress(platform: Platform, ownerId: string, addressId: string): Promise<void> {
  await platform.database.transaction(async (tx) => {
    await lockOwner(tx, ownerId)
    const [removed] = await tx
      .delete(addresses)
      .where(ownAddress(ownerId, addressId))
      .returning({ wasDefault: addresses.isDefault })
    if (!removed) throw new Refusal('address_not_found')
    if (removed.wasDefault) await promoteNewest(tx, ownerId)
  })
  forgetRegions(platform)
}
