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
  const sql = postgres(url, {
    max: options.poolMax,
    onnotice: () => {},
    ...(options.onStatement && {
      debug: (_connection, text, parameters) => options.onStatement?.(text, parameters),
    }),
    connection: { application_name: 'yuxiang', statement_timeout: 15_000, TimeZone: 'Asia/Shanghai' },
  })
  const db = drizzle(sql, { casing: 'snake_case' })
  return {
    db,
    sql,
    transaction: (work) => db.transaction((tx) => work(tx)),
    close: () => sql.end({ timeout: 5 }),
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
