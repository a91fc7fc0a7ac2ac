import { randomBytes } from 'node:crypto'
import type { Paper } from '@yuxiang/shared/api/certification'
import { Id } from '@yuxiang/shared/api/endpoint'
import { and, eq, inArray } from 'drizzle-orm'
import type { Hono } from 'hono'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { paperType } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import { attachment, requireSignedLink, signedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { certificationFiles } from './tables.ts'

const nameMax = 100
const pathOf = (id: string) => `/api/certification-files/${id}`

type Row = typeof certificationFiles.$inferSelect

const viewOf = ({ config, clock }: Pick<Platform, 'config' | 'clock'>, row: Row): Paper => ({
  id: row.id,
  name: row.name,
  contentType: row.contentType,
  url: signedLink(config.SECRET_KEY, pathOf(row.id), clock()),
})

/** Keeps a paper apart from public files, a PDF or a picture told by its content. Refuses with `file_type_not_allowed`. */
export async function keepPaper(
  platform: Platform,
  ownerId: string,
  { name, bytes }: Upload,
): Promise<Paper> {
  const { mime, extension } = await paperType(bytes)
  const fileKey = `certification/${randomBytes(24).toString('hex')}.${extension}`
  await platform.files.private.put(fileKey, bytes, mime)
  const row: Row = {
    id: newId(),
    ownerId,
    fileKey,
    name: name.replace(/\p{C}/gu, '').slice(0, nameMax).toWellFormed() || `材料.${extension}`,
    contentType: mime,
    createdAt: platform.clock(),
  }
  await platform.database.db.insert(certificationFiles).values(row)
  return viewOf(platform, row)
}

/** Refuses with `paper_unknown` unless this person sent each of them in, or may hand them on. */
export async function requireOwnPapers(
  tx: Db,
  ownerId: string,
  ids: readonly string[] = [],
  handedOn: ReadonlySet<string> = new Set(),
): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !handedOn.has(id))
  if (wanted.length === 0) return
  const own = await tx
    .select({ id: certificationFiles.id })
    .from(certificationFiles)
    .where(and(eq(certificationFiles.ownerId, ownerId), inArray(certificationFiles.id, wanted)))
  if (own.length < wanted.length) throw new Refusal('paper_unknown')
}

/** These papers with addresses that are good for 10 minutes, by id: for whoever may see the case. */
export async function papersOf(
  platform: Pick<Platform, 'config' | 'clock'>,
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Paper>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(certificationFiles)
    .where(inArray(certificationFiles.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, viewOf(platform, row)]))
}

/** `GET /api/certification-files/{id}?expires=&signature=`: to whoever has a signed address of it. */
export function mountCertificationFiles(app: Hono, { config, clock, database, files }: Platform): void {
  app.get('/api/certification-files/:id', async (c) => {
    traceOf(c).route = 'GET /api/certification-files/{id}'
    const id = c.req.param('id')
    requireSignedLink(config.SECRET_KEY, pathOf(id), c.req.query(), clock())
    if (!Id.safeParse(id).success) throw new Refusal('not_found')
    const [row] = await database.db.select().from(certificationFiles).where(eq(certificationFiles.id, id))
    const file = row && (await files.private.get(row.fileKey))
    if (!row || !file) throw new Refusal('not_found')
    const extension = row.fileKey.slice(row.fileKey.lastIndexOf('.') + 1)
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.contentType,
      'Content-Disposition': attachment(`paper.${extension}`, row.name).replace('attachment', 'inline'),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
