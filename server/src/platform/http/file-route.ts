import type { Hono } from 'hono'
import type { Files } from '../files/index.ts'
import { namesEntityTag } from './entity-tag.ts'
import { Refusal } from './refusal.ts'
import { traceOf } from './trace.ts'

/** `GET /files/{key}`: a key names its content for ever, so whoever has it never asks again. */
export function mountFileRoute(app: Hono, files: Files): void {
  app.get('/files/:key{.+}', async (c) => {
    traceOf(c).route = 'GET /files/{key}'
    const key = c.req.param('key')
    const etag = `"${key}"`
    const headers = {
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: etag,
      'X-Content-Type-Options': 'nosniff',
      // Pictures are shown by the mini program's web views and by share cards.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    }
    const file = await files.read(key)
    if (!file) throw new Refusal('not_found')
    if (namesEntityTag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
    return c.body(new Uint8Array(file.bytes), 200, { ...headers, 'Content-Type': file.contentType })
  })
}
