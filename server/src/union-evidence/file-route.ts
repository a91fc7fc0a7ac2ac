import { Id } from '@yuxiang/shared/api/endpoint'
import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { Refusal } from '../platform/http/refusal.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { requireLink } from './evidence-link.ts'
import { unionEvidence } from './tables.ts'

/** `GET /api/union-office/evidence/{id}/file?expires=&signature=`: the file, to whoever has a signed address of it. */
export function mountEvidenceFile(app: Hono, platform: Platform): void {
  const { config, clock, database, files } = platform
  app.get('/api/union-office/evidence/:id/file', async (c) => {
    traceOf(c).route = 'GET /api/union-office/evidence/{id}/file'
    const id = c.req.param('id')
    const { expires = '', signature = '' } = c.req.query()
    requireLink(config.SECRET_KEY, id, { expires, signature }, clock())
    if (!Id.safeParse(id).success) throw new Refusal('not_found')
    const [row] = await database.db.select().from(unionEvidence).where(eq(unionEvidence.id, id))
    const file = row?.state === 'done' ? await files.private.get(row.fileKey) : null
    if (!row || !file) throw new Refusal('not_found')
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.contentType,
      'Content-Disposition': disposition(row.title, row.format),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}

/** RFC 6266: a plain name for old clients, the Chinese one in the encoding of RFC 5987. */
function disposition(title: string, format: string): string {
  const encoded = encodeURIComponent(`${title}.${format}`).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="evidence.${format}"; filename*=UTF-8''${encoded}`
}
