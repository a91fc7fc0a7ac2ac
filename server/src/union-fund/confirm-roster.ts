import type { RosterImport } from '@yuxiang/shared/api/union-roster'
import { and, eq, lt } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { lockRoster, rosterChanged } from './lock-roster.ts'
import { ofOfficer } from './officers.ts'
import { putOnRoster } from './put-on-roster.ts'
import { rosterImports } from './tables.ts'

const keptMs = 24 * 3_600_000

/**
 * Imports a previewed roster: all of its rows or none. Repeating it gives the same answer. Refuses with `not_found`
 * (also a day after the preview), `roster_has_errors`, `roster_outdated` when the roster has changed since.
 */
export async function confirmRoster(
  platform: Platform,
  userId: string,
  importId: string,
): Promise<RosterImport> {
  const { database, cipher } = platform
  return database.transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(rosterImports)
      .where(and(eq(rosterImports.id, importId), ofOfficer(tx, userId, rosterImports)))
      .for('update')
    if (!found || found.state === 'cancelled') throw new Refusal('not_found')
    if (found.state === 'imported' || found.rowsEncrypted === null) return answerOf(found)
    if (found.errorCount > 0) throw new Refusal('roster_has_errors')
    if ((await lockRoster(tx, found.unionId)) !== found.rosterVersion) throw new Refusal('roster_outdated')
    await putOnRoster(tx, platform, found.unionId, JSON.parse(cipher.decrypt(found.rowsEncrypted)))
    await rosterChanged(tx, found.unionId)
    const [imported] = await tx
      .update(rosterImports)
      .set({ state: 'imported', rowsEncrypted: null })
      .where(eq(rosterImports.id, importId))
      .returning()
    if (!imported) throw new Error(`import ${importId} is gone`)
    const { added, updated, unchanged } = imported
    await audit(tx, {
      actorId: userId,
      action: 'roster.import',
      subject: 'union',
      subjectId: found.unionId,
      after: { importId, added, updated, unchanged },
    })
    return answerOf(imported)
  })
}

/** Job: rows of previews nobody confirmed within a day are forgotten. */
export async function forgetPreviews({ database, clock }: Platform): Promise<void> {
  const before = new Date(clock().getTime() - keptMs)
  await database.db
    .update(rosterImports)
    .set({ state: 'cancelled', rowsEncrypted: null })
    .where(and(eq(rosterImports.state, 'preview'), lt(rosterImports.createdAt, before)))
}

const answerOf = (row: typeof rosterImports.$inferSelect): RosterImport => ({
  id: row.id,
  fileName: row.fileName,
  state: row.state,
  rows: row.rowCount,
  added: row.added,
  updated: row.updated,
  unchanged: row.unchanged,
  errorCount: row.errorCount,
  errors: row.errors,
  sample: [],
})
