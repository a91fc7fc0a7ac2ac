import { randomBytes } from 'node:crypto'
import { Id } from '@yuxiang/shared/api/endpoint'
import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { audit } from '../platform/audit/index.ts'
import { paperType } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import { attachment, requireSignedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { requireOfficer } from './officers.ts'
import { readBudget } from './read-budgets.ts'
import { sourceFilePath } from './source-file-link.ts'
import { budgetSources, unionBudgets } from './tables.ts'

/**
 * Keeps the scanned paper that a budget stands on, a PDF or a picture told by its content; another replaces it, the
 * old file stays for whoever audits. Refuses with `not_found`, `file_too_large`, `file_type_not_allowed`.
 */
export async function keepSourceFile(
  platform: Platform,
  userId: string,
  sourceId: string,
  upload: () => Promise<Upload>,
): Promise<Budget> {
  const { database, files, clock } = platform
  const [source] = await database.db
    .select({
      budgetId: budgetSources.budgetId,
      unionId: unionBudgets.unionId,
      before: budgetSources.fileKey,
    })
    .from(budgetSources)
    .innerJoin(unionBudgets, eq(unionBudgets.id, budgetSources.budgetId))
    .where(eq(budgetSources.id, sourceId))
  if (!source) throw new Refusal('not_found')
  await requireOfficer(database.db, userId, source.unionId).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('not_found') : error
  })
  const { bytes } = await upload()
  const { mime: contentType, extension } = await paperType(bytes)
  const fileKey = `budget-sources/${randomBytes(24).toString('hex')}.${extension}`
  await files.private.put(fileKey, bytes, contentType)
  await database.transaction(async (tx) => {
    await tx.update(budgetSources).set({ fileKey }).where(eq(budgetSources.id, sourceId))
    await audit(tx, {
      actorId: userId,
      action: 'budget.attachSource',
      subject: 'budget',
      subjectId: source.budgetId,
      before: { sourceId, fileKey: source.before },
      after: { sourceId, fileKey, bytes: bytes.byteLength, at: clock() },
    })
  })
  return readBudget(platform, database.db, source.budgetId)
}

/** `GET /api/union-office/budget-sources/{id}/file?expires=&signature=`: to whoever has a signed address of it. */
export function mountSourceFile(app: Hono, { config, clock, database, files }: Platform): void {
  app.get('/api/union-office/budget-sources/:id/file', async (c) => {
    traceOf(c).route = 'GET /api/union-office/budget-sources/{id}/file'
    const id = c.req.param('id')
    requireSignedLink(config.SECRET_KEY, sourceFilePath(id), c.req.query(), clock())
    if (!Id.safeParse(id).success) throw new Refusal('not_found')
    const [row] = await database.db.select().from(budgetSources).where(eq(budgetSources.id, id))
    const file = row?.fileKey ? await files.private.get(row.fileKey) : null
    if (!row?.fileKey || !file) throw new Refusal('not_found')
    const extension = row.fileKey.slice(row.fileKey.lastIndexOf('.') + 1)
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.contentType,
      'Content-Disposition': attachment(`source.${extension}`, `${row.title}.${extension}`),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
