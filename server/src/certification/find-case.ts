import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { certificationApplications } from './tables.ts'

export type CaseRow = typeof certificationApplications.$inferSelect

/** Whose cases somebody sees: some merchants', some counties', or all. */
export type Scope = { merchantIds: readonly string[] } | { counties: readonly string[] | null }

/** The scope as a condition of the query. */
function within(scope: Scope): SQL | undefined {
  const table = certificationApplications
  if ('merchantIds' in scope) return inArray(table.merchantId, [...scope.merchantIds])
  return scope.counties === null ? undefined : inArray(table.countyCode, [...scope.counties])
}

/** A case of the scope; refuses with `certification_case_not_found` what is none of it. */
export async function findCase(db: Db, scope: Scope, id: string): Promise<CaseRow> {
  const [row] = await db
    .select()
    .from(certificationApplications)
    .where(and(eq(certificationApplications.id, id), within(scope)))
  if (!row) throw new Refusal('certification_case_not_found')
  return row
}

/** The same, locked: one act after the other on a case. */
export async function lockCase(tx: Db, scope: Scope, id: string): Promise<CaseRow> {
  const [row] = await tx
    .select()
    .from(certificationApplications)
    .where(and(eq(certificationApplications.id, id), within(scope)))
    .for('update')
  if (!row) throw new Refusal('certification_case_not_found')
  return row
}
