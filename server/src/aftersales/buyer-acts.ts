import { carrierOf } from '@yuxiang/shared/carriers'
import { afterSaleKindNames } from '@yuxiang/shared/states/after-sale'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { endCase } from './end-case.ts'
import { type CaseRow, findCase } from './find-case.ts'
import { moveCase } from './move-case.ts'
import { tellMerchant, tellOperators } from './tell.ts'

const buyer = (userId: string) => ({ userId, role: 'buyer' }) as const

/** Finds the buyer's case and acts on it in one transaction. */
const onOwn = (
  platform: Platform,
  userId: string,
  id: string,
  act: (tx: Db, row: CaseRow) => Promise<unknown>,
): Promise<void> =>
  platform.database.transaction(async (tx) => {
    await act(tx, await findCase(tx, buyer(userId), id))
  })

/** The buyer takes a request back; refuses with `after_sale_gift_due` what the shop asked for. */
export const cancelCase = (platform: Platform, userId: string, id: string): Promise<void> =>
  onOwn(platform, userId, id, async (tx, row) => {
    if (row.reason === 'giftCondition') throw new Refusal('after_sale_gift_due')
    const moved = await endCase(tx, platform, row, {
      event: 'cancel',
      by: buyer(userId),
      text: '买家撤销了申请',
    })
    await tellMerchant(tx, platform, moved, {
      about: 'cancelled',
      title: '买家撤销了售后申请',
      text: `${afterSaleKindNames[row.kind]}，订单 ${row.orderNo}`,
    })
  })

/** The buyer has handed the goods to a carrier. */
export const shipReturn = (
  platform: Platform,
  userId: string,
  id: string,
  parcel: { carrier: string; trackingNo: string },
): Promise<void> =>
  onOwn(platform, userId, id, async (tx, row) => {
    const carrier = carrierOf(parcel.carrier)
    if (!carrier) throw new Refusal('carrier_unknown')
    const moved = await moveCase(tx, platform, row, {
      event: 'ship',
      by: buyer(userId),
      text: `买家已寄回商品：${carrier.name} ${parcel.trackingNo}`,
      set: {
        returnCarrier: carrier.code,
        returnTrackingNo: parcel.trackingNo,
        returnedAt: platform.clock(),
      },
    })
    await tellMerchant(tx, platform, moved, {
      about: 'returning',
      title: '买家已寄回商品',
      text: `${carrier.name} ${parcel.trackingNo}，订单 ${row.orderNo}`,
    })
  })

/** The buyer has the replacement. */
export const receiveReplacement = (platform: Platform, userId: string, id: string): Promise<void> =>
  onOwn(platform, userId, id, (tx, row) =>
    endCase(tx, platform, row, { event: 'receive', by: buyer(userId), text: '买家已收到换货，售后完成' }),
  )

/** The buyer asks the platform to decide. */
export const escalateCase = (
  platform: Platform,
  userId: string,
  id: string,
  words: { reason: string; photos?: string[] | undefined },
): Promise<void> =>
  onOwn(platform, userId, id, async (tx, row) => {
    const moved = await moveCase(tx, platform, row, {
      event: 'escalate',
      by: buyer(userId),
      text: `买家申请平台介入：${words.reason}`,
      photos: words.photos,
      set: { escalatedAt: platform.clock() },
    })
    await tellMerchant(tx, platform, moved, {
      about: 'escalated',
      title: '买家申请了平台介入',
      text: `订单 ${row.orderNo}，请补充说明与凭证`,
    })
    await tellOperators(tx, platform, moved, {
      about: 'escalated',
      title: '有售后申请平台介入',
      text: `${afterSaleKindNames[row.kind]}，${row.merchantName}，订单 ${row.orderNo}`,
    })
  })
