import { type BulletinEvent, bulletinMachine } from '@yuxiang/shared/states/bulletin'
import { next, statesAllowing } from '@yuxiang/shared/states/machine'
import { and, eq, sql } from 'drizzle-orm'
import { countyStaffIds } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { bulletinCounters, bulletins } from './tables.ts'

type Row = typeof bulletins.$inferSelect

/**
 * Publishes the edition that was seen: it gets its number, every county's office is told, and from then on nothing of
 * it changes. What was published of the same period before is withdrawn for it. Repeated it changes nothing. Refuses
 * with `bulletin_not_found`, `bulletin_state_conflict`, `bulletin_text_changed`.
 */
export async function publishBulletin(
  tx: Db,
  platform: Platform,
  actorId: string,
  { id, edition }: { id: string; edition: number },
): Promise<Row> {
  const now = platform.clock()
  const draft = await lockedBulletin(tx, id)
  if (draft.state === 'published' && draft.edition === edition) return draft
  if (draft.state !== 'draft') throw new Refusal('bulletin_state_conflict')
  if (draft.edition !== edition) throw new Refusal('bulletin_text_changed')
  const documentNo = await takeNumber(tx, now)
  await supersede(tx, platform, actorId, draft, documentNo)
  const row = await move(tx, id, 'publish', { documentNo, publishedBy: actorId, publishedAt: now })
  await audit(tx, {
    actorId,
    action: 'bulletin.publish',
    subject: 'bulletin',
    subjectId: id,
    after: { documentNo, title: row.title },
  })
  await tellCounties(tx, platform, row, { about: 'published', title: '市级通报', text: row.title })
  return row
}

/** Takes a published bulletin back, with the reason told to every county. Repeated it changes nothing. */
export async function withdrawBulletin(
  tx: Db,
  platform: Platform,
  actorId: string,
  { id, reason }: { id: string; reason: string },
): Promise<Row> {
  const found = await lockedBulletin(tx, id)
  if (found.state === 'withdrawn' && found.withdrawnReason === reason) return found
  if (found.state !== 'published') throw new Refusal('bulletin_state_conflict')
  return takeBack(tx, platform, actorId, found, { reason, supersededById: null })
}

/** What was published of the period before goes, where there is something. */
async function supersede(
  tx: Db,
  platform: Platform,
  actorId: string,
  { id, kind, year, number }: Row,
  documentNo: string,
): Promise<void> {
  const [former] = await tx
    .select()
    .from(bulletins)
    .where(
      and(
        eq(bulletins.kind, kind),
        eq(bulletins.year, year),
        eq(bulletins.number, number),
        eq(bulletins.state, 'published'),
      ),
    )
    .for('update')
  const reason = `由${documentNo}替代`
  if (former) await takeBack(tx, platform, actorId, former, { reason, supersededById: id })
}

async function takeBack(
  tx: Db,
  platform: Platform,
  actorId: string,
  { id, documentNo }: Row,
  { reason, supersededById }: { reason: string; supersededById: string | null },
): Promise<Row> {
  const row = await move(tx, id, 'withdraw', {
    withdrawnAt: platform.clock(),
    withdrawnReason: reason,
    supersededById,
  })
  await audit(tx, {
    actorId,
    action: 'bulletin.withdraw',
    subject: 'bulletin',
    subjectId: id,
    before: { documentNo },
    after: { reason, supersededById },
  })
  const text = `${documentNo}：${reason}`.slice(0, 200)
  await tellCounties(tx, platform, row, { about: 'withdrawn', title: '通报已撤回', text })
  return row
}

async function lockedBulletin(tx: Db, id: string): Promise<Row> {
  const [row] = await tx.select().from(bulletins).where(eq(bulletins.id, id)).for('update')
  if (!row) throw new Refusal('bulletin_not_found')
  return row
}

async function move(tx: Db, id: string, event: BulletinEvent, set: Partial<Row>): Promise<Row> {
  for (const state of statesAllowing(bulletinMachine, event)) {
    const to = next(bulletinMachine, state, event)
    if (to === null) continue
    const [row] = await tx
      .update(bulletins)
      .set({ ...set, state: to })
      .where(and(eq(bulletins.id, id), eq(bulletins.state, state)))
      .returning()
    if (row) return row
  }
  throw new Refusal('bulletin_state_conflict')
}

/** 渝消帮通〔2026〕3号: the next of the year in which it is published. */
async function takeNumber(tx: Db, at: Date): Promise<string> {
  const year = Number(dayInShanghai(at).slice(0, 4))
  const [counter] = await tx
    .insert(bulletinCounters)
    .values({ year, last: 1 })
    .onConflictDoUpdate({
      target: bulletinCounters.year,
      set: { last: sql`${bulletinCounters.last} + 1` },
    })
    .returning({ last: bulletinCounters.last })
  if (!counter) throw new Error('an upsert returned no counter')
  return `渝消帮通〔${year}〕${counter.last}号`
}

async function tellCounties(
  tx: Db,
  platform: Platform,
  { id }: Row,
  { about, title, text }: { about: string; title: string; text: string },
): Promise<void> {
  const staff = await countyStaffIds(tx)
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title,
      text,
      path: `/packages/statistics/bulletin/index?id=${id}`,
      dedupeKey: `bulletin/${id}/${about}`,
    })),
  )
}
