import { Id } from '@yuxiang/shared/api/endpoint'
import { traceabilityContract } from '@yuxiang/shared/api/traceability'
import type { Hono } from 'hono'
import { Refusal } from '../platform/http/refusal.ts'
import { attachment, requireSignedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { labelPath, readLabel } from './label-file.ts'
import { readReport } from './report-file.ts'
import { drawTraceQr } from './trace-qr.ts'

const TraceParams = traceabilityContract['GET /api/traces/{code}'].params
const daySeconds = 86_400

/** What is no JSON: a label by its signed address, and everybody's test reports and QR codes. */
export function mountTraceFiles(app: Hono, platform: Platform): void {
  const { config, clock } = platform
  app.get('/api/merchant/batches/:id/label/file', async (c) => {
    traceOf(c).route = 'GET /api/merchant/batches/{id}/label/file'
    const id = c.req.param('id')
    requireSignedLink(config.SECRET_KEY, labelPath(id), c.req.query(), clock())
    if (!Id.safeParse(id).success) throw new Refusal('not_found')
    const { bytes, name } = await readLabel(platform, id)
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachment('label.pdf', name),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
  app.get('/api/traces/:code/events/:position/report', async (c) => {
    traceOf(c).route = 'GET /api/traces/{code}/events/{position}/report'
    const { bytes, contentType, name } = await readReport(platform, codeOf(c.req.param('code')), {
      position: Number(c.req.param('position')),
    })
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': contentType,
      'Content-Disposition': attachment('report', name),
      'Cache-Control': `public, max-age=${daySeconds}`,
      'X-Content-Type-Options': 'nosniff',
    })
  })
  app.get('/api/traces/:code/qr.png', async (c) => {
    traceOf(c).route = 'GET /api/traces/{code}/qr.png'
    const bytes = await drawTraceQr(platform, codeOf(c.req.param('code')))
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': `public, max-age=${daySeconds}`,
      'X-Content-Type-Options': 'nosniff',
    })
  })
}

function codeOf(given: string): string {
  const parsed = TraceParams?.safeParse({ code: given })
  if (!parsed?.success) throw new Refusal('trace_not_found')
  return parsed.data.code
}
