import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { chinaDateTime } from '../clock.ts'
import type { World } from '../world.ts'
import { parcelTimeline } from './timeline.ts'

const paramSchema = z.object({
  com: z.string().min(1).max(32),
  num: z.string().min(6).max(32),
  phone: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
})

type Param = z.infer<typeof paramSchema>

const refusal = (returnCode: string, message: string) => ({ result: false, returnCode, message })

function parseParam(text: string): Param | null {
  try {
    return paramSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The parcel's clock starts when somebody first asks about it. */
function firstAskedAt(world: World, { com, num }: Param): number {
  const now = world.now().getTime()
  world.store.run(
    `INSERT INTO parcel (carrier, trackingNo, firstAskedAt) VALUES ($com, $num, $now) ON CONFLICT DO NOTHING`,
    { com, num, now },
  )
  const row = world.store.one<{ firstAskedAt: number }>(
    'SELECT firstAskedAt FROM parcel WHERE carrier = $com AND trackingNo = $num',
    { com, num },
  )
  return row?.firstAskedAt ?? now
}

function track(world: World, param: Param) {
  const now = world.now().getTime()
  const events = parcelTimeline({
    carrier: param.com,
    trackingNo: param.num,
    destination: param.to || '重庆市渝中区',
    collectedAt: firstAskedAt(world, param),
    hourMs: world.expressHourMs,
  }).filter((event) => event.at <= now)
  const data = events.reverse().map(({ at, status, context }) => ({
    time: chinaDateTime(at),
    ftime: chinaDateTime(at),
    context,
    status,
  }))
  const state = events[0]?.state ?? '0'
  return {
    message: 'ok',
    state,
    status: '200',
    condition: 'F00',
    ischeck: state === '3' ? '1' : '0',
    com: param.com,
    nu: param.num,
    data,
  }
}

/** poll.kuaidi100.com: the real-time query. `sign` is MD5(param + key + customer) in upper case. */
export function expressRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/poll/query.do', async (context) => {
    const form = await context.req.parseBody()
    const { customer, sign, param: text } = form
    if (typeof text !== 'string' || typeof sign !== 'string' || typeof customer !== 'string') {
      return context.json(refusal('400', '提交的数据不完整，或者贵公司没授权'))
    }
    const { expressCustomer, expressKey } = world.credentials
    const expected = createHash('md5')
      .update(`${text}${expressKey}${expressCustomer}`)
      .digest('hex')
      .toUpperCase()
    if (customer !== expressCustomer || sign !== expected) return context.json(refusal('503', '验证签名失败'))
    const param = parseParam(text)
    if (!param) return context.json(refusal('400', '提交的数据不完整，或者贵公司没授权'))
    if (param.com === 'shunfeng' && !/^\d{4}$|^1\d{10}$/.test(param.phone ?? '')) {
      return context.json(refusal('408', '验证码错误'))
    }
    return context.json(track(world, param))
  })
  return app
}
