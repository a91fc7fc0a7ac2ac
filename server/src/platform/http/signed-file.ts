import type { Hono } from 'hono'
import type { Platform } from '../index.ts'
import { attachment, requireSignedLink } from './signed-link.ts'
import { traceOf } from './trace.ts'

export interface MadeFile {
  bytes: Uint8Array
  contentType: string
  /** With its ending. */
  name: string
}

/**
 * `GET <path>?expires=&signature=`: a file made at the moment it is fetched, for whoever has a signed address of it.
 * `path` is Hono's pattern; what it names is signed with it.
 */
export function mountSignedFile(
  app: Hono,
  { config, clock }: Platform,
  path: string,
  make: (params: Readonly<Record<string, string>>) => Promise<MadeFile>,
): void {
  app.get(path, async (c) => {
    traceOf(c).route = `GET ${path.replace(/:(\w+)/g, '{$1}')}`
    requireSignedLink(config.SECRET_KEY, c.req.path, c.req.query(), clock())
    const { bytes, contentType, name } = await make(c.req.param())
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': contentType,
      'Content-Disposition': attachment(`file.${name.slice(name.lastIndexOf('.') + 1)}`, name),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
