import { createStaff } from '../../../server/src/identity/index.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import { Caller } from '../../support/caller.ts'
import { addAddress } from '../../support/shopping.ts'
import type { World } from '../world.ts'

export interface Shopper {
  caller: Caller
  addressId: string
}

/** Signed-in shoppers with an address each; tokens come from the server's own keys, without 400 text messages. */
export async function makeShoppers(world: World, count: number): Promise<Shopper[]> {
  const platform = await createPlatform(world.config, { clock: systemClock })
  const shoppers: Shopper[] = []
  for (let index = 0; index < count; index += 1) {
    const phone = `136${String(index).padStart(8, '0')}`
    const userId = await createStaff(platform, { phone, roles: ['shopper'] })
    const token = await platform.tokens.signAccess({ userId, roles: ['shopper'] })
    const caller = new Caller(world.api.url, token, userId, phone)
    shoppers.push({ caller, addressId: await addAddress(caller) })
  }
  await platform.database.close()
  return shoppers
}
