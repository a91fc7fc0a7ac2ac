import type { Application } from '@yuxiang/shared/api/merchants'
import { desc, eq, inArray } from 'drizzle-orm'
import { nicknamesOf } from '../identity/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { documentsOf } from './documents.ts'
import { accountView, openSecrets } from './sealed.ts'
import { merchantApplicationSteps, merchantApplications } from './tables.ts'

export type ApplicationRow = typeof merchantApplications.$inferSelect

/** So many of one's own applications are shown. */
const OWN_SHOWN = 20

/** Somebody's own applications, the newest first. */
export async function listOwnApplications(
  platform: Platform,
  userId: string,
  counties: readonly { code: string; name: string }[],
): Promise<Application[]> {
  const { db } = platform.database
  const rows = await db
    .select()
    .from(merchantApplications)
    .where(eq(merchantApplications.applicantId, userId))
    .orderBy(desc(merchantApplications.id))
    .limit(OWN_SHOWN)
  return applicationViews(platform, db, rows, counties)
}

/** Applications with their steps and papers, phones and accounts masked. */
async function applicationViews(
  platform: Platform,
  db: Db,
  rows: readonly ApplicationRow[],
  counties: readonly { code: string; name: string }[],
): Promise<Application[]> {
  if (rows.length === 0) return []
  const steps = await db
    .select()
    .from(merchantApplicationSteps)
    .where(
      inArray(
        merchantApplicationSteps.applicationId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(desc(merchantApplicationSteps.id))
  const names = await nicknamesOf(
    db,
    steps.map(({ actorId }) => actorId),
  )
  const documents = await documentsOf(
    platform,
    db,
    rows.flatMap(({ details }) => details.licences.map(({ documentId }) => documentId)),
  )
  return rows.map((row) => {
    const { applicantId: _, createdAt: __, sealed, details, submittedAt, updatedAt, ...plain } = row
    const { contactPhone, account } = openSecrets(platform, sealed)
    return {
      ...plain,
      ...details,
      county: counties.find(({ code }) => code === row.countyCode)?.name ?? null,
      licences: details.licences.map((licence) => ({
        ...licence,
        document: documents.get(licence.documentId ?? '') ?? null,
      })),
      contactPhoneMasked: contactPhone === null ? null : maskPhone(contactPhone),
      account: accountView(account),
      steps: steps
        .filter(({ applicationId }) => applicationId === row.id)
        .map(({ event, at, actorId, opinion }) => ({
          event,
          at: at.toISOString(),
          by: names.get(actorId) ?? '',
          opinion,
        })),
      submittedAt: submittedAt?.toISOString() ?? null,
      updatedAt: updatedAt.toISOString(),
    }
  })
}

/** One application as it is seen. */
export async function applicationView(
  platform: Platform,
  db: Db,
  row: ApplicationRow,
  counties: readonly { code: string; name: string }[],
): Promise<Application> {
  const [view] = await applicationViews(platform, db, [row], counties)
  if (!view) throw new Error(`application ${row.id} has no view`)
  return view
}
