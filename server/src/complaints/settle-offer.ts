import { formatYuan } from '@yuxiang/shared/money'
import { eq } from 'drizzle-orm'
import { refundAgreed } from '../aftersales/index.ts'
import { compensateOrder } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { transferIdOf } from '../platform/ledger/index.ts'
import type { Acting } from './consequences.ts'
import { issueDocument } from './documents.ts'
import { type CaseRow, orderIdOf } from './find-case.ts'
import { actOn, type By } from './move-case.ts'
import type { OfferRow } from './offer-row.ts'
import { offerWords } from './offer-row.ts'
import { agreementPaper, performedPaper } from './papers.ts'
import { complaintOffers } from './tables.ts'
import { nameOf, tellConsumer, tellMerchant, tellOfficers } from './tell.ts'

/**
 * Both agree: the paper is made, and the money goes back by the ordinary refund at once. The case is closed with it
 * unless something else was promised, or less goes back than was agreed: the rest stays the merchant's to pay, and the
 * complainant's to confirm.
 */
export async function settleOffer(
  tx: Db,
  acting: Acting,
  row: CaseRow,
  { offer, by }: { offer: OfferRow; by: NonNullable<By> },
): Promise<void> {
  const { platform } = acting
  const at = platform.clock()
  const agreed = await actOn(tx, row, {
    event: 'agree',
    move: 'agree',
    by,
    at,
    shownTo: 'all',
    opinion: `双方达成协议：${offerWords(offer)}`,
    facts: { performBy: offer.performBy },
    set: { replyDueOn: null },
  })
  await issueDocument(tx, platform, agreed, {
    kind: 'mediationAgreement',
    paragraphs: agreementPaper(row, offer),
    for: ['consumer', 'merchant'],
    at,
  })
  const paid = await payAgreed(tx, platform, agreed, { offer, actorId: by.userId })
  await tx
    .update(complaintOffers)
    .set({
      state: 'accepted',
      ...(paid.refundId !== null && {
        refundId: paid.refundId,
        amountFen: paid.refundedFen + paid.restFen,
        refundedFen: paid.refundedFen,
      }),
    })
    .where(eq(complaintOffers.id, offer.id))
  const isDone = paid.refundId !== null && paid.restFen === 0 && !offer.otherDuty
  const opinion = paidWords(paid, offer)
  const words = {
    about: 'agreed',
    title: '双方已达成协议',
    text: opinion ?? `请在 ${offer.performBy} 前履行`,
  }
  await tellConsumer(tx, platform, agreed, words)
  await tellMerchant(tx, platform, agreed, words)
  await tellOfficers(tx, platform, agreed, words)
  if (isDone) await performAndClose(tx, acting, agreed, { by: null, opinion: opinion ?? '' })
  else if (opinion !== null)
    await actOn(tx, agreed, { event: 'payAgreed', by: null, at, shownTo: 'all', opinion })
}

interface Paid {
  /** Null when nothing goes back the way it came. */
  refundId: string | null
  refundedFen: number
  /** What the merchant pays another way. */
  restFen: number
}

/**
 * Gives back what was agreed: units by their own breakdown, or a sum as far as the payment has it. Units can come to
 * less than when they were offered: the order was sent since, or a part of them was compensated.
 */
async function payAgreed(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  { offer, actorId }: { offer: OfferRow; actorId: string },
): Promise<Paid> {
  const { lines, amountFen } = offer
  const orderId = await orderIdOf(tx, row)
  const reason = `投诉调解：${row.number}`
  if (lines.length > 0) {
    if (orderId === null) throw new Refusal('refund_too_much')
    try {
      const { refundId, totalFen } = await refundAgreed(tx, platform, { orderId, actorId, lines, reason })
      return { refundId, refundedFen: totalFen, restFen: Math.max(0, amountFen - totalFen) }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'refund_too_late') throw error
      return { refundId: null, refundedFen: 0, restFen: amountFen }
    }
  }
  if (amountFen === 0 || orderId === null) return { refundId: null, refundedFen: 0, restFen: amountFen }
  // Named by the offer: whatever runs twice, its money goes back once.
  const id = transferIdOf('agreedCompensation', offer.id)
  const { productId } = row
  const refundedFen = await compensateOrder(tx, platform, {
    id,
    orderId,
    productId,
    actorId,
    amountFen,
    reason,
  })
  return { refundId: refundedFen > 0 ? id : null, refundedFen, restFen: amountFen - refundedFen }
}

/** What of the money is done and what is still to be done; null when no sum was agreed. */
function paidWords({ refundedFen, restFen }: Paid, { lines, performBy, otherDuty }: OfferRow): string | null {
  if (refundedFen + restFen === 0) return null
  const name = lines.length > 0 ? '退款' : '补偿'
  const other = otherDuty ? `；其他约定由商家在 ${performBy} 前履行` : ''
  const done = `${name} ¥${formatYuan(refundedFen)} 已受理，原路退回`
  if (restFen === 0) return `${done}${other}`
  const rest = `¥${formatYuan(restFen)} 超出可原路退回的金额，由商家在 ${performBy} 前另行支付，收到后请投诉人确认`
  return `${refundedFen > 0 ? `${done}；其余 ` : `${name} `}${rest}${other}`
}

/** The agreement was performed: both are told, and the case is closed. */
export async function performAndClose(
  tx: Db,
  { platform, consequences }: Acting,
  row: CaseRow,
  { by, opinion, files }: { by: By; opinion: string; files?: readonly string[] | undefined },
): Promise<CaseRow> {
  const at = platform.clock()
  const performed = await actOn(tx, row, {
    event: 'perform',
    move: 'perform',
    by,
    at,
    shownTo: 'all',
    opinion,
    files,
  })
  const closed = await actOn(tx, performed, {
    event: 'close',
    move: 'close',
    by: null,
    at,
    shownTo: 'all',
    opinion: '协议已履行，案件办结，已告知双方',
  })
  await issueDocument(tx, platform, closed, {
    kind: 'mediationRecord',
    paragraphs: performedPaper(row, opinion),
    for: ['consumer', 'merchant'],
    at,
  })
  const words = { about: 'closed', title: '投诉已办结', text: `${nameOf(row)}：${opinion}` }
  await tellConsumer(tx, platform, closed, words)
  await tellMerchant(tx, platform, closed, words)
  const { id: caseId, merchantId, track } = row
  await consequences.ended(tx, { caseId, merchantId, track, outcome: 'settled', at })
  return closed
}
