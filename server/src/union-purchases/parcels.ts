import type { Quote } from '@yuxiang/shared/api/checkout'
import type { Address } from '@yuxiang/shared/api/identity'
import type { PurchaseInput, WithoutParcel } from '@yuxiang/shared/api/union-purchases'
import { defaultAddressesOf } from '../identity/index.ts'
import { quoteParcels } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { ActiveMember } from '../union-fund/index.ts'

/** The most members that one purchase sends a parcel each: one transaction, and as many orders per merchant. */
const PARCELS_MAX = 500

interface MemberParcel {
  memberId: string
  group: string
  userId: string
  address: Address
  costFen: number
}

export interface PlannedParcels {
  parcels: MemberParcel[]
  /** Who gets none, and why. */
  without: { memberId: string; reason: WithoutParcel['reason'] }[]
  quote: Quote
}

/**
 * Who of these members gets a parcel where, at their default address, and what it costs; who has not joined, has no
 * address, or lives where a merchant does not deliver gets none. Refuses with `too_many_parcels`.
 */
export async function planParcels(
  platform: Platform,
  db: Db,
  members: readonly ActiveMember[],
  items: PurchaseInput['items'],
): Promise<PlannedParcels> {
  const joined = members.flatMap(({ userId }) => (userId === null ? [] : [userId]))
  if (joined.length > PARCELS_MAX) throw new Refusal('too_many_parcels')
  const addresses = await defaultAddressesOf(platform, db, joined)
  const reachable: Omit<MemberParcel, 'costFen'>[] = []
  const without: PlannedParcels['without'] = []
  for (const { id: memberId, group, userId } of members) {
    const address = userId === null ? undefined : addresses.get(userId)
    if (userId !== null && address) reachable.push({ memberId, group, userId, address })
    else without.push({ memberId, reason: userId === null ? 'notJoined' : 'noAddress' })
  }
  const { quote, costs } = await quoteParcels(
    platform,
    items,
    reachable.map(({ address }) => address.regionCode),
    db,
  )
  const parcels: MemberParcel[] = []
  for (const parcel of reachable) {
    const costFen = costs.get(parcel.address.regionCode)
    if (costFen === undefined) without.push({ memberId: parcel.memberId, reason: 'notDeliverable' })
    else parcels.push({ ...parcel, costFen })
  }
  return { parcels, without, quote }
}
