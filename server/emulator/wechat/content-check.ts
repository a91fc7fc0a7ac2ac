import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { World } from '../world.ts'
import { WechatError } from './errors.ts'
import { hasVisitedLately } from './login.ts'

export type Suggest = 'pass' | 'review' | 'risky'

const common = {
  version: z.literal(2),
  scene: z.number(),
  openid: z.string(),
}
const textBody = z.object({ ...common, content: z.string() })
const mediaBody = z.object({
  ...common,
  media_url: z.string(),
  media_type: z.union([z.literal(1), z.literal(2)]),
})

const TEXT_LENGTH = 2_500
const PASS = 100

/** 命中标签 by the words this WeChat knows. */
const RISKY: [word: string, label: number][] = [
  ['赌博', 20006],
  ['枪支', 20006],
  ['毒品', 20006],
  ['裸聊', 20002],
  ['加微信', 10001],
  ['刷单', 20008],
]
const DOUBTFUL: [word: string, label: number][] = [
  ['骗子', 20003],
  ['垃圾商家', 20003],
  ['代购', 10001],
  ['治百病', 20008],
]

function judge(text: string): { suggest: Suggest; label: number; keyword?: string } {
  const lists = { risky: RISKY, review: DOUBTFUL } as const
  for (const suggest of ['risky', 'review'] as const) {
    const found = lists[suggest].find(([word]) => text.includes(word))
    if (found) return { suggest, label: found[1], keyword: found[0] }
  }
  return { suggest: 'pass', label: PASS }
}

const newTraceId = (world: World): string =>
  `${Math.floor(world.now().getTime() / 1000).toString(16)}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`

function assertPerson(world: World, { scene, openid }: { scene: number; openid: string }): void {
  if (![1, 2, 3, 4].includes(scene)) throw new WechatError(40129, 'invalid scene')
  if (!/^o[\w-]{27}$/.test(openid)) throw new WechatError(40003, 'invalid openid')
  if (!hasVisitedLately(world, openid)) throw new WechatError(61010, 'code is expired')
}

function parsed<Body>(schema: z.ZodType<Body>, input: unknown): Body {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new WechatError(47001, `data format error ${result.error.issues[0]?.path.join('.') ?? ''}`)
}

/**
 * msgSecCheck 2.0, at once. Refuses with 47001 (shape), 44002 (no text), 45002 (above 2,500 characters), 40129 (scene),
 * 40003 (openid), 61010 (the person was not in the mini program within two hours).
 */
export function checkText(world: World, input: unknown) {
  const body = parsed(textBody, input)
  if (body.content === '') throw new WechatError(44002, 'empty post data')
  if ([...body.content].length > TEXT_LENGTH) throw new WechatError(45002, 'content size out of limit')
  assertPerson(world, body)
  const { suggest, label, keyword } = judge(body.content)
  return {
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
    detail: [
      { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
      ...(keyword ? [{ strategy: 'keyword', errcode: 0, suggest, label, keyword, level: 20 }] : []),
    ],
    trace_id: newTraceId(world),
  }
}

/** mediaCheckAsync 2.0: answers the task's id, the result is pushed later. Refuses as {@link checkText}. */
export function checkMedia(world: World, input: unknown) {
  const body = parsed(mediaBody, input)
  if (body.media_url === '') throw new WechatError(44002, 'empty post data')
  assertPerson(world, body)
  const traceId = newTraceId(world)
  world.store.run(
    `INSERT INTO mediaCheck (traceId, openid, mediaUrl, dueAt) VALUES ($traceId, $openid, $mediaUrl, $dueAt)`,
    {
      traceId,
      openid: body.openid,
      mediaUrl: body.media_url,
      dueAt: world.now().getTime() + world.mediaCheckAfterMs,
    },
  )
  world.wake()
  return { errcode: 0, errmsg: 'ok', trace_id: traceId }
}
