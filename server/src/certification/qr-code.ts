import type { Hono } from 'hono'
import { type Cache, createCache } from '../platform/cache.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { drawQrCode } from '../platform/qr-code.ts'
import { paths } from './tell.ts'

/** Drawing one takes some 5 ms, as long as fifty answers of the certificate itself: each is drawn once. */
const keptBytes = 2 * 1024 * 1024
const dayMs = 24 * 3_600_000
const noMax = 60

/** Where a certificate's QR code is. */
export const qrCodePath = (no: string): string => `/api/certificates/${encodeURIComponent(no)}/qr.png`

/** `GET /api/certificates/{no}/qr.png`: a picture that leads to the certificate's page, wherever it was printed. */
export function mountQrCodes(app: Hono, { config, database }: Platform): void {
  const kept: Cache<{ png: Uint8Array<ArrayBuffer> }> = createCache({
    maxBytes: keptBytes,
    lifetimeMs: dayMs,
    bytesOf: ({ png }) => png.byteLength,
  })
  const draw = async (no: string) => {
    const [known] = await database.sql`select from certifications where certificate_no = ${no}`
    if (!known) throw new Refusal('certificate_not_found')
    const png = await drawQrCode(new URL(paths.certificate(no), config.PUBLIC_URL).href, {
      margin: 1,
      scale: 5,
      color: { dark: '#1F4D30', light: '#FFFFFF' },
    })
    return { png }
  }
  app.get('/api/certificates/:no/qr.png', async (c) => {
    traceOf(c).route = 'GET /api/certificates/{no}/qr.png'
    const no = c.req.param('no')
    if (no.length > noMax) throw new Refusal('certificate_not_found')
    const { png } = kept.peek(no) ?? (await kept.read(no, () => draw(no)))
    return c.body(png, 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=86400',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
