import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** The limit: a bare Hono route on the same machine that answers the same bytes. `PUT /bytes` sets them. */
let bytes = new Uint8Array(new ArrayBuffer(0))
const app = new Hono()
const headers = { 'Content-Type': 'application/json; charset=utf-8' }
app.put('/bytes', async (c) => {
  bytes = new Uint8Array(await c.req.arrayBuffer())
  return c.body(null, 204)
})
app.get('/bare', (c) => c.body(bytes, 200, headers))
app.post('/bare', async (c) => {
  JSON.parse(await c.req.text())
  return c.body(bytes, 200, headers)
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }))
