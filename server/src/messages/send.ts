import { and, eq, isNull } from 'drizzle-orm'
import { getOpenid } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { WechatError } from '../platform/integrations/wechat/index.ts'
import { messageConsents, messages } from './tables.ts'
import { templatesOf } from './templates.ts'

export const SEND_QUEUE = 'send-messages'

/** The most that a `thing` of WeChat's templates holds. */
const THING_LENGTH = 20

/**
 * Job: hands messages to WeChat for those who agreed. A message that arrived is not sent again; one that WeChat refuses
 * keeps no other from being sent, and the job fails for it in the end.
 */
async function sendMessages(platform: Platform, messageIds: readonly string[]): Promise<void> {
  const refusals: WechatError[] = []
  for (const messageId of messageIds) {
    try {
      await sendMessage(platform, messageId)
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      refusals.push(error)
    }
  }
  if (refusals[0]) throw refusals[0]
}

async function sendMessage(platform: Platform, messageId: string): Promise<void> {
  const { db } = platform.database
  const [message] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.id, messageId), isNull(messages.sentAt)))
  const template = templatesOf(platform.config).find(({ kind }) => kind === message?.kind)
  if (!message || !template) return
  const openid = await getOpenid(db, message.userId)
  if (!openid || !(await takeConsent(db, message, template.id))) return
  const { title, detail, time } = template.keywords
  const isTaken = await platform.wechat.sendSubscribeMessage({
    openid,
    templateId: template.id,
    ...(message.path && { page: message.path.replace(/^\//, '') }),
    data: {
      [title]: thing(message.title),
      [detail]: thing(message.text),
      [time]: momentInShanghai(message.createdAt),
    },
  })
  if (isTaken) {
    await db.update(messages).set({ sentAt: platform.clock() }).where(eq(messages.id, messageId))
  } else {
    await forgetConsents(db, message.userId, template.id)
  }
}

/** Uses one consent for the message, the same one when it is tried again; false when there is none. */
async function takeConsent(
  db: Db,
  message: { id: string; userId: string },
  templateId: string,
): Promise<boolean> {
  const taken = await sqlOf(db)`
    update message_consents set message_id = ${message.id} where id = (
      select id from message_consents
      where message_id = ${message.id}
        or (user_id = ${message.userId} and template_id = ${templateId} and message_id is null)
      order by message_id nulls last, agreed_at limit 1 for update skip locked
    ) returning id`
  return taken.length > 0
}

/** WeChat knows better than we what somebody agreed to: what we still count on is void. */
async function forgetConsents(db: Db, userId: string, templateId: string): Promise<void> {
  const free = [eq(messageConsents.userId, userId), eq(messageConsents.templateId, templateId)]
  await db.delete(messageConsents).where(and(...free, isNull(messageConsents.messageId)))
}

function thing(text: string): string {
  const letters = [...text]
  return letters.length <= THING_LENGTH ? text : `${letters.slice(0, THING_LENGTH - 1).join('')}…`
}

const clockTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `2026年11月23日 18:05`, as a `time` of WeChat's templates wants it. */
function momentInShanghai(at: Date): string {
  const [year, month, day] = dayInShanghai(at).split('-')
  return `${year}年${month}月${day}日 ${clockTime.format(at)}`
}

/** Registers what messages do by themselves. */
export function defineMessageJobs(platform: Platform): void {
  platform.jobs.define<{ messageIds: string[] }>(
    SEND_QUEUE,
    { retryLimit: 8, retryDelaySeconds: 10, retryBackoff: true, expireInSeconds: 300 },
    ({ messageIds }) => sendMessages(platform, messageIds),
  )
}
