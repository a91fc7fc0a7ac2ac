import type { BulletinInput } from '@yuxiang/shared/api/statistics-views'
import { type Period, spanOf } from '@yuxiang/shared/statistics/periods'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { bulletinWords } from './bulletin-words.ts'
import { readOverview } from './read-overview.ts'
import { bulletins } from './tables.ts'

type Row = typeof bulletins.$inferSelect

/**
 * Drafts the bulletin of a period that is over: its figures are frozen into it. The days must be reckoned to their end,
 * see `catchUpSales`. Refuses with `bulletin_period_not_over`, `bulletin_drafted`.
 */
export async function draftBulletin(
  tx: Db,
  platform: Platform,
  actorId: string,
  period: Period,
): Promise<Row> {
  const span = spanOf(period)
  const now = platform.clock()
  if (dayInShanghai(now) <= span.to) throw new Refusal('bulletin_period_not_over')
  const figures = await readOverview(platform, null, span, tx)
  const [row] = await tx
    .insert(bulletins)
    .values({
      id: newId(),
      ...period,
      ...bulletinWords(period, figures),
      figures,
      draftedBy: actorId,
      draftedAt: now,
    })
    .returning()
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'bulletins_drafted' ? new Refusal('bulletin_drafted') : error
    })
  if (!row) throw new Error('an insert returned no bulletin')
  await audit(tx, {
    actorId,
    action: 'bulletin.draft',
    subject: 'bulletin',
    subjectId: row.id,
    after: { ...period, netFen: figures.total.netFen },
  })
  return row
}

/** Changes the words of a draft. Refuses with `bulletin_state_conflict`, `bulletin_text_changed`. */
export async function reviseBulletin(
  tx: Db,
  actorId: string,
  id: string,
  { title, text, edition }: BulletinInput,
): Promise<Row> {
  const [before] = await tx.select().from(bulletins).where(eq(bulletins.id, id)).for('update')
  if (!before) throw new Refusal('bulletin_not_found')
  if (before.state !== 'draft') throw new Refusal('bulletin_state_conflict')
  // Sent twice it is written once.
  if (before.title === title && before.text === text) return before
  if (before.edition !== edition) throw new Refusal('bulletin_text_changed')
  const [row] = await tx
    .update(bulletins)
    .set({ title, text, edition: edition + 1 })
    .where(eq(bulletins.id, id))
    .returning()
  if (!row) throw new Error('a locked bulletin is gone')
  await audit(tx, {
    actorId,
    action: 'bulletin.revise',
    subject: 'bulletin',
    subjectId: id,
    before: { title: before.title, text: before.text },
    after: { title, text },
  })
  return row
}

/** Deletes a draft; one that is gone is gone. Refuses with `bulletin_state_conflict` what was published. */
export async function discardBulletin(tx: Db, actorId: string, id: string): Promise<void> {
  const [row] = await tx
    .delete(bulletins)
    .where(and(eq(bulletins.id, id), eq(bulletins.state, 'draft')))
    .returning()
  if (!row) {
    const [kept] = await tx.select({ id: bulletins.id }).from(bulletins).where(eq(bulletins.id, id))
    if (kept) throw new Refusal('bulletin_state_conflict')
    return
  }
  await audit(tx, {
    actorId,
    action: 'bulletin.discard',
    subject: 'bulletin',
    subjectId: id,
    before: { title: row.title, text: row.text },
  })
}
