import type { AfterSalePreview, AfterSalePreviewInput } from '@yuxiang/shared/api/aftersales'
import { giftsOfOthersToReturn, giftsToReturn, orderOfBuyer } from '../orders/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { amountsOf, bringsFreight } from './give-back.ts'
import { takesGifts } from './takes-gifts.ts'

/** What these units would bring back, by tender, and which gifts go back with them; nothing is written. */
export async function previewCase(
  platform: Platform,
  userId: string,
  { orderId, lines, kind, reason }: AfterSalePreviewInput,
): Promise<AfterSalePreview> {
  const { db } = platform.database
  const claimed = await orderOfBuyer(db, orderId, userId)
  const isGiftless = kind === undefined || !takesGifts(kind, claimed.order.state === 'paid')
  const gifts = isGiftless ? [] : await giftsToReturn(db, orderId, lines)
  const others = isGiftless ? [] : await giftsOfOthersToReturn(db, orderId, lines)
  const amounts = await amountsOf(db, {
    orderId,
    units: [...lines, ...gifts],
    withFreight: reason !== undefined && bringsFreight({ unshipped: false, reason }),
    held: false,
  }).catch((error: unknown) => {
    const isTooMuch = error instanceof Refusal && error.code === 'refund_too_much'
    throw isTooMuch ? new Refusal('after_sale_too_much') : error
  })
  return {
    ...amounts,
    totalFen: amounts.cashFen + amounts.allowanceFen + amounts.pointsFen,
    gifts: [
      ...gifts.map(({ lineId, quantity }) => ({
        lineId,
        quantity,
        name: claimed.lines.find((line) => line.id === lineId)?.name ?? '',
        sentBy: null,
      })),
      ...others.flatMap(({ merchantName, gifts: sent }) =>
        sent.map((gift) => ({ ...gift, sentBy: merchantName })),
      ),
    ],
  }
}
