import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { certificationSteps } from './tables.ts'

/** By which act a certificate is where it is, such as `fail` or `lapse`; undefined before the first. */
export async function lastMove(db: Db, certificationId: string): Promise<string | undefined> {
  const [last] = await db
    .select({ event: certificationSteps.event })
    .from(certificationSteps)
    .where(
      and(eq(certificationSteps.certificationId, certificationId), isNotNull(certificationSteps.toState)),
    )
    .orderBy(desc(certificationSteps.at), desc(certificationSteps.id))
    .limit(1)
  return last?.event
}
