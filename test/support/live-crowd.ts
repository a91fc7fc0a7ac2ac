import type postgres from 'postgres'

/** So many people of WeChat who want to be reminded of a session, each with one consent to be written to. */
export async function remindCrowd(
  sql: postgres.Sql,
  sessionId: string,
  templateId: string,
  people: number,
): Promise<void> {
  await sql`
    insert into live_reminder_sessions (session_id, starts_at)
    select id, starts_at from live_sessions where id = ${sessionId}`
  await sql`
    with crowd as (
      insert into users (id, nickname, openid, roles, created_at, last_seen_at)
      select gen_random_uuid(), '观众' || n, 'o' || lpad(n::text, 27, '0'), '{shopper}', now(), now()
      from generate_series(1, ${people}::int) n
      returning id
    ), consents as (
      insert into message_consents (id, user_id, template_id, agreed_at)
      select gen_random_uuid(), id, ${templateId}, now() from crowd
    )
    insert into live_reminders (session_id, user_id, told_starts_at, created_at)
    select session.id, crowd.id, session.starts_at, now()
    from crowd, live_sessions session where session.id = ${sessionId}`
}
