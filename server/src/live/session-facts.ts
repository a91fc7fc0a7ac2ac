import type postgres from 'postgres'

/**
 * A subquery of what others ask of sessions: `id, room_id, merchant_id, streamer_id, title, host_name, county_code, county,
 * state, starts_at, ends_at`.
 */
export const sessionFacts = (sql: postgres.Sql) => sql`(
  select id, room_id, merchant_id, streamer_id, title, host_name, county_code, county, state, starts_at,
    ends_at from live_sessions)`
