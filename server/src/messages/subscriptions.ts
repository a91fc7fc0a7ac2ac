import type { MessageKind } from '@yuxiang/shared/api/messages'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { messageConsents } from './tables.ts'
import { templatesOf } from './templates.ts'

/** What somebody can agree to, and how many messages of each they agreed to that were not sent yet. */
export async function readSubscriptions(
  { database: { db }, config }: Platform,
  userId: string,
): Promise<{ templates: { id: string; kind: MessageKind; consents: number }[] }> {
  const templates = templatesOf(config)
  const ids = templates.map(({ id }) => id)
  const free = await db
    .select({ templateId: messageConsents.templateId, count: sql<number>`count(*)::int` })
    .from(messageConsents)
    .where(
      and(
        eq(messageConsents.userId, userId),
        inArray(messageConsents.templateId, ids),
        isNull(messageConsents.messageId),
      ),
    )
    .groupBy(messageConsents.templateId)
  const consents = new Map(free.map(({ templateId, count }) => [templateId, count]))
  return { templates: templates.map(({ id, kind }) => ({ id, kind, consents: consents.get(id) ?? 0 })) }
}

/**
 * Keeps one consent per template that was accepted in WeChat's dialogue; what was declined leaves earlier ones alone.
 * Refuses a template that is not ours with `invalid_input`.
 */
export async function keepConsents(
  tx: Db,
  { config, clock }: Platform,
  userId: string,
  choices: readonly { id: string; accepted: boolean }[],
): Promise<void> {
  const known = new Set(templatesOf(config).map(({ id }) => id))
  const unknown = choices.findIndex(({ id }) => !known.has(id))
  if (unknown >= 0) {
    const path = `templates.${unknown}.id`
    throw new Refusal('invalid_input', { errors: [{ path, message: '没有这个消息模板' }] })
  }
  const accepted = choices.filter((choice) => choice.accepted)
  if (accepted.length === 0) return
  await tx
    .insert(messageConsents)
    .values(accepted.map(({ id: templateId }) => ({ userId, templateId, agreedAt: clock() })))
}
