import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** Drizzle on one connection inside a transaction, or on the pool outside of one: queries are written the same. */
export type Db = Omit<PostgresJsDatabase, '$client'>

export interface Database {
  /** Reads outside a transaction. */
  db: Db
  /**
   * The same pool for hot statements: postgres.js prepares tagged templates, drizzle's are planned anew each time.
   * Drizzle turned the driver's date conversion off: moments go in and come out as ISO text here.
   */
  sql: postgres.Sql
  /** For lists: planned anew for their values, because filter and limit decide the plan. */
  lists: postgres.Sql
  /** One transaction (READ COMMITTED); a thrown refusal or fault rolls everything back. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Connects a pool. A small one on purpose: more connections on one hot row make it slower. */
export function connect(
  url: string,
  options: {
    poolMax: number
    /** Sees every statement; the benchmark records an order's with it. */
    onStatement?: (text: string, parameters: unknown[]) => void
  },
): Database {
  const open = (max: number, planCacheMode: 'force_generic_plan' | 'auto') =>
    postgres(url, {
      max,
      onnotice: () => {},
      ...(options.onStatement && {
        debug: (_connection, text, parameters) => options.onStatement?.(text, parameters),
      }),
      connection: {
        application_name: 'yuxiang',
        statement_timeout: 15_000,
        // A host that vanishes in the middle lets go of its locks.
        idle_in_transaction_session_timeout: 15_000,
        TimeZone: 'Asia/Shanghai',
        plan_cache_mode: planCacheMode,
      },
    })
  // Left to itself PostgreSQL plans `id = any($1)` anew at every call: 1,300 µs for three SKUs, 265 µs with this.
  const sql = open(options.poolMax, 'force_generic_plan')
  const lists = open(Math.max(2, Math.floor(options.poolMax / 4)), 'auto')
  const db = drizzle(sql, { casing: 'snake_case' })
  return {
    db,
    sql,
    lists,
    transaction: (work) => db.transaction((tx) => work(tx)),
    close: async () => {
      await Promise.all([sql.end({ timeout: 5 }), lists.end({ timeout: 5 })])
    },
  }
}

/**
 * The postgres.js handle of a transaction (or of the pool), for prepared hot statements in the caller's
 * transaction. Drizzle keeps it on the session without naming it in its types.
 */
export function sqlOf(db: Db): postgres.Sql {
  const session = (db as unknown as { _: { session: { client: postgres.Sql } } })._.session
  return session.client
}

/** Name of the violated constraint when `error` is a unique or check violation, else null. */
export function violatedConstraint(error: unknown): string | null {
  const cause = error instanceof Error && error.cause instanceof postgres.PostgresError ? error.cause : error
  if (!(cause instanceof postgres.PostgresError)) return null
  return cause.code === '23505' || cause.code === '23514' || cause.code === '23503'
    ? (cause.constraint_name ?? null)
    : null
}
