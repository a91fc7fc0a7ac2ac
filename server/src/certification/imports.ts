import { randomBytes } from 'node:crypto'
import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { and, arrayContained, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { nicknamesOf } from '../identity/index.ts'
import { merchantsOfStaff } from '../merchants/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import type { WritableRow } from './compare-import.ts'
import { certificationImports } from './tables.ts'
import { colleaguesOf } from './tell.ts'

export const READ_QUEUE = 'certification-import-read'
export const WRITE_QUEUE = 'certification-import-write'
const fileNameMax = 100
const listedMax = 20
/** The store knows files by their names; what a table really is, its reader finds. */
const keptAs = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** As long as a colleague who confirms may be away. */
const keptMs = 7 * 24 * 3_600_000

type Row = typeof certificationImports.$inferSelect

/** Whoever works for these counties. */
interface Importer {
  userId: string
  counties: readonly string[]
}

async function importViews(
  db: Db,
  { userId }: Importer,
  rows: readonly Row[],
): Promise<CertificationImport[]> {
  const names = await nicknamesOf(
    db,
    rows.flatMap((row) => [row.ownerId, row.confirmedBy ?? []].flat()),
  )
  const views: CertificationImport[] = []
  for (const row of rows) {
    views.push({
      id: row.id,
      fileName: row.fileName,
      ownerName: names.get(row.ownerId) ?? '',
      own: row.ownerId === userId,
      uploadedAt: row.createdAt.toISOString(),
      confirmedByName: row.confirmedBy && (names.get(row.confirmedBy) ?? ''),
      colleagues: (await colleaguesOf(db, row)).length,
      state: row.state,
      percent: row.percent,
      failure: row.failure,
      rows: row.rowCount,
      added: row.added,
      updated: row.updated,
      unchanged: row.unchanged,
      errorCount: row.errorCount,
      errors: row.errors,
    })
  }
  return views
}

async function importView(db: Db, importer: Importer, row: Row): Promise<CertificationImport> {
  const [view] = await importViews(db, importer, [row])
  if (!view) throw new Error('an import without a view')
  return view
}

/** Takes an uploaded catalogue; a job reads it and says what importing it would do. */
export async function startImport(
  platform: Platform,
  importer: Importer,
  { name, bytes }: Upload,
): Promise<CertificationImport> {
  const fileKey = `certification-imports/${randomBytes(24).toString('hex')}.xlsx`
  await platform.files.private.put(fileKey, bytes, keptAs)
  return platform.database.transaction(async (tx) => {
    const [row] = await tx
      .insert(certificationImports)
      .values({
        id: newId(),
        ownerId: importer.userId,
        countyCodes: [...importer.counties],
        fileName: name.replace(/\p{C}/gu, '').slice(0, fileNameMax).toWellFormed() || '认定目录',
        fileKey,
        state: 'reading',
        createdAt: platform.clock(),
      })
      .returning()
    if (!row) throw new Error('an insert returned no import')
    await platform.jobs.enqueue(tx, READ_QUEUE, { importId: row.id })
    return importView(tx, importer, row)
  })
}

/** One's own, and those of colleagues whose counties are all one's own as well. */
const seenBy = ({ userId, counties }: Importer): SQL | undefined =>
  or(
    eq(certificationImports.ownerId, userId),
    counties.length === 0
      ? undefined
      : and(
          arrayContained(certificationImports.countyCodes, [...counties]),
          sql`cardinality(${certificationImports.countyCodes}) > 0`,
        ),
  )

/** Where an import of this person, or of a colleague, stands; refuses with `not_found`. */
export async function readImport(
  { database }: Platform,
  importer: Importer,
  id: string,
): Promise<CertificationImport> {
  const { db } = database
  const [row] = await db
    .select()
    .from(certificationImports)
    .where(and(eq(certificationImports.id, id), seenBy(importer)))
  if (!row) throw new Refusal('not_found')
  return importView(db, importer, row)
}

/** What waits for a confirmation in one's counties, and one's own of late: newest first. */
export async function listImports(
  { database }: Platform,
  importer: Importer,
): Promise<CertificationImport[]> {
  const { db } = database
  const rows = await db
    .select()
    .from(certificationImports)
    .where(
      and(
        seenBy(importer),
        or(
          eq(certificationImports.ownerId, importer.userId),
          and(eq(certificationImports.state, 'preview'), eq(certificationImports.errorCount, 0)),
        ),
      ),
    )
    .orderBy(desc(certificationImports.createdAt), desc(certificationImports.id))
    .limit(listedMax)
  return importViews(db, importer, rows)
}

/**
 * Somebody else of the county lets a job write what was previewed; repeating it changes nothing. Refusals: `not_found`,
 * `import_confirm_own`, `reviewer_conflicted` (staff of one of the merchants), `sheet_has_errors`.
 */
export async function confirmImport(
  platform: Platform,
  importer: Importer,
  id: string,
): Promise<CertificationImport> {
  return platform.database.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(certificationImports)
      .where(and(eq(certificationImports.id, id), seenBy(importer)))
      .for('update')
    if (!row) throw new Refusal('not_found')
    if (row.state === 'importing' || row.state === 'imported') return importView(tx, importer, row)
    if (row.errorCount > 0) throw new Refusal('sheet_has_errors')
    if (row.state !== 'preview' || row.rows === null) throw new Refusal('not_found')
    if (row.ownerId === importer.userId) throw new Refusal('import_confirm_own')
    const own = new Set(await merchantsOfStaff(tx, importer.userId))
    if ((row.rows as WritableRow[]).some(({ merchantId }) => own.has(merchantId))) {
      throw new Refusal('reviewer_conflicted')
    }
    const [moved] = await tx
      .update(certificationImports)
      .set({ state: 'importing', percent: 0, confirmedBy: importer.userId })
      .where(eq(certificationImports.id, id))
      .returning()
    await platform.jobs.enqueue(tx, WRITE_QUEUE, { importId: id })
    return importView(tx, importer, moved ?? row)
  })
}

/** Job: rows of previews nobody confirmed within a week are forgotten, and files that nobody could read. */
export async function forgetImports({ database, clock, files }: Platform): Promise<void> {
  const before = new Date(clock().getTime() - keptMs)
  const old = and(
    inArray(certificationImports.state, ['preview', 'reading']),
    lt(certificationImports.createdAt, before),
  )
  const unread = await database.db
    .select({ fileKey: certificationImports.fileKey })
    .from(certificationImports)
    .where(and(old, eq(certificationImports.state, 'reading')))
  for (const { fileKey } of unread) await files.private.remove(fileKey)
  await database.db
    .update(certificationImports)
    .set({ state: 'failed', failure: '超过七天没有确认，请重新上传', rows: null })
    .where(old)
}
