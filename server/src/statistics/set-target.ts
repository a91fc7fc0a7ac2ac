import type { TargetInput } from '@yuxiang/shared/api/statistics-views'
import { CITY_REGION } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { targetsOf } from './read-targets.ts'
import { salesTargets } from './tables.ts'

/**
 * Sets what a year is to sell, or takes it away: a new version, which of two at once only one writes. What stands there
 * already is not written again. Refuses with `sales_target_changed` whoever saw another version.
 */
export async function setTarget(
  tx: Db,
  actorId: string,
  { year, countyCode, amountFen, version, reason }: TargetInput,
  setAt: Date,
): Promise<void> {
  const regionCode = countyCode ?? CITY_REGION
  const before = (await targetsOf(tx, year)).get(regionCode)
  if ((before?.amountFen ?? null) === amountFen) return
  if ((before?.version ?? 0) !== version) throw new Refusal('sales_target_changed')
  const [row] = await tx
    .insert(salesTargets)
    .values({
      id: newId(),
      ...{ year, regionCode, amountFen, reason, setAt },
      version: version + 1,
      setBy: actorId,
    })
    .onConflictDoNothing()
    .returning({ id: salesTargets.id })
  if (!row) throw new Refusal('sales_target_changed')
  await audit(tx, {
    actorId,
    action: 'salesTarget.set',
    subject: 'salesTarget',
    subjectId: row.id,
    before: { amountFen: before?.amountFen ?? null, version },
    after: { year, regionCode, amountFen, version: version + 1, reason },
  })
}
