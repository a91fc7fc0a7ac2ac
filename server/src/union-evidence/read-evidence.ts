import { Id } from '@yuxiang/shared/api/endpoint'
import type { Evidence } from '@yuxiang/shared/api/union-evidence'
import { desc, eq, type InferSelectModel } from 'drizzle-orm'
import { Refusal } from '../platform/http/refusal.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { requireOfficer } from '../union-fund/index.ts'
import { unionEvidence } from './tables.ts'

/** More than a union makes in the weeks that they are kept. */
const LISTED = 100

/** A union's papers, the newest first; refuses with `union_not_found`. */
export async function listEvidence(platform: Platform, userId: string, unionId: string): Promise<Evidence[]> {
  const { db } = platform.database
  await requireOfficer(db, userId, unionId)
  const rows = await db
    .select()
    .from(unionEvidence)
    .where(eq(unionEvidence.unionId, unionId))
    .orderBy(desc(unionEvidence.id))
    .limit(LISTED)
  return rows.map((row) => evidenceView(platform, row))
}

/** Where the file of papers is. */
export const evidencePath = (evidenceId: string) => `/api/union-office/evidence/${evidenceId}/file`

/** Papers as the officer sees them; once done with an address to download them, signed now. */
export const evidenceView = (
  { config, clock }: Pick<Platform, 'config' | 'clock'>,
  row: InferSelectModel<typeof unionEvidence>,
): Evidence => ({
  id: row.id,
  title: row.title,
  format: row.format,
  state: row.state,
  percent: row.percent,
  failure: row.failure,
  createdAt: row.createdAt.toISOString(),
  downloadUrl: row.state === 'done' ? signedLink(config.SECRET_KEY, evidencePath(row.id), clock()) : null,
})

/** Finished papers as a file; whoever asks has shown a signed address. Refuses with `not_found`. */
export async function readEvidenceFile({ database, files }: Platform, id: string) {
  if (!Id.safeParse(id).success) throw new Refusal('not_found')
  const [row] = await database.db.select().from(unionEvidence).where(eq(unionEvidence.id, id))
  const file = row?.state === 'done' ? await files.private.get(row.fileKey) : null
  if (!row || !file) throw new Refusal('not_found')
  return { ...file, title: row.title, format: row.format }
}
