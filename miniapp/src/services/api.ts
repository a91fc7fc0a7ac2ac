import Taro from '@tarojs/taro'
import type { Contract } from '@yuxiang/shared/api/contract'
import { reportConnection } from './connection'
import { localProblem, parseProblem } from './problem'
import { refreshSession } from './refresh'
import { sessionStore } from './tokens'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A part of the request: required when the contract says so, optional when all of it is, absent when it has none. */
type Part<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : Record<never, never> extends T
    ? { [K in Name]?: T }
    : { [K in Name]: T }

type Parts<K extends keyof Contract> = Part<'params', Contract[K]['params']> &
  Part<'query', Contract[K]['query']> &
  Part<'body', Contract[K]['body']>

interface CallOptions {
  timeoutMs?: number
  idempotencyKey?: string
}

type Input<K extends keyof Contract> = Parts<K> & CallOptions
type Arguments<K extends keyof Contract> =
  Record<never, never> extends Input<K> ? [input?: Input<K>] : [input: Input<K>]

export type Answer<K extends keyof Contract> = Contract[K]['answer']

interface Loose extends CallOptions {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

const timeoutMsDefault = 15_000

/**
 * Calls the API by its key in the contract: `call('GET /api/products/{id}', { params: { id } })`.
 * Adds the access token, refreshes it once when it has expired. Throws ApiProblem.
 */
export async function call<K extends keyof Contract>(key: K, ...[input]: Arguments<K>): Promise<Answer<K>> {
  const [method, template] = key.split(' ') as [Method, string]
  const loose: Loose = input ?? {}
  const url = API_BASE + fillPath(template, loose.params) + queryText(loose.query)
  return withToken<Answer<K>>((token) => send(method, url, loose, token))
}

/** What came back: a body, or a refusal as a value. */
export interface Heard {
  status: number
  body: unknown
  problem?: ReturnType<typeof parseProblem>
}

/** Sends with the access token, once more with a fresh one when it has expired. Throws the refusal. */
export async function withToken<T>(send: (token: string | undefined) => Promise<Heard>): Promise<T> {
  const session = sessionStore.get()
  const first = await send(session?.accessToken)
  if (first.status !== 401 || !session || first.problem?.code !== 'token_expired') return unwrap<T>(first)
  return unwrap<T>(await send(await refreshSession(session)))
}

function unwrap<T>(heard: Heard): T {
  if (heard.problem) throw heard.problem
  return heard.body as T
}

/** Sends once; a refusal comes back as a value, no answer is thrown. */
async function send(method: Method, url: string, input: Loose, token: string | undefined): Promise<Heard> {
  const header: Record<string, string> = { Accept: 'application/json' }
  if (token) header.Authorization = `Bearer ${token}`
  if (input.idempotencyKey) header['Idempotency-Key'] = input.idempotencyKey
  if (input.body !== undefined) header['Content-Type'] = 'application/json'
  // wx.request has no PATCH.
  const sentMethod = method === 'PATCH' ? 'POST' : method
  if (sentMethod !== method) header['X-HTTP-Method-Override'] = method
  let answer: { statusCode: number; data: unknown }
  try {
    answer = await Taro.request({
      url,
      method: sentMethod,
      header,
      data: input.body === undefined ? undefined : JSON.stringify(input.body),
      // Text, since a 204 has no JSON and problems have their own media type.
      dataType: 'text',
      responseType: 'text',
      timeout: input.timeoutMs ?? timeoutMsDefault,
    })
  } catch (failure) {
    const timedOut = /time?d?\s*-?out|abort/i.test(JSON.stringify(failure) + String(failure))
    reportConnection(timedOut)
    throw localProblem(timedOut ? 'timeout' : 'offline')
  }
  return hear(answer.statusCode, answer.data)
}

/** Reads an answer: its JSON, and the problem when it is a refusal. */
export function hear(status: number, data: unknown): Heard {
  reportConnection(true)
  const body = parseJson(data)
  if (status >= 200 && status < 300) return { status, body }
  return { status, body, problem: parseProblem(status, body) }
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return text
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A path of the contract with its parameters filled in. */
export function fillPath(template: string, params: Record<string, string> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function queryText(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}
