import { randomUUID } from 'node:crypto'
import type { Contract } from '@yuxiang/shared/api/contract'
import type { Problem } from '@yuxiang/shared/problems'

/** What a call takes; what may be left out as a whole (a query without a required field) is optional. */
type Given<K extends keyof Contract> = {
  [P in 'params' | 'query' | 'body' as IsOptional<Contract[K][P]> extends true ? never : P]: Contract[K][P]
} & {
  [P in 'params' | 'query' | 'body' as IsOptional<Contract[K][P]> extends true ? P : never]?: Contract[K][P]
} & { key?: string; headers?: Record<string, string> }

type IsOptional<T> = undefined extends T ? true : Record<never, never> extends T ? true : false

/** An answer as it came: status and body, whatever it was. */
export interface Reply<Body> {
  status: number
  body: Body
  headers: Headers
}

/** Somebody who calls the API over HTTP, typed by the contract. */
export class Caller {
  readonly url: string
  readonly token: string | null
  readonly userId: string
  readonly phone: string

  constructor(url: string, token: string | null = null, userId = '', phone = '') {
    this.url = url
    this.token = token
    this.userId = userId
    this.phone = phone
  }

  async signIn(phone: string): Promise<Caller> {
    await this.call('POST /api/auth/sms', { body: { phone } })
    const session = await this.call('POST /api/auth/phone', { body: { phone, code: '000000' } })
    return new Caller(this.url, session.accessToken, session.user.id, phone)
  }

  /** Calls and expects success; throws with the problem otherwise. */
  async call<K extends keyof Contract>(name: K, given: Given<K>): Promise<Contract[K]['answer']> {
    const reply = await this.send(name, given)
    if (reply.status >= 300) throw new Error(`${name} answered ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body as Contract[K]['answer']
  }

  /** Calls and expects a refusal; throws when it succeeded. */
  async refused<K extends keyof Contract>(name: K, given: Given<K>): Promise<Problem> {
    const reply = await this.send(name, given)
    if (reply.status < 400) throw new Error(`${name} was not refused: ${reply.status}`)
    return reply.body as Problem
  }

  /** Calls with anything, well-formed or not. */
  async send(
    name: string,
    given: {
      params?: unknown
      query?: unknown
      body?: unknown
      key?: string
      headers?: Record<string, string>
    },
  ): Promise<Reply<unknown>> {
    const [method, template] = name.split(' ') as [string, string]
    const params = (given.params ?? {}) as Record<string, string>
    const path = template.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part] ?? ''))
    const query = new URLSearchParams(
      Object.entries((given.query ?? {}) as Record<string, unknown>)
        .filter(([, value]) => value !== undefined)
        .map(([field, value]): [string, string] => [field, String(value)]),
    )
    const answer = await fetch(`${this.url}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method,
      headers: {
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
        ...(given.body !== undefined && { 'Content-Type': 'application/json' }),
        'Idempotency-Key': given.key ?? randomUUID(),
        ...given.headers,
      },
      ...(given.body !== undefined && {
        body: typeof given.body === 'string' ? given.body : JSON.stringify(given.body),
      }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
      headers: answer.headers,
    }
  }
}
