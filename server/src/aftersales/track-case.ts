import { carrierOf } from '@yuxiang/shared/carriers'
import { trackParcel } from '../fulfilment/index.ts'
import { orderOfBuyer, recipientOf } from '../orders/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseActor, type CaseRow, findCase } from './find-case.ts'
import { openAddress } from './return-address.ts'

type Which = 'return' | 'replacement'

/** The parcel that goes back, or the one with the replacement, and whose phone the carrier asks for. */
export async function parcelOfCase(platform: Platform, row: CaseRow, which: Which) {
  const isReturn = which === 'return'
  const carrier = isReturn ? row.returnCarrier : row.replacementCarrier
  const trackingNo = isReturn ? row.returnTrackingNo : row.replacementTrackingNo
  if (carrier === null || trackingNo === null) return null
  if (isReturn) {
    return { carrier, trackingNo, phone: openAddress(platform, row.returnAddressEncrypted)?.phone ?? '' }
  }
  const { order } = await orderOfBuyer(platform.database.db, row.orderId, row.userId)
  return { carrier, trackingNo, phone: recipientOf(platform, order).phone }
}

/** The carrier's events of one of a case's parcels, newest first; refuses with `after_sale_not_found`. */
export async function trackCase(platform: Platform, actor: CaseActor, id: string, which: Which) {
  const row = await findCase(platform.database.db, actor, id)
  const parcel = await parcelOfCase(platform, row, which)
  if (!parcel) throw new Refusal('after_sale_not_found')
  const { carrier, trackingNo, phone } = parcel
  const events = await trackParcel(platform, { carrier, trackingNo }, phone)
  return {
    carrierName: carrierOf(carrier)?.name ?? carrier,
    trackingNo,
    carrierAnswered: events !== null,
    events: (events ?? []).map(({ at, text }) => ({ at: at.toISOString(), text })),
  }
}
