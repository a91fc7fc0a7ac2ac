import type { MessageKind } from '@yuxiang/shared/api/messages'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { SEND_QUEUE } from './send.ts'
import { templatesOf } from './templates.ts'

export interface Notice {
  userId: string
  kind: MessageKind
  title: string
  text: string
  /** The page of the app where one goes on: `/packages/order/detail/index?id=…`. */
  path?: string
  /** What this is about (`ship/<order>`): a second notice with it to the same user changes nothing. */
  dedupeKey: string
}

/** Messages that one job hands to WeChat. */
const SENT_TOGETHER = 1_000

/**
 * Puts messages into people's inboxes, in the caller's transaction and one statement whatever their number; safe to
 * repeat. Who agreed to it is written to by WeChat, too, by a job enqueued here.
 */
export async function notify(
  tx: Db,
  platform: Pick<Platform, 'config' | 'clock' | 'jobs'>,
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length === 0) return
  const templates = templatesOf(platform.config)
  // Sorted: two callers who write to the same people never wait for each other in a circle.
  const rows = notices.toSorted((a, b) => (a.userId < b.userId ? -1 : 1))
  const wanted = await sqlOf(tx)<{ id: string }[]>`
    with told as (
      insert into messages (id, user_id, kind, title, text, path, dedupe_key, created_at)
      select *, ${platform.clock().toISOString()}::timestamptz from unnest(
        ${rows.map(newId)}::uuid[], ${rows.map((row) => row.userId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
        ${rows.map((row) => row.title)}::text[], ${rows.map((row) => row.text)}::text[],
        ${rows.map((row) => row.path ?? null)}::text[], ${rows.map((row) => row.dedupeKey)}::text[])
      on conflict (user_id, dedupe_key) do nothing
      returning id, user_id, kind
    )
    select told.id from told
    join unnest(${templates.map((one) => one.kind)}::text[], ${templates.map((one) => one.id)}::text[])
      as template (kind, id) on template.kind = told.kind
    where exists (select from message_consents consent where consent.user_id = told.user_id
      and consent.template_id = template.id and consent.message_id is null)`
  const ids = wanted.map((row) => row.id)
  for (let start = 0; start < ids.length; start += SENT_TOGETHER) {
    await platform.jobs.enqueue(tx, SEND_QUEUE, { messageIds: ids.slice(start, start + SENT_TOGETHER) })
  }
}
