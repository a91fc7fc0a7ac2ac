import type postgres from 'postgres'

/** A subquery of what a listing shows of its seller: `id, name, county, kind, story, freight`. */
export const merchantFacts = (sql: postgres.Sql) =>
  sql`(select id, name, county, kind, story, freight from merchants)`
