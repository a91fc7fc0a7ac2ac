import type { OfferInput } from '@yuxiang/shared/api/complaint-views'
import { isMediated } from '@yuxiang/shared/states/complaint'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { hearingOf } from './announce-penalty.ts'
import type { Acting } from './consequences.ts'
import { attachOwnFiles } from './files.ts'
import { type CaseRow, lockMerchantsCase } from './find-case.ts'
import { say, type Words } from './messages.ts'
import { actOn } from './move-case.ts'
import { answerOffer, makeOffer } from './offers.ts'
import { tellConsumer, tellOfficers } from './tell.ts'

const by = (userId: string) => ({ userId, as: 'merchant' }) as const

/** Of a report: while something is asked of the merchant; of a complaint: while it is mediated. */
export const mayReply = (row: CaseRow): boolean =>
  row.track === 'complaint'
    ? isMediated(row.state)
    : row.replyAsked !== null && (row.state === 'verifying' || row.state === 'filed')

/**
 * The merchant answers, with papers and perhaps an offer. What it says of a report goes to the office alone. On a penalty
 * that was announced it is heard: there is room for it once, and who decided before having read it looks again.
 */
export async function replyAsMerchant(
  tx: Db,
  acting: Acting,
  userId: string,
  { id, words, offer }: { id: string; words: Words; offer?: OfferInput | undefined },
): Promise<void> {
  const { platform } = acting
  const row = await lockMerchantsCase(tx, userId, id)
  if (!mayReply(row)) throw new Refusal('case_state_conflict')
  const isComplaint = row.track === 'complaint'
  const hearing = await hearingOf(tx, row)
  const isAnswer = row.replyDueOn !== null
  const isAsked = isAnswer || hearing === 'unheard'
  await say(tx, platform, row, { by: by(userId), byName: row.merchantName, words, isAsked })
  const [event, title] =
    hearing === null ? (['reply', '商家已答复'] as const) : (['statement', '商家已陈述、申辩'] as const)
  // An act on the case: who decides on it has to have seen this.
  const moved =
    isAnswer || hearing !== null
      ? await actOn(tx, row, {
          event,
          by: by(userId),
          at: platform.clock(),
          shownTo: isComplaint ? 'all' : 'merchant',
          opinion: `${title}：${words.text.slice(0, 200)}`,
          files: words.files,
          set: { replyDueOn: null, replyOverdueOf: null },
        })
      : row
  const telling = {
    about: `reply/${platform.clock().getTime()}`,
    title,
    text: words.text.slice(0, 60),
  }
  await tellOfficers(tx, platform, moved, telling)
  if (isComplaint) await tellConsumer(tx, platform, moved, telling)
  if (offer) await makeOffer(tx, acting, moved, { by: by(userId), input: offer })
}

export async function answerOfferAsMerchant(
  tx: Db,
  acting: Acting,
  userId: string,
  { id, ...answer }: { id: string; offerId: string; agrees: boolean; reason?: string | undefined },
): Promise<void> {
  const row = await lockMerchantsCase(tx, userId, id)
  await answerOffer(tx, acting, row, { ...answer, by: by(userId) })
}

/** The merchant says that it did what was agreed; the complainant or the officer confirms it. */
export async function notePerformed(
  tx: Db,
  { platform }: Acting,
  userId: string,
  { id, words }: { id: string; words: Words },
): Promise<void> {
  const row = await lockMerchantsCase(tx, userId, id)
  if (row.state !== 'agreed') throw new Refusal('case_state_conflict')
  await attachOwnFiles(tx, userId, words.files)
  const moved = await actOn(tx, row, {
    event: 'performed',
    by: by(userId),
    at: platform.clock(),
    shownTo: 'all',
    opinion: `商家已履行：${words.text}`,
    files: words.files,
  })
  const telling = { about: `performed/${moved.version}`, title: '商家称已履行协议', text: '请核对后确认' }
  await tellConsumer(tx, platform, moved, telling)
  await tellOfficers(tx, platform, moved, telling)
}
