import { and, eq, inArray, isNull } from 'drizzle-orm'
import { openidsOf } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import { WechatError } from '../platform/integrations/wechat/index.ts'
import { type ClaimedMessage, claimMessages } from './claim-messages.ts'
import { messageConsents, messages } from './tables.ts'
import { templatesOf } from './templates.ts'

export const SEND_QUEUE = 'send-messages'

/**
 * So many are claimed, under way to WeChat and settled at once: one after the other 50,000 took 17 minutes, in waves
 * half a minute. A crash costs the messages of a wave their way through WeChat, and no other.
 */
const WAVE = 50

/** The most that a `thing` of WeChat's templates holds. */
const THING_LENGTH = 20

type Outcome =
  | { kind: 'sent' | 'declined' | 'silent'; message: ClaimedMessage }
  | { kind: 'failed'; message: ClaimedMessage; error: WechatError | OutsideUnavailableError }

/**
 * Job: hands messages to WeChat for those who agreed, each at most once. What WeChat refused, or never heard of, is
 * free to be tried again when the job is; a call without an answer is not repeated, because it may have arrived: the
 * inbox has the message anyway. One refusal keeps no other from being sent, and the job fails for it in the end.
 */
async function sendMessages(platform: Platform, messageIds: readonly string[]): Promise<void> {
  const failures: Error[] = []
  for (let start = 0; start < messageIds.length; start += WAVE) {
    const outcomes = await sendWave(platform, messageIds.slice(start, start + WAVE))
    await settle(platform, outcomes)
    failures.push(...outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.error] : [])))
    const unreachable = failures.find((error) => error instanceof OutsideUnavailableError)
    if (unreachable) throw unreachable
  }
  if (failures[0]) throw failures[0]
}

async function sendWave(platform: Platform, messageIds: readonly string[]): Promise<Outcome[]> {
  const { database, config, clock, wechat } = platform
  const templates = templatesOf(config)
  const open = await database.db
    .select({ id: messages.id, userId: messages.userId })
    .from(messages)
    .where(and(inArray(messages.id, [...messageIds]), isNull(messages.claimedAt), isNull(messages.sentAt)))
  if (open.length === 0 || templates.length === 0) return []
  const openids = await openidsOf(
    database.db,
    open.map(({ userId }) => userId),
  )
  const reachable = open.filter(({ userId }) => openids.has(userId)).map(({ id }) => id)
  // Asked for before anything is claimed: a token that can't be had is no lost message.
  if (reachable.length > 0) await wechat.accessToken()
  const claimed = await claimMessages(database.db, reachable, templates, clock())
  return Promise.all(claimed.map((message) => sendOne(platform, message, openids.get(message.userId) ?? '')))
}

async function sendOne(platform: Platform, message: ClaimedMessage, openid: string): Promise<Outcome> {
  const template = templatesOf(platform.config).find(({ kind }) => kind === message.kind)
  if (!template) throw new Error(`a claimed message of kind ${message.kind} has no template`)
  const { title, detail, time } = template.keywords
  try {
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
    return { kind: isTaken ? 'sent' : 'declined', message }
  } catch (error) {
    if (error instanceof WechatError) return { kind: 'failed', message, error }
    if (!(error instanceof OutsideUnavailableError)) throw error
    return error.effect === 'none' ? { kind: 'failed', message, error } : { kind: 'silent', message }
  }
}

/** Writes down what became of a wave. */
async function settle(
  { database: { db }, clock, log }: Platform,
  outcomes: readonly Outcome[],
): Promise<void> {
  const of = (kind: Outcome['kind']) =>
    outcomes.filter((outcome) => outcome.kind === kind).map(({ message }) => message)
  const [sent, failed, declined, silent] = [of('sent'), of('failed'), of('declined'), of('silent')]
  if (sent.length > 0)
    await db
      .update(messages)
      .set({ sentAt: clock() })
      .where(inArray(messages.id, idsOf(sent)))
  if (failed.length > 0)
    await db
      .update(messages)
      .set({ claimedAt: null })
      .where(inArray(messages.id, idsOf(failed)))
  if (silent.length > 0) log.warn({ count: silent.length }, 'messages without an answer of WeChat')
  for (const { userId, templateId } of declined) await forgetConsents(db, userId, templateId)
}

const idsOf = (all: readonly ClaimedMessage[]) => all.map(({ id }) => id)

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
    // Two at once: while one waits for the next look into the queue, the other sends.
    { retryLimit: 8, retryDelaySeconds: 10, retryBackoff: true, expireInSeconds: 300, concurrency: 2 },
    ({ messageIds }) => sendMessages(platform, messageIds),
  )
}
