import type { Address, AddressInput } from '@yuxiang/shared/api/identity'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { addressOf, clearDefault, columnsOf, lockOwner, ownAddress, promoteNewest } from './address-rows.ts'
import { forgetRegions } from './delivery-region.ts'
import { addresses } from './tables.ts'

/**
 * Changes what is given. `isDefault: true` takes the default over; `false` on the default hands it to the newest other
 * one, and changes nothing when there is none. Refusals: `address_not_found`, `region_unknown`.
 */
export async function changeAddress(
  platform: Platform,
  ownerId: string,
  addressId: string,
  change: Partial<AddressInput>,
): Promise<Address> {
  const columns = columnsOf(platform, change)
  const changedAddress = await platform.database.transaction(async (tx) => {
    await lockOwner(tx, ownerId)
    const [before] = await tx.select().from(addresses).where(ownAddress(ownerId, addressId))
    if (!before) throw new Refusal('address_not_found')
    const movesDefault = change.isDefault !== undefined && change.isDefault !== before.isDefault
    if (movesDefault) await clearDefault(tx, ownerId)
    if (movesDefault && change.isDefault === false) await promoteNewest(tx, ownerId, addressId)
    const changed = { ...columns, ...(movesDefault && change.isDefault && { isDefault: true }) }
    if (Object.keys(changed).length > 0) {
      await tx.update(addresses).set(changed).where(ownAddress(ownerId, addressId))
    }
    const [after] = await tx.select().from(addresses).where(ownAddress(ownerId, addressId))
    if (!after) throw new Error('an address vanished under its owner’s lock')
    return addressOf(platform, after)
  })
  forgetRegions(platform)
  return changedAddress
}
