import type { ReturnAddress } from '@yuxiang/shared/api/aftersales'
import { carrierOf } from '@yuxiang/shared/carriers'
import { policy } from '@yuxiang/shared/policy'
import { reserveStock } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseRow, findCase, linesOfCase } from './find-case.ts'
import { giveBack } from './give-back.ts'
import { moveCase } from './move-case.ts'
import { keepAddress, sealAddress } from './return-address.ts'
import { tellBuyer } from './tell.ts'

const merchant = (userId: string) => ({ userId, role: 'merchant' }) as const

const onMerchants = (
  platform: Platform,
  staffId: string,
  id: string,
  act: (tx: Db, row: CaseRow) => Promise<unknown>,
): Promise<void> =>
  platform.database.transaction(async (tx) => {
    await act(tx, await findCase(tx, merchant(staffId), id))
  })

interface Approval {
  returnAddress?: ReturnAddress | undefined
  waiveReturn?: boolean | undefined
}

/** The merchant agrees: money goes back at once where no goods are to come, else the buyer is told where to send. */
export const approveCase = (
  platform: Platform,
  staffId: string,
  id: string,
  { returnAddress, waiveReturn = false }: Approval,
): Promise<void> =>
  onMerchants(platform, staffId, id, async (tx, row) => {
    const by = merchant(staffId)
    if (row.kind === 'refundOnly') {
      return giveBack(tx, platform, row, { event: 'approve', by, text: '商家同意退款' })
    }
    if (waiveReturn) {
      return giveBack(tx, platform, row, {
        event: 'waiveReturn',
        by,
        text: '商家同意退款，商品无需寄回',
      })
    }
    if (!returnAddress) throw new Refusal('return_address_required')
    const sealed = sealAddress(platform, returnAddress)
    const moved = await moveCase(tx, platform, row, {
      event: 'approve',
      by,
      text: `商家已同意，请在 ${policy.returnShipment.value} 天内寄回商品`,
      set: { returnAddressEncrypted: sealed },
    })
    await keepAddress(tx, row.merchantId, sealed, platform.clock())
    await tellApproved(tx, platform, moved)
  })

/** Tells the buyer to send the goods back. */
export const tellApproved = (tx: Db, platform: Platform, row: CaseRow): Promise<void> =>
  tellBuyer(tx, platform, row, {
    about: 'approved',
    title: '售后申请已通过',
    text: `请在 ${policy.returnShipment.value} 天内寄回商品并填写运单号，逾期将关闭`,
  })

/** The merchant refuses, with a reason; what was not sent may be sent then. */
export const rejectCase = (
  platform: Platform,
  staffId: string,
  id: string,
  words: { reason: string; photos?: string[] | undefined },
): Promise<void> =>
  onMerchants(platform, staffId, id, async (tx, row) => {
    const moved = await moveCase(tx, platform, row, {
      event: 'reject',
      by: merchant(staffId),
      text: `商家拒绝了申请：${words.reason}`,
      photos: words.photos,
      set: { unshipped: false },
    })
    await tellBuyer(tx, platform, moved, {
      about: 'rejected',
      title: '商家拒绝了售后申请',
      // Not the words: what is hidden later must not lie in an inbox.
      text: `点开查看原因，${policy.afterSaleEscalation.value} 天内可申请平台介入`,
    })
  })

/** The goods are there; the time for the inspection begins. */
export const noteArrival = (platform: Platform, staffId: string, id: string): Promise<void> =>
  onMerchants(platform, staffId, id, (tx, row) =>
    moveCase(tx, platform, row, {
      event: 'arrive',
      by: merchant(staffId),
      text: `退货已送达，商家将在 ${policy.returnInspection.value} 天内验货`,
      set: { arrivedAt: platform.clock() },
    }),
  )

/** The goods are as they should be, or not, with a reason. */
export const inspectReturn = (
  platform: Platform,
  staffId: string,
  id: string,
  found: { passed: boolean; reason?: string | undefined; photos?: string[] | undefined },
): Promise<void> =>
  onMerchants(platform, staffId, id, async (tx, row) => {
    const by = merchant(staffId)
    const { photos } = found
    if (found.passed) return passInspection(tx, platform, row, { by, text: '验货通过', photos })
    const moved = await moveCase(tx, platform, row, {
      event: 'fail',
      by,
      text: `验货未通过：${found.reason ?? ''}`,
      photos,
      set: arrived(platform, row),
    })
    await tellBuyer(tx, platform, moved, {
      about: 'inspectionFailed',
      title: '退回的商品验货未通过',
      text: `点开查看原因，${policy.afterSaleEscalation.value} 天内可申请平台介入`,
    })
  })

/** Who inspects has the goods, noted or not. */
const arrived = (platform: Platform, row: CaseRow) => ({ arrivedAt: row.arrivedAt ?? platform.clock() })

/** An inspection passed: the money goes back, or the replacement is due. */
export async function passInspection(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  step: { by: { userId: string; role: 'merchant' } | null; text: string; photos?: string[] | undefined },
): Promise<void> {
  const set = step.by ? arrived(platform, row) : {}
  if (row.kind !== 'exchange') {
    await giveBack(tx, platform, row, { ...step, event: 'pass', text: `${step.text}，退款已发起`, set })
    return
  }
  const moved = await moveCase(tx, platform, row, {
    ...step,
    event: 'pass',
    text: `${step.text}，商家将在 ${policy.replacementShipment.value} 天内发出换货`,
    set,
  })
  await tellBuyer(tx, platform, moved, {
    about: 'inspected',
    title: '退回的商品已验收',
    text: `商家将在 ${policy.replacementShipment.value} 天内发出换货，逾期自动退款`,
  })
}

/** The merchant sends others: taken from stock in the same transaction, `out_of_stock` when there are none. */
export const shipReplacement = (
  platform: Platform,
  staffId: string,
  id: string,
  parcel: { carrier: string; trackingNo: string },
): Promise<void> =>
  onMerchants(platform, staffId, id, async (tx, row) => {
    const carrier = carrierOf(parcel.carrier)
    if (!carrier) throw new Refusal('carrier_unknown')
    const moved = await moveCase(tx, platform, row, {
      event: 'replace',
      by: merchant(staffId),
      text: `商家已发出换货：${carrier.name} ${parcel.trackingNo}`,
      set: {
        replacementCarrier: carrier.code,
        replacementTrackingNo: parcel.trackingNo,
        replacedAt: platform.clock(),
      },
    })
    const short = await reserveStock(tx, await linesOfCase(tx, row.id))
    if (short.length > 0) throw new Refusal('out_of_stock', { lines: short })
    await tellBuyer(tx, platform, moved, {
      about: 'replaced',
      title: '换货已发出',
      text: `${carrier.name} ${parcel.trackingNo}`,
    })
  })

/** There is nothing to exchange for: the money goes back. */
export const refundInstead = (platform: Platform, staffId: string, id: string): Promise<void> =>
  onMerchants(platform, staffId, id, (tx, row) =>
    giveBack(tx, platform, row, {
      event: 'refundInstead',
      by: merchant(staffId),
      text: '暂时无货可换，改为退款',
    }),
  )
