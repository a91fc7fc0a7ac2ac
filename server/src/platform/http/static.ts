import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import { securityHeaders } from './security-headers.ts'
import { type FindCard, withShareCard } from './share-card.ts'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.map'])
/** `app.4f3a9c21.js`: the name changes with the content. */
const hashedName = /[.-][0-9a-f]{8,}\.\w+$/

type Bytes = Uint8Array<ArrayBuffer>
type Encoding = 'br' | 'gzip' | 'identity'

interface StaticFile {
  bodies: Record<Encoding, Bytes>
  headers: Record<string, string>
}

/** Files of one directory, read and compressed once, when first asked for, and kept in memory (64 MB at most). */
export interface StaticFiles {
  /** The file of a decoded path (`/app.js`), or null; what is rewritten for one visitor is sent as it is. */
  serve(c: Context, path: string, rewrite?: (page: string) => string): Promise<Response | null>
}

/** The built H5 app. */
export interface StaticSite {
  /** The file of this path, or the app's page for a deep link; null when it is neither. */
  serve(c: Context): Promise<Response | null>
}

const brotli = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

/** `pageHeaders` are sent with HTML. */
export function createStaticFiles(directory: string, pageHeaders: Record<string, string>): StaticFiles {
  const root = resolve(directory)
  const cache = new LRUCache<string, StaticFile>({
    maxSize: 64 * 1024 * 1024,
    sizeCalculation: ({ bodies }) => bodies.identity.length + bodies.br.length + bodies.gzip.length + 1,
  })
  return {
    async serve(c, path, rewrite) {
      const file = cache.get(path) ?? (await readStaticFile(root, path, pageHeaders))
      if (!file) return null
      cache.set(path, file)
      if (!rewrite) return send(c, file)
      return c.body(rewrite(new TextDecoder().decode(file.bodies.identity)), 200, file.headers)
    },
  }
}

/** Serves the app's files, and its page for every deep link, with the share card of what it leads to. */
export function createStaticSite(directory: string, publicUrl: string, findCard: FindCard): StaticSite {
  const files = createStaticFiles(directory, securityHeaders(publicUrl))
  return {
    async serve(c) {
      const path = decodePath(c.req.path)
      if (path === null) return null
      // A deep link has no extension; a missing picture must not be answered with the page.
      if (extname(path) !== '') return files.serve(c, path)
      const card = await findCard(path, c.req.query())
      return files.serve(c, '/index.html', card ? (page) => withShareCard(page, card) : undefined)
    },
  }
}

function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') || decoded.split(/[/\\]/).includes('..') ? null : decoded
  } catch {
    return null
  }
}

async function readStaticFile(
  root: string,
  path: string,
  pageHeaders: Record<string, string>,
): Promise<StaticFile | null> {
  const file = normalize(join(root, path))
  if (!file.startsWith(root + sep)) return null
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return null
  const identity: Bytes = new Uint8Array(await readFile(file))
  const extension = extname(file)
  const isPage = extension === '.html'
  const isSmall = !compressible.has(extension) || identity.length < 1_024
  return {
    bodies: {
      identity,
      br: isSmall ? identity : await compress(identity),
      gzip: isSmall ? identity : new Uint8Array(await gzipAsync(identity, { level: 9 })),
    },
    headers: {
      'Content-Type': contentTypes[extension] ?? 'application/octet-stream',
      'Cache-Control': hashedName.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      ...(isSmall ? {} : { Vary: 'Accept-Encoding' }),
      ...(isPage && pageHeaders),
    },
  }
}

// Quality 9: within 2 % of 11's size at a tenth of its time, and the first visitor waits for it.
const compress = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))

function send(c: Context, { bodies, headers }: StaticFile): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding: Encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
  const body = bodies[encoding]
  const isEncoded = body !== bodies.identity
  return c.body(body, 200, { ...headers, ...(isEncoded && { 'Content-Encoding': encoding }) })
}
