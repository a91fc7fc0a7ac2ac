import { z } from 'zod'
import type { World } from '../world.ts'
import { WechatError } from './errors.ts'

const body = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).default('formal'),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']).default('zh_CN'),
  data: z.record(z.string(), z.object({ value: z.union([z.string(), z.number()]) })),
})

export type SubscribeMessage = {
  openid: string
  templateId: string
  page: string | null
  data: Record<string, string>
  sentAt: Date
}

/** What the merchant's templates want, by WeChat's rules for `thing` and `time`. */
const KEYWORDS: Record<string, (value: string) => boolean> = {
  thing1: isThing,
  thing2: isThing,
  time3: (value) => /^(\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}) )?\d{1,2}:\d{2}(:\d{2})?$/.test(value),
}
const THING_LENGTH = 20

function isThing(value: string): boolean {
  return value.trim() !== '' && [...value].length <= THING_LENGTH
}

/**
 * subscribeMessage.send. Refuses with 40003 (no such openid), 40037 (no such template), 47003 (a keyword is missing or
 * not as its kind must be), 43101 (the person does not agree).
 */
export async function sendSubscribeMessage(world: World, input: unknown) {
  const parsed = body.safeParse(input)
  if (!parsed.success) {
    throw new WechatError(47001, `data format error ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  }
  const { touser: openid, template_id: templateId, page, data } = parsed.data
  if (!/^o[\w-]{27}$/.test(openid)) throw new WechatError(40003, 'invalid openid')
  if (!world.credentials.messageTemplateIds.includes(templateId)) {
    throw new WechatError(40037, 'invalid template_id')
  }
  for (const [name, isRight] of Object.entries(KEYWORDS)) {
    const value = data[name]?.value
    if (value === undefined || !isRight(String(value))) {
      throw new WechatError(47003, `argument invalid! data.${name}.value invalid`)
    }
  }
  const refusal = world.store.one(
    'SELECT 1 AS found FROM messageRefusal WHERE openid = $openid AND templateId = $templateId',
    { openid, templateId },
  )
  if (refusal) throw new WechatError(43101, 'user refuse to accept the msg')
  const values = Object.fromEntries(Object.entries(data).map(([name, { value }]) => [name, String(value)]))
  await keep(world, {
    openid,
    templateId,
    page: page ?? null,
    data: JSON.stringify(values),
    sentAt: world.now().getTime(),
  })
  return { errcode: 0, errmsg: 'ok' }
}

type Row = { openid: string; templateId: string; page: string | null; data: string; sentAt: number }
const arriving = new WeakMap<World, { rows: Row[]; kept: Promise<void> }>()

/** Those that arrive in one turn are committed together, as one disk write; all are answered only then. */
function keep(world: World, row: Row): Promise<void> {
  const together = arriving.get(world)
  if (together) {
    together.rows.push(row)
    return together.kept
  }
  const rows = [row]
  const kept = new Promise<void>((resolve, reject) => {
    setImmediate(() => {
      arriving.delete(world)
      try {
        world.store.transaction(() => {
          for (const one of rows) {
            world.store.run(
              `INSERT INTO subscribeMessage (openid, templateId, page, data, sentAt)
               VALUES ($openid, $templateId, $page, $data, $sentAt)`,
              one,
            )
          }
        })
        resolve()
      } catch (error) {
        reject(error)
      }
    })
  })
  arriving.set(world, { rows, kept })
  return kept
}

/** Messages that arrived, oldest first. */
export function subscribeMessages(world: World): SubscribeMessage[] {
  const rows = world.store.all<Omit<SubscribeMessage, 'data' | 'sentAt'> & { data: string; sentAt: number }>(
    'SELECT openid, templateId, page, data, sentAt FROM subscribeMessage ORDER BY id',
  )
  return rows.map((row) => ({
    ...row,
    data: JSON.parse(row.data) as Record<string, string>,
    sentAt: new Date(row.sentAt),
  }))
}
