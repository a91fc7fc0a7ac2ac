import type { MessageKind } from '@yuxiang/shared/api/messages'
import { type Db, sqlOf } from '../platform/db/index.ts'

export interface ClaimedMessage {
  id: string
  userId: string
  templateId: string
  kind: MessageKind
  title: string
  text: string
  path: string | null
  createdAt: Date
}

/**
 * Claims messages for one attempt to send them, each with a consent of its own: the one it had when an attempt before
 * came to nothing, else the oldest free one; without one it is not claimed. One statement and committed before anything
 * is sent, so that whoever comes next (another process, the same job after a crash) finds them claimed.
 */
export async function claimMessages(
  db: Db,
  messageIds: readonly string[],
  templates: readonly { kind: MessageKind; id: string }[],
  now: Date,
): Promise<ClaimedMessage[]> {
  if (messageIds.length === 0) return []
  const rows = await sqlOf(db)<(Omit<ClaimedMessage, 'createdAt'> & { createdAt: string })[]>`
    with open as (
      select id, user_id, kind from messages
      where id = any(${[...messageIds]}::uuid[]) and sent_at is null and claimed_at is null
      order by id for update skip locked
    ), known as (
      select open.id, open.user_id, template.id as template_id,
        exists (select from message_consents consent where consent.message_id = open.id) as agreed
      from open join unnest(${templates.map(({ kind }) => kind)}::text[], ${templates.map(({ id }) => id)}::text[])
        as template (kind, id) on template.kind = open.kind
    ), wanted as (
      select id, user_id, template_id, row_number() over (partition by user_id, template_id order by id) as place
      from known where not agreed
    ), free as (
      select id, user_id, template_id, agreed_at from message_consents
      where message_id is null and (user_id, template_id) in (select user_id, template_id from wanted)
      for update skip locked
    ), ranked as (
      select *, row_number() over (partition by user_id, template_id order by agreed_at, id) as place from free
    ), taken as (
      update message_consents consent set message_id = wanted.id
      from wanted join ranked using (user_id, template_id, place) where consent.id = ranked.id
      returning consent.message_id
    ), claimed as (
      update messages set claimed_at = ${now.toISOString()}::timestamptz
      where id in (select message_id from taken union all select id from known where agreed)
      returning id, user_id, kind, title, text, path, created_at
    )
    select claimed.id, claimed.user_id as "userId", known.template_id as "templateId", claimed.kind, title, text, path,
      created_at as "createdAt"
    from claimed join known using (id)`
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }))
}
