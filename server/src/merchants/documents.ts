import { randomBytes } from 'node:crypto'
import type { DocumentView } from '@yuxiang/shared/api/merchants'
import { and, eq, inArray } from 'drizzle-orm'
import type { Hono } from 'hono'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { paperType } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { attachment, requireSignedLink, signedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { merchantDocuments } from './tables.ts'

const pathOf = (id: string) => `/api/merchant-documents/${id}/file`

/** Keeps a scan in the private store; refuses with `file_type_not_allowed`. */
export async function keepDocument(
  platform: Platform,
  userId: string,
  bytes: Uint8Array,
): Promise<DocumentView> {
  const { database, files, clock } = platform
  const { mime: contentType, extension } = await paperType(bytes)
  const id = newId()
  const fileKey = `merchant-documents/${randomBytes(24).toString('hex')}.${extension}`
  await files.private.put(fileKey, bytes, contentType)
  await database.db
    .insert(merchantDocuments)
    .values({ id, ownerId: userId, fileKey, contentType, createdAt: clock() })
  return viewOf(platform, { id, contentType })
}

/** Documents by id with addresses good for 10 minutes; who may see them is the caller's to know. */
export async function documentsOf(
  platform: Pick<Platform, 'config' | 'clock'>,
  db: Db,
  ids: readonly (string | null)[],
): Promise<Map<string, DocumentView>> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const rows = await db
    .select({ id: merchantDocuments.id, contentType: merchantDocuments.contentType })
    .from(merchantDocuments)
    .where(inArray(merchantDocuments.id, known))
  return new Map(rows.map((row) => [row.id, viewOf(platform, row)]))
}

const viewOf = (
  { config, clock }: Pick<Platform, 'config' | 'clock'>,
  { id, contentType }: { id: string; contentType: string },
): DocumentView => ({
  id,
  isPicture: contentType.startsWith('image/'),
  url: signedLink(config.SECRET_KEY, pathOf(id), clock()),
})

/** Refuses with `document_unknown` unless all of these were uploaded by this account. */
export async function requireOwnDocuments(
  db: Db,
  userId: string,
  ids: readonly (string | null)[],
): Promise<void> {
  const named = [...new Set(ids.filter((id) => id !== null))]
  if (named.length === 0) return
  const own = await db
    .select({ id: merchantDocuments.id })
    .from(merchantDocuments)
    .where(and(eq(merchantDocuments.ownerId, userId), inArray(merchantDocuments.id, named)))
  if (own.length < named.length) throw new Refusal('document_unknown')
}

/** `GET /api/merchant-documents/{id}/file?expires=&signature=`: to whoever has a signed address of it. */
export function mountMerchantDocument(app: Hono, { config, clock, database, files }: Platform): void {
  app.get('/api/merchant-documents/:id/file', async (c) => {
    traceOf(c).route = 'GET /api/merchant-documents/{id}/file'
    const id = c.req.param('id')
    requireSignedLink(config.SECRET_KEY, pathOf(id), c.req.query(), clock())
    const [row] = await database.db.select().from(merchantDocuments).where(eq(merchantDocuments.id, id))
    const file = row && (await files.private.get(row.fileKey))
    if (!row || !file) throw new Refusal('not_found')
    const extension = row.fileKey.slice(row.fileKey.lastIndexOf('.') + 1)
    const isPicture = row.contentType.startsWith('image/')
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.contentType,
      'Content-Disposition': isPicture ? 'inline' : attachment(`licence.${extension}`, `证照.${extension}`),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
