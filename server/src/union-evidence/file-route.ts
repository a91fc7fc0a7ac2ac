import type { Hono } from 'hono'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { requireLink } from './evidence-link.ts'
import { readEvidenceFile } from './read-evidence.ts'

/** `GET /api/union-office/evidence/{id}/file?expires=&signature=`: the file, to whoever has a signed address of it. */
export function mountEvidenceFile(app: Hono, platform: Platform): void {
  const { config, clock } = platform
  app.get('/api/union-office/evidence/:id/file', async (c) => {
    traceOf(c).route = 'GET /api/union-office/evidence/{id}/file'
    const id = c.req.param('id')
    const { expires = '', signature = '' } = c.req.query()
    requireLink(config.SECRET_KEY, id, { expires, signature }, clock())
    const { bytes, contentType, title, format } = await readEvidenceFile(platform, id)
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': contentType,
      'Content-Disposition': disposition(title, format),
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
