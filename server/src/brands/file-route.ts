import { Id } from '@yuxiang/shared/api/endpoint'
import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { Refusal } from '../platform/http/refusal.ts'
import { attachment, requireSignedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { markFiles } from './tables.ts'

/** Where a mark's certificate is. */
export const markFilePath = (fileId: string) => `/api/mark-files/${fileId}/file`

/** `GET /api/mark-files/{id}/file?expires=&signature=`: to whoever has a signed address of it. */
export function mountMarkFile(app: Hono, { config, clock, database, files }: Platform): void {
  app.get('/api/mark-files/:id/file', async (c) => {
    traceOf(c).route = 'GET /api/mark-files/{id}/file'
    const id = c.req.param('id')
    requireSignedLink(config.SECRET_KEY, markFilePath(id), c.req.query(), clock())
    if (!Id.safeParse(id).success) throw new Refusal('not_found')
    const [row] = await database.db.select().from(markFiles).where(eq(markFiles.id, id))
    const file = row ? await files.private.get(row.fileKey) : null
    if (!row || !file) throw new Refusal('not_found')
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.contentType,
      'Content-Disposition': attachment('certificate', row.name),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
