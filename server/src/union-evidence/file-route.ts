import { Id } from '@yuxiang/shared/api/endpoint'
import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { Refusal } from '../platform/http/refusal.ts'
import { attachment, requireSignedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { evidencePath } from './read-evidence.ts'
import { unionEvidence } from './tables.ts'

/** `GET /api/union-office/evidence/{id}/file?expires=&signature=`: the file, to whoever has a signed address of it. */
export function mountEvidenceFile(app: Hono, platform: Platform): void {
  const { config, clock, database, files } = platform
  app.get('/api/union-office/evidence/:id/file', async (c) => {
    traceOf(c).route = 'GET /api/union-office/evidence/{id}/file'
    const id = c.req.param('id')
    requireSignedLink(config.SECRET_KEY, evidencePath(id), c.req.query(), clock())
    if (!Id.safeParse(id).success) throw new Refusal('not_found')
    const [row] = await database.db.select().from(unionEvidence).where(eq(unionEvidence.id, id))
    const file = row?.state === 'done' ? await files.private.get(row.fileKey) : null
    if (!row || !file) throw new Refusal('not_found')
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.contentType,
      'Content-Disposition': attachment(`evidence.${row.format}`, `${row.title}.${row.format}`),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
