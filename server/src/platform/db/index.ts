import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** Drizzle on one connection inside a transaction, or on the pool outside of one: queries are written the same. */
export type Db = Omit<PostgresJsDatabase, '$client'>

/** A part of a statement. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>

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
  /**
   * One transaction (READ COMMITTED); a thrown refusal or fault rolls everything back. Chosen as the victim of a
   * deadlock it is run again, so `work` must have no effect but in the database.
   */
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
    transaction: (work) => retried(() => db.transaction((tx) => work(tx))),
    close: async () => {
      await Promise.all([sql.end({ timeout: 5 }), lists.end({ timeout: 5 })])
    },
  }
}

const DEADLOCK = '40P01'
const ATTEMPTS = 3

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error
    }
  }
}

/** Whether PostgreSQL chose this one to end a circle of transactions that waited for each other: worth another try. */
export const isDeadlock = (error: unknown): boolean => postgresErrorOf(error)?.code === DEADLOCK

/** PostgreSQL's own error, which drizzle wraps. */
function postgresErrorOf(error: unknown): postgres.PostgresError | null {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return cause instanceof postgres.PostgresError ? cause : null
}

/**
 * The postgres.js handle of a transaction (or of the pool), for prepared hot statements in the caller's
 * transaction. Drizzle keeps it on the session without naming it in its types.
 */
export function sqlOf(db: Db): postgres.Sql {
  const session = (db as unknown as { _: { session: { client: postgres.Sql } } })._.session
  return session.client
}

/** Name of the violated constraint when `error` is a unique, check or foreign key violation, else null. */
export function violatedConstraint(error: unknown): string | null {
  const cause = postgresErrorOf(error)
  if (cause === null || !['23505', '23514', '23503', '23P01'].includes(cause.code)) return null
  return cause.constraint_name ?? null
}

/** Whether the database did not take a row's data or broke a constraint over it: another row may do. */
export const isRefusedData = (error: unknown): boolean => /^2[23]/.test(postgresErrorOf(error)?.code ?? '')
