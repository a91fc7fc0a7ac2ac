import { randomBytes } from 'node:crypto'
import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { and, eq, inArray, lt } from 'drizzle-orm'
import { newId } from '../platform/db/columns.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import type { Office } from './office.ts'
import { certificationImports } from './tables.ts'

export const READ_QUEUE = 'certification-import-read'
export const WRITE_QUEUE = 'certification-import-write'
const fileNameMax = 100
/** The store knows files by their names; what a table really is, its reader finds. */
const keptAs = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const keptMs = 24 * 3_600_000

type Row = typeof certificationImports.$inferSelect

const importView = (row: Row): CertificationImport => ({
  id: row.id,
  fileName: row.fileName,
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

/** Takes an uploaded catalogue; a job reads it and says what importing it would do. */
export async function startImport(
  platform: Platform,
  office: Office,
  { name, bytes }: Upload,
): Promise<CertificationImport> {
  const fileKey = `certification-imports/${randomBytes(24).toString('hex')}.xlsx`
  await platform.files.private.put(fileKey, bytes, keptAs)
  return platform.database.transaction(async (tx) => {
    const [row] = await tx
      .insert(certificationImports)
      .values({
        id: newId(),
        ownerId: office.userId,
        countyCodes: office.counties && [...office.counties],
        fileName: name.replace(/\p{C}/gu, '').slice(0, fileNameMax).toWellFormed() || '认定目录',
        fileKey,
        state: 'reading',
        createdAt: platform.clock(),
      })
      .returning()
    if (!row) throw new Error('an insert returned no import')
    await platform.jobs.enqueue(tx, READ_QUEUE, { importId: row.id })
    return importView(row)
  })
}

const own = (office: Pick<Office, 'userId'>, id: string) =>
  and(eq(certificationImports.id, id), eq(certificationImports.ownerId, office.userId))

/** Where an import of this person stands; refuses with `not_found`. */
export async function readImport(
  { database }: Platform,
  office: Pick<Office, 'userId'>,
  id: string,
): Promise<CertificationImport> {
  const [row] = await database.db.select().from(certificationImports).where(own(office, id))
  if (!row) throw new Refusal('not_found')
  return importView(row)
}

/** Lets a job write what was previewed; repeating it changes nothing. Refusals: `not_found`, `sheet_has_errors`. */
export async function confirmImport(
  platform: Platform,
  office: Pick<Office, 'userId'>,
  id: string,
): Promise<CertificationImport> {
  return platform.database.transaction(async (tx) => {
    const [row] = await tx.select().from(certificationImports).where(own(office, id)).for('update')
    if (!row) throw new Refusal('not_found')
    if (row.state === 'importing' || row.state === 'imported') return importView(row)
    if (row.errorCount > 0) throw new Refusal('sheet_has_errors')
    if (row.state !== 'preview' || row.rows === null) throw new Refusal('not_found')
    const [moved] = await tx
      .update(certificationImports)
      .set({ state: 'importing', percent: 0 })
      .where(eq(certificationImports.id, id))
      .returning()
    await platform.jobs.enqueue(tx, WRITE_QUEUE, { importId: id })
    return importView(moved ?? row)
  })
}

/** Job: rows of previews nobody confirmed within a day are forgotten. */
export async function forgetImports({ database, clock }: Platform): Promise<void> {
  const before = new Date(clock().getTime() - keptMs)
  await database.db
    .update(certificationImports)
    .set({ state: 'failed', failure: '超过一天没有确认，请重新上传', rows: null })
    .where(
      and(
        inArray(certificationImports.state, ['preview', 'reading']),
        lt(certificationImports.createdAt, before),
      ),
    )
}
