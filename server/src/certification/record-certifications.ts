import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { certifications } from './tables.ts'

export type NewCertification = Omit<typeof certifications.$inferInsert, 'id'>

/** Writes certifications as a county published them. */
export async function recordCertifications(tx: Db, given: readonly NewCertification[]): Promise<void> {
  if (given.length === 0) return
  await tx.insert(certifications).values(given.map((certification) => ({ ...certification, id: newId() })))
}
