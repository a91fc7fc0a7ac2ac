import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import type { MountedRoute } from './mount.ts'
import { openApiDocument } from './openapi.ts'
import { Refusal } from './refusal.ts'
import { securityHeaders } from './security-headers.ts'
import { createStaticFiles } from './static.ts'
import { traceOf } from './trace.ts'

const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>渝乡集 API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<div id="documentation"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/show.js"></script>
</html>`

const show = `SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#documentation', deepLinking: true, docExpansion: 'none', filter: true,
})`

const parts = new Set(['swagger-ui.css', 'swagger-ui-bundle.js'])

/** `/api/openapi.json`, and `/api/docs` to read it: swagger-ui from our own origin, so no CDN and the usual CSP. */
export function mountDocumentation(app: Hono, routes: readonly MountedRoute[], publicUrl: string): void {
  let document: string | undefined
  app.get('/api/openapi.json', (c) => {
    traceOf(c).route = 'GET /api/openapi.json'
    document ??= JSON.stringify(openApiDocument(routes, publicUrl))
    return c.body(document, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'public, max-age=60',
    })
  })
  app.get('/api/docs', (c) => {
    traceOf(c).route = 'GET /api/docs'
    return c.html(page, 200, { 'Cache-Control': 'no-cache', ...securityHeaders(publicUrl) })
  })
  app.get('/api/docs/show.js', (c) =>
    c.body(show, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }),
  )
  const directory = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))
  const files = createStaticFiles(directory, {})
  app.get('/api/docs/:part', async (c) => {
    traceOf(c).route = 'GET /api/docs/{part}'
    const part = c.req.param('part')
    const file = parts.has(part) ? await files.serve(c, `/${part}`) : null
    if (!file) throw new Refusal('not_found')
    return file
  })
}
