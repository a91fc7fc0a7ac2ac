import type { RegisterKind } from '@yuxiang/shared/streamers/words'
import { and, eq } from 'drizzle-orm'
import { CITY_REGION } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { registerTargets } from './tables.ts'

interface Wanted {
  year: number
  /** Null: the whole city's. */
  countyCode: string | null
  /** Null takes a target away. */
  targets: readonly { kind: RegisterKind; target: number | null }[]
}

/** Sets what is to be reached in a year, of the city or of a county. */
export async function setTargets(
  tx: Db,
  userId: string,
  { year, countyCode, targets }: Wanted,
  setAt: Date,
): Promise<void> {
  const regionCode = countyCode ?? CITY_REGION
  // In one order, so that two who set them at once never wait for each other in a circle.
  for (const { kind, target } of targets.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))) {
    const [before] = await tx
      .select({ target: registerTargets.target })
      .from(registerTargets)
      .where(
        and(
          eq(registerTargets.year, year),
          eq(registerTargets.regionCode, regionCode),
          eq(registerTargets.kind, kind),
        ),
      )
    if ((before?.target ?? null) === target) continue
    const [row] = await tx
      .insert(registerTargets)
      .values({ id: newId(), year, regionCode, kind, target, setBy: userId, setAt })
      .onConflictDoUpdate({
        target: [registerTargets.year, registerTargets.regionCode, registerTargets.kind],
        set: { target, setBy: userId, setAt },
      })
      .returning({ id: registerTargets.id })
    if (!row) throw new Error('an upsert returned no target')
    await audit(tx, {
      actorId: userId,
      action: 'registerTarget.set',
      subject: 'registerTarget',
      subjectId: row.id,
      before: { target: before?.target ?? null },
      after: { year, regionCode, kind, target },
    })
  }
}
