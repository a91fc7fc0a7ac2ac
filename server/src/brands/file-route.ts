import { Id } from '@yuxiang/shared/api/endpoint'
import type { Hono } from 'hono'
import { Refusal } from '../platform/http/refusal.ts'
import { attachment, requireSignedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { markFilePath, readMarkFile } from './mark-file.ts'

/** `GET /api/mark-files/{id}/file?expires=&signature=`: to whoever has a signed address of it. */
export function mountMarkFile(app: Hono, platform: Platform): void {
  const { config, clock } = platform
  app.get('/api/mark-files/:id/file', async (c) => {
    traceOf(c).route = 'GET /api/mark-files/{id}/file'
    const id = c.req.param('id')
    requireSignedLink(config.SECRET_KEY, markFilePath(id), c.req.query(), clock())
    if (!Id.safeParse(id).success) throw new Refusal('not_found')
    const { bytes, contentType, name } = await readMarkFile(platform, id)
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': contentType,
      'Content-Disposition': attachment('certificate', name),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
