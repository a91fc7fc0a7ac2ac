import type { OfferInput } from '@yuxiang/shared/api/complaint-views'
import { policy } from '@yuxiang/shared/policy'
import { isMediated } from '@yuxiang/shared/states/complaint'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { and, count, eq } from 'drizzle-orm'
import { previewAgreed } from '../aftersales/index.ts'
import { requireWayBack } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Acting } from './consequences.ts'
import { type CaseRow, orderIdOf } from './find-case.ts'
import { actOn, type By } from './move-case.ts'
import { type OfferRow, offerWords } from './offer-row.ts'
import { settleOffer } from './settle-offer.ts'
import { complaintOffers } from './tables.ts'
import { nameOf, tellConsumer, tellMerchant, tellOfficers } from './tell.ts'

const dayMs = 86_400_000
const monthDay = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`

/**
 * Puts an offer on the table: the merchant's own, or an officer's that both are to agree to. It takes the place of one
 * that is open. A refund is by units of the order, its sum reckoned by the code that will make it.
 */
export async function makeOffer(
  tx: Db,
  { platform }: Acting,
  row: CaseRow,
  { by, input }: { by: NonNullable<By>; input: OfferInput },
): Promise<CaseRow> {
  if (row.track !== 'complaint' || !isMediated(row.state)) throw new Refusal('case_state_conflict')
  const at = platform.clock()
  requireInTime(input.performBy, at)
  const lines = input.lines ?? []
  const amountFen = lines.length > 0 ? await sumOf(tx, platform, row, lines) : (input.amountFen ?? 0)
  const [earlier] = await tx
    .select({ offers: count() })
    .from(complaintOffers)
    .where(eq(complaintOffers.caseId, row.id))
  await dropOpenOffer(tx, row.id)
  const round = (earlier?.offers ?? 0) + 1
  const offer = {
    caseId: row.id,
    round,
    by: by.as === 'merchant' ? ('merchant' as const) : ('officer' as const),
    text: input.text,
    lines,
    amountFen,
    otherDuty: input.otherDuty ?? false,
    performBy: input.performBy,
    answerBy: addWorkingDays(dayInShanghai(at), policy.offerAnswer.value),
    merchantAgreed: by.as === 'merchant',
    createdAt: at,
  }
  await tx.insert(complaintOffers).values(offer)
  const words = offerWords(offer)
  const who = by.as === 'merchant' ? '商家' : '办案人员'
  const moved = await actOn(tx, row, {
    event: 'offer',
    by,
    at,
    shownTo: 'all',
    opinion: `${who}提出方案：${words}，请在 ${monthDay(offer.answerBy)}前答复`,
  })
  const telling = { about: `offer/${round}`, title: `${who}提出了解决方案`, text: words }
  await tellConsumer(tx, platform, moved, telling)
  if (by.as === 'officer') await tellMerchant(tx, platform, moved, telling)
  else await tellOfficers(tx, platform, moved, telling)
  return moved
}

/** What is promised is done in a time that somebody waits for; refuses with `case_perform_day_invalid`. */
function requireInTime(performBy: string, at: Date): void {
  const latest = dayInShanghai(new Date(at.getTime() + policy.offerPerformed.value * dayMs))
  if (performBy < dayInShanghai(at) || performBy > latest) throw new Refusal('case_perform_day_invalid')
}

/** No answer to the open offer counts any more: another takes its place, or the mediation is over. */
export async function dropOpenOffer(tx: Db, caseId: string): Promise<void> {
  await tx
    .update(complaintOffers)
    .set({ state: 'replaced' })
    .where(and(eq(complaintOffers.caseId, caseId), eq(complaintOffers.state, 'open')))
}

async function sumOf(tx: Db, platform: Platform, row: CaseRow, lines: OfferRow['lines']): Promise<number> {
  const orderId = await orderIdOf(tx, row)
  if (orderId === null) throw new Refusal('refund_too_much')
  await requireWayBack(tx, platform, { orderId, lines: [...lines] })
  return previewAgreed(tx, { orderId, lines })
}

/** The open offer by its id; refuses with `case_offer_not_found`, `case_offer_conflict`. The case is locked. */
async function openOffer(tx: Db, row: CaseRow, offerId: string): Promise<OfferRow> {
  const [offer] = await tx
    .select()
    .from(complaintOffers)
    .where(and(eq(complaintOffers.id, offerId), eq(complaintOffers.caseId, row.id)))
  if (!offer) throw new Refusal('case_offer_not_found')
  if (offer.state !== 'open') throw new Refusal('case_offer_conflict')
  return offer
}

/**
 * One side answers an offer; when both agree, it is an agreement and its refund is made at once. Nobody agrees to what
 * can no longer be performed in time: refused with `case_offer_expired`.
 */
export async function answerOffer(
  tx: Db,
  acting: Acting,
  row: CaseRow,
  answer: { offerId: string; by: NonNullable<By>; agrees: boolean; reason?: string | undefined },
): Promise<void> {
  const { platform } = acting
  if (!isMediated(row.state)) throw new Refusal('case_state_conflict')
  const offer = await openOffer(tx, row, answer.offerId)
  const side = answer.by.as === 'merchant' ? ('merchant' as const) : ('consumer' as const)
  const who = side === 'merchant' ? '商家' : '投诉人'
  const at = platform.clock()
  if (answer.agrees && offer.performBy < dayInShanghai(at)) throw new Refusal('case_offer_expired')
  const which = eq(complaintOffers.id, offer.id)
  if (!answer.agrees) {
    const reason = answer.reason ?? ''
    await tx.update(complaintOffers).set({ state: 'declined', answer: reason }).where(which)
    const moved = await actOn(tx, row, {
      event: 'decline',
      by: answer.by,
      at,
      shownTo: 'all',
      opinion: `${who}不同意方案${reason ? `：${reason}` : ''}`,
    })
    const words = { about: `declined/${offer.id}`, title: `${who}不同意方案`, text: reason || nameOf(row) }
    await tellOfficers(tx, platform, moved, words)
    await (side === 'merchant' ? tellConsumer : tellMerchant)(tx, platform, moved, words)
    return
  }
  const agreed = {
    merchantAgreed: offer.merchantAgreed || side === 'merchant',
    consumerAgreed: offer.consumerAgreed || side === 'consumer',
  }
  await tx.update(complaintOffers).set(agreed).where(which)
  if (agreed.merchantAgreed && agreed.consumerAgreed)
    return settleOffer(tx, acting, row, { offer, by: answer.by })
  await actOn(tx, row, { event: 'agreeOffer', by: answer.by, at, shownTo: 'all', opinion: `${who}同意方案` })
}
