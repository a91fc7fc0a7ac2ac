import type { z } from 'zod'
import { type OutsideService, OutsideUnavailableError } from './errors.ts'

export interface OutsideAnswer {
  status: number
  headers: Headers
  bytes: Buffer
}

interface Limits {
  timeoutMs: number
  /** Default 4 MiB: more than any JSON answer, little enough to hold. */
  maxBytes?: number
  /** Status and headers are the answer, a redirect's as well: nothing is followed, no body is read. */
  onlyHead?: true
}

const DEFAULT_MAX_BYTES = 4 * 1024 * 1024

/**
 * One HTTP call to the outside, headers and body within `timeoutMs`; any status is an answer. Redirects are not
 * followed: they would carry our credentials elsewhere. Throws {@link OutsideUnavailableError} on everything else.
 */
export async function outsideCall(
  service: OutsideService,
  request: string | Request,
  init: RequestInit,
  limits: Limits,
): Promise<OutsideAnswer> {
  try {
    const signal = AbortSignal.timeout(limits.timeoutMs)
    const redirect = limits.onlyHead ? 'manual' : 'error'
    const response = await fetch(request, { ...init, redirect, signal })
    if (limits.onlyHead) {
      await response.body?.cancel()
      return { status: response.status, headers: response.headers, bytes: Buffer.alloc(0) }
    }
    const bytes = await readBody(service, response, limits.maxBytes ?? DEFAULT_MAX_BYTES)
    return { status: response.status, headers: response.headers, bytes }
  } catch (error) {
    if (error instanceof OutsideUnavailableError) throw error
    throw new OutsideUnavailableError(service, reasonOf(error), neverLeft(error) ? 'none' : 'unknown')
  }
}

/** No connection was made, so that nothing of the request can have arrived. */
const unconnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])
function neverLeft(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && unconnected.has(String(cause.code))
}

/** Parses a JSON answer by its schema; an answer of another shape counts as none. */
export function parseAnswer<Schema extends z.ZodType>(
  service: OutsideService,
  schema: Schema,
  bytes: Buffer,
): z.infer<Schema> {
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new OutsideUnavailableError(service, 'the answer is not JSON')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') || '(root)'
  throw new OutsideUnavailableError(service, `the answer has an unexpected ${field}`)
}

async function readBody(service: OutsideService, response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    if (length > maxBytes) throw new OutsideUnavailableError(service, 'the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Only error codes: messages of fetch may repeat an address, and addresses here carry secrets. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  if (error.name === 'TimeoutError') return 'no answer in time'
  const cause: unknown = error.cause
  if (cause instanceof Error && 'code' in cause) return `no answer (${String(cause.code)})`
  return `no answer (${error.name})`
}
