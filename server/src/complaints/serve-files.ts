import { Id } from '@yuxiang/shared/api/endpoint'
import { eq } from 'drizzle-orm'
import type { Context, Hono } from 'hono'
import { Refusal } from '../platform/http/refusal.ts'
import { attachment, requireSignedLink } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import type { ByteRange } from '../platform/integrations/storage/index.ts'
import { amongFew } from './among-few.ts'
import { type FileRow, filePaths } from './files.ts'
import { inPieces } from './in-pieces.ts'
import { complaintFiles } from './record-tables.ts'
import { withoutMetadata } from './without-metadata.ts'

/** Pictures that this process decodes at once: a large one takes some 100 MB. */
const decoded = amongFew(2)

/**
 * `GET /api/complaint-files/{id}?expires=&signature=`: to whoever has a signed address of it, videos by ranges; at
 * `/copy` a picture without what the camera wrote into it.
 */
export function mountComplaintFiles(app: Hono, platform: Platform): void {
  const { private: store } = platform.files
  app.get(filePaths.original(':id'), async (c) => {
    traceOf(c).route = 'GET /api/complaint-files/{id}'
    const row = await signedRow(c, platform)
    const range = rangeOf(c.req.header('range'), row.sizeBytes)
    const { from, to } = range ?? { from: 0, to: row.sizeBytes - 1 }
    return c.body(await inPieces(store, row.fileKey, { from, to }), range ? 206 : 200, {
      ...headersOf(row),
      'Accept-Ranges': 'bytes',
      'Content-Length': String(to - from + 1),
      ...(range && { 'Content-Range': `bytes ${from}-${to}/${row.sizeBytes}` }),
    })
  })
  app.get(filePaths.copy(':id'), async (c) => {
    traceOf(c).route = 'GET /api/complaint-files/{id}/copy'
    const row = await signedRow(c, platform)
    const copy = await decoded(async () => {
      const file = await store.get(row.fileKey)
      if (!file) throw new Refusal('not_found')
      return withoutMetadata(file.bytes)
    })
    return c.body(copy, 200, headersOf(row))
  })
}

async function signedRow(c: Context, { config, clock, database }: Platform): Promise<FileRow> {
  requireSignedLink(config.SECRET_KEY, c.req.path, c.req.query(), clock())
  const id = Id.safeParse(c.req.param('id'))
  if (!id.success) throw new Refusal('not_found')
  const [row] = await database.db.select().from(complaintFiles).where(eq(complaintFiles.id, id.data))
  if (!row) throw new Refusal('not_found')
  return row
}

const headersOf = ({ fileKey, name, contentType }: FileRow) => ({
  'Content-Type': contentType,
  'Content-Disposition': attachment(`evidence.${fileKey.slice(fileKey.lastIndexOf('.') + 1)}`, name).replace(
    'attachment',
    'inline',
  ),
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
})

/** One range as players ask for it; null for the whole. */
function rangeOf(header: string | undefined, length: number): ByteRange | null {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined) return null
  const from = Number(first)
  const to = last ? Math.min(Number(last), length - 1) : length - 1
  return from <= to ? { from, to } : null
}
