import { type Db, sqlOf } from './index.ts'

const MANY = 1_000

/**
 * Lets PostgreSQL count tables anew in which an act has just put many rows, in that act's transaction. Autovacuum
 * comes a minute later; until then every plan, those of foreign keys too, is of when the tables were small and reads
 * them whole for each row: 15 s for a grant to 10,000 members. Acts of fewer than a thousand rows cost nothing.
 */
export async function analyzeAfter(tx: Db, rows: number, tables: readonly string[]): Promise<void> {
  const sql = sqlOf(tx)
  if (rows >= MANY) await sql`analyze ${sql(tables)}`
}
