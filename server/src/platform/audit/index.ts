import type { Db } from '../db/index.ts'
import { auditEntries } from './tables.ts'

export interface AuditEntry {
  /** Null when the system acted. */
  actorId: string | null
  /** `order.ship`: subject and verb. */
  action: string
  subject: string
  subjectId: string
  before?: unknown
  after?: unknown
}

/** Writes the audit row in the act's own transaction: if it fails, so does the act. */
export async function audit(tx: Db, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEntries).values(entry)
}
