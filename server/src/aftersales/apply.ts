import { claimOf } from '@yuxiang/shared/after-sale/claim-rules'
import { afterSaleReasonOf } from '@yuxiang/shared/after-sale/reasons'
import type { AfterSaleInput } from '@yuxiang/shared/api/aftersales'
import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { afterSaleKindNames } from '@yuxiang/shared/states/after-sale'
import { type ClaimedOrder, giftsToReturn, holdLines, holdUnits } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { amountsOf, bringsFreight, giveBack } from './give-back.ts'
import { insertCase } from './insert-case.ts'
import { writeEntry } from './move-case.ts'
import { takesGifts } from './takes-gifts.ts'
import { tellMerchant } from './tell.ts'

/**
 * A buyer asks for units of an order back (or for others): the units are held, the merchant is told; small damage of
 * fresh goods is refunded at once. In the caller's transaction, after {@link requirePhotos}. Answers the case's id.
 */
export async function applyForAfterSale(
  tx: Db,
  platform: Platform,
  userId: string,
  input: AfterSaleInput,
): Promise<string> {
  const now = platform.clock()
  const claimed = await holdUnits(tx, { orderId: input.orderId, userId, units: input.lines })
  refuseUnfit(claimed, input, now)
  const unshipped = claimed.order.state === 'paid'
  // Under the order's lock, with the units just held: two requests together may undo a gift's condition.
  const gifts = takesGifts(input.kind, unshipped) ? await giftsToReturn(tx, input.orderId, []) : []
  await holdLines(tx, claimed.order, gifts)
  const units = [...input.lines, ...gifts]
  const withFreight = bringsFreight({ unshipped, reason: input.reason })
  const amounts = await amountsOf(tx, { orderId: input.orderId, units, withFreight, held: true })
  const row = await insertCase(tx, claimed, input, units, { ...amounts, unshipped }, now)
  const { text } = afterSaleReasonOf(input.reason)
  const by = { userId, role: 'buyer' } as const
  await writeEntry(tx, platform, row.id, {
    at: now,
    by,
    kind: 'step',
    text: [`申请${afterSaleKindNames[input.kind]}：${text}`, input.description].filter(Boolean).join('。'),
    photos: input.photos,
  })
  const totalFen = amounts.cashFen + amounts.allowanceFen + amounts.pointsFen
  if (await isQuick(tx, userId, input, totalFen, now)) {
    const settled = await giveBack(tx, platform, row, {
      event: 'approve',
      by: null,
      text: `符合坏果极速退款，¥${formatYuan(totalFen)} 已退回`,
      set: { quick: true },
    })
    await tellMerchant(tx, platform, settled, {
      about: 'quick',
      title: '一笔坏果已极速退款',
      text: `订单 ${row.orderNo}，¥${formatYuan(totalFen)}`,
    })
  } else {
    await tellMerchant(tx, platform, row, {
      about: 'applied',
      title: `新的售后：${afterSaleKindNames[input.kind]}`,
      text: `${text}，订单 ${row.orderNo}，请在 ${policy.afterSaleAnswer.value} 小时内处理`,
    })
  }
  return row.id
}

/** Every line asked for must be claimable for this reason now, with the photos that it takes. */
function refuseUnfit({ order, lines }: ClaimedOrder, input: AfterSaleInput, now: Date): void {
  for (const { lineId } of input.lines) {
    const line = lines.find((one) => one.id === lineId)
    if (!line) throw new Refusal('after_sale_too_much')
    const answer = claimOf(order, line, input, now)
    if ('refusal' in answer) throw new Refusal(answer.refusal)
  }
  const hasPhotos = (input.photos?.length ?? 0) > 0
  if (afterSaleReasonOf(input.reason).photosRequired && !hasPhotos) {
    throw new Refusal('after_sale_photos_required')
  }
}

/**
 * Damaged fresh goods worth little are not argued about, a few times a month: the upsert that counts decides, so that
 * no two requests at once share the last time.
 */
async function isQuick(
  tx: Db,
  userId: string,
  { kind, reason }: AfterSaleInput,
  totalFen: number,
  now: Date,
): Promise<boolean> {
  const isDamage = kind === 'refundOnly' && afterSaleReasonOf(reason).ground === 'freshDamage'
  if (!isDamage || totalFen > policy.quickRefundMax.value) return false
  const month = dayInShanghai(now).slice(0, 7)
  const counted = await sqlOf(tx)`
    insert into after_sale_quick_refunds as quick (user_id, month, count) values (${userId}, ${month}, 1)
    on conflict (user_id, month) do update set count = quick.count + 1
      where quick.count < ${policy.quickRefundsPerMonth.value}
    returning count`
  return counted.length > 0
}
