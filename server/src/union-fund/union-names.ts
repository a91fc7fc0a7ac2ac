import { inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { unions } from './tables.ts'

/** Names of some unions, by id. */
export async function unionNames(db: Db, unionIds: readonly string[]): Promise<Map<string, string>> {
  if (unionIds.length === 0) return new Map()
  const rows = await db
    .select({ id: unions.id, name: unions.name })
    .from(unions)
    .where(inArray(unions.id, [...unionIds]))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** How some unions want invoices made out, by id. */
export async function invoiceHeads(
  db: Db,
  unionIds: readonly string[],
): Promise<Map<string, { name: string; invoiceTitle: string; taxNo: string }>> {
  if (unionIds.length === 0) return new Map()
  const rows = await db
    .select({ id: unions.id, name: unions.name, invoiceTitle: unions.invoiceTitle, taxNo: unions.taxNo })
    .from(unions)
    .where(inArray(unions.id, [...unionIds]))
  return new Map(rows.map(({ id, ...head }) => [id, head]))
}
