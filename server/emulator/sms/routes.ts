import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { pathAndQuery } from '../received-url.ts'
import type { World } from '../world.ts'
import { sendSms } from './send.ts'
import { assertCloudSignature, CloudError } from './signature.ts'

/** sms.tencentcloudapi.com, the one action the shop uses. */
export function smsRoutes(world: World): Hono {
  const app = new Hono()
  const send = async (context: Context) => {
    const body = await context.req.text()
    // A request made in memory has no Host header: its URL says the same.
    const header = (name: string) =>
      context.req.header(name) ?? (name === 'host' ? new URL(context.req.url).host : undefined)
    const act = () => {
      assertCloudSignature(
        world.credentials,
        { pathAndQuery: pathAndQuery(context.req.url), header, body },
        world.now(),
      )
      if (header('x-tc-version') !== '2021-01-11') throw new CloudError('NoSuchVersion', '接口版本不存在')
      if (header('x-tc-action') !== 'SendSms') throw new CloudError('InvalidAction', '接口不存在')
      if (!header('x-tc-region')) throw new CloudError('MissingParameter', '缺少参数 X-TC-Region')
      return sendSms(world, body)
    }
    const RequestId = randomUUID()
    try {
      return context.json({ Response: { ...act(), RequestId } })
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      return context.json({ Response: { Error: { Code: error.code, Message: error.message }, RequestId } })
    }
  }
  app.post('/', send)
  return app
}
