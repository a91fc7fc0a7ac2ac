import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** Brings the database to the newest schema; safe to repeat and safe when two processes start at once. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    // Any constant will do: one lock for everybody who migrates this database.
    await sql`select pg_advisory_lock(727001)`
    await migrate(drizzle(sql), { migrationsFolder })
  } finally {
    await sql.end()
  }
}
