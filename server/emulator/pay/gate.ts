import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { pathAndQuery } from '../received-url.ts'
import type { World } from '../world.ts'
import { createSignatureCheck } from './authorization.ts'
import { PayError } from './pay-error.ts'
import { platformSignature } from './platform-signature.ts'

/** Registers a route behind the signature check; what it returns is answered as JSON, undefined as 204, bytes as a file. */
export type Register = (method: 'GET' | 'POST', path: string, act: (context: Context) => unknown) => void

/** Faults a test may order in advance: how many calls, and what they are answered. */
export type PlannedFault = { remaining: number; error: PayError }

/** Answers `result`, or the refusal in WeChat's words, signed as WeChat signs; a file download is not signed, as in reality. */
async function answer(world: World, context: Context, act: () => Promise<unknown>): Promise<Response> {
  const respond = (status: number, body: string) =>
    new Response(status === 204 ? null : body, {
      status,
      headers: {
        'Request-ID': randomUUID().replaceAll('-', '').toUpperCase(),
        ...(status === 204 ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
        ...platformSignature(world, status === 204 ? '' : body),
      },
    })
  try {
    const result = await act()
    if (result instanceof Uint8Array)
      return context.body(Uint8Array.from(result), 200, { 'Content-Type': 'text/plain; charset=utf-8' })
    return result === undefined ? respond(204, '') : respond(200, JSON.stringify(result))
  } catch (error) {
    if (!(error instanceof PayError)) throw error
    return respond(error.status, JSON.stringify({ code: error.code, message: error.message }))
  }
}

/** api.mch.weixin.qq.com's door: every request is verified before anything is read from it. */
export function payGate(
  world: World,
  fault: PlannedFault,
): { app: Hono; register: Register; refuseTheRest: () => void } {
  const app = new Hono()
  const checkSignature = createSignatureCheck(world)
  const register: Register = (method, path, act) => {
    app.on(method, path, (context) =>
      answer(world, context, async () => {
        checkSignature({
          method,
          pathAndQuery: pathAndQuery(context.req.url),
          authorization: context.req.header('Authorization'),
          body: await context.req.text(),
        })
        if (fault.remaining > 0) {
          fault.remaining -= 1
          throw fault.error
        }
        return act(context)
      }),
    )
  }
  const refuseTheRest = () => {
    app.all('/*', (context) =>
      answer(world, context, async () => {
        throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台接口')
      }),
    )
  }
  return { app, register, refuseTheRest }
}
