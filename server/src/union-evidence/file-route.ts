import type { Hono } from 'hono'
import { attachment, requireSignedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { evidencePath, readEvidenceFile } from './read-evidence.ts'

/** `GET /api/union-office/evidence/{id}/file?expires=&signature=`: the file, to whoever has a signed address of it. */
export function mountEvidenceFile(app: Hono, platform: Platform): void {
  const { config, clock } = platform
  app.get('/api/union-office/evidence/:id/file', async (c) => {
    traceOf(c).route = 'GET /api/union-office/evidence/{id}/file'
    const id = c.req.param('id')
    requireSignedLink(config.SECRET_KEY, evidencePath(id), c.req.query(), clock())
    const { bytes, contentType, title, format } = await readEvidenceFile(platform, id)
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': contentType,
      'Content-Disposition': attachment(`evidence.${format}`, `${title}.${format}`),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
