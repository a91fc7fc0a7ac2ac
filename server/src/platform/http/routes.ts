import { createHash } from 'node:crypto'
import type { Endpoint } from '@yuxiang/shared/api/endpoint'
import type { z } from 'zod'
import type { Access, Actor } from './access.ts'

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined

/** What a handler is given: parsed input, never the request itself. */
interface Request<Params, Query, Body, Caller> {
  params: Params
  query: Query
  body: Body
  /** The multipart field `file`, when the contract says `multipart`. */
  upload(): Promise<Upload>
  actor: Caller
  /** Present when the contract says `idempotent`. */
  idempotency: IdempotencyKey
  clientIp: string
  requestId: string
}

/** A file as it was sent; its name is whatever the sender says. */
export interface Upload {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** The phone's key and the body it was sent with, whose hash is made when it is asked for: a claim needs none. */
export class IdempotencyKey {
  readonly key: string
  readonly #route: string
  readonly #body: string
  constructor(key: string, route: string, body: string) {
    this.key = key
    this.#route = route
    this.#body = body
  }

  get bodyHash(): string {
    return createHash('sha256').update(this.#route).update('\n').update(this.#body).digest('base64url')
  }
}

/** An answer already written as JSON bytes, so that a cached one is not serialised again. */
export class PreparedAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>
  constructor(json: string) {
    this.bytes = new TextEncoder().encode(json)
  }
}

/** At most `count` calls in `seconds`, counted per signed-in user or per address. */
export interface RouteLimit {
  count: number
  seconds: number
  per: 'actor' | 'ip'
  /** Counted in the database, over all processes: for what must not be guessed or costs money. */
  shared?: true
}

export type Handler<E, Caller> =
  E extends Endpoint<infer Params, infer Query, infer Body, infer Answer>
    ? (
        request: Request<Parsed<Params>, Parsed<Query>, Parsed<Body>, Caller>,
      ) => Promise<Sent<Answer> | PreparedAnswer> | Sent<Answer> | PreparedAnswer
    : never

export interface Route<E> {
  access: Access
  limit?: RouteLimit
  // The caller's type is narrowed by `open` and `only`; here it is erased.
  handle: Handler<E, never>
}

/** All routes of a contract: leaving one out does not compile, and neither does one without access. */
export type RouteTable<C> = { [K in keyof C]: Route<C[K]> }

/** A route for everyone; `actor` is null for strangers. */
export function open<E>(handle: Handler<E, Actor | null>, limit?: RouteLimit): Route<E> {
  return { access: 'everyone', handle: handle as Handler<E, never>, ...(limit && { limit }) }
}

/** A route for holders of one of `roles`. */
export function only<E>(
  roles: readonly [Actor['roles'][number], ...Actor['roles'][number][]],
  handle: Handler<E, Actor>,
  limit?: RouteLimit,
): Route<E> {
  return { access: roles, handle: handle as Handler<E, never>, ...(limit && { limit }) }
}
