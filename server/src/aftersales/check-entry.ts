import { eq } from 'drizzle-orm'
import { lockTraces, type Suggest, verdictsOf } from '../content-check/index.ts'
import { getOpenid } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { afterSaleEvents, afterSalePictures } from './tables.ts'

export const CHECK_ENTRY_QUEUE = 'check-after-sale-entry'

/**
 * Job: has WeChat check what buyer or merchant wrote and showed on a case. A case has deadlines and can't wait for it:
 * what is written is seen at once by the few who deal with it, and hidden when it is found risky. Who has no
 * WeChat can't be checked; the platform sees every case it is asked to decide. Safe to repeat.
 */
export async function checkEntry(platform: Platform, entryId: string): Promise<void> {
  const { database, wechat, config } = platform
  const { db } = database
  const [entry] = await db.select().from(afterSaleEvents).where(eq(afterSaleEvents.id, entryId))
  if (!entry?.actorId || entry.verdict === 'risky') return
  const openid = await getOpenid(db, entry.actorId)
  if (!openid) return
  if (entry.verdict === null && entry.text !== '') {
    const verdict = await wechat.checkText({ openid, text: entry.text })
    if (!verdict) return
    await database.transaction((tx) => conclude(tx, platform, entryId, verdict.suggest))
    if (verdict.suggest === 'risky') return
  }
  // Without a push nobody would ever tell what became of the pictures.
  if (config.WECHAT_PUSH_TOKEN === undefined) return
  const asked = await db.select().from(afterSalePictures).where(eq(afterSalePictures.eventId, entryId))
  for (const [position, photo] of entry.photos.entries()) {
    if (asked.some((one) => one.position === position)) continue
    const traceId = await wechat.checkPicture({ openid, url: new URL(photo, config.PUBLIC_URL).href })
    if (traceId === null) return
    await database.transaction(async (tx) => {
      await lockTraces(tx, [traceId])
      await tx.insert(afterSalePictures).values({ eventId: entryId, position, traceId }).onConflictDoNothing()
      await afterSalePictureJudged(tx, platform, traceId)
    })
  }
}

/** A picture was judged: the entry that shows it, if one does, is hidden when it is risky. */
export async function afterSalePictureJudged(tx: Db, platform: Platform, traceId: string): Promise<void> {
  const [picture] = await tx.select().from(afterSalePictures).where(eq(afterSalePictures.traceId, traceId))
  const verdict = picture && (await verdictsOf(tx, [traceId])).get(traceId)
  if (verdict) await conclude(tx, platform, picture.eventId, verdict)
}

const ranks: readonly (Suggest | null)[] = [null, 'pass', 'review', 'risky']

/** The worst that was said of an entry's parts counts; its author hears when it is hidden. */
async function conclude(tx: Db, platform: Platform, entryId: string, verdict: Suggest): Promise<void> {
  const [entry] = await tx.select().from(afterSaleEvents).where(eq(afterSaleEvents.id, entryId)).for('update')
  if (!entry?.actorId || ranks.indexOf(verdict) <= ranks.indexOf(entry.verdict)) return
  await tx.update(afterSaleEvents).set({ verdict }).where(eq(afterSaleEvents.id, entryId))
  if (verdict !== 'risky') return
  const page = entry.actedAs === 'merchant' ? 'merchant/after-sale' : 'after-sale/detail'
  await notify(tx, platform, [
    {
      userId: entry.actorId,
      kind: 'afterSale',
      title: '您在售后中写的内容已隐藏',
      text: '内容不符合平台规范，对方看不到；可以换个说法再写。售后照常处理',
      path: `/packages/${page}/index?id=${entry.afterSaleId}`,
      dedupeKey: `afterSale/${entry.afterSaleId}/hidden/${entryId}`,
    },
  ])
}
