import { type LiftWay, liftWayNames, measureNames, measureState } from '@yuxiang/shared/supervision/measures'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { requireUninvolved } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { takeEffect } from './measure-effects.ts'
import type { MeasureRow } from './measure-rows.ts'
import type { Regulator } from './scope.ts'
import { supervisionMeasures } from './tables.ts'
import { tellMerchant } from './tell.ts'
import type { World } from './world.ts'

/** A measure within the regulator's counties, locked; refuses with `measure_not_found`. */
export async function lockMeasure(tx: Db, { counties }: Regulator, id: string): Promise<MeasureRow> {
  const [row] = await tx
    .select()
    .from(supervisionMeasures)
    .where(
      and(
        eq(supervisionMeasures.id, id),
        counties === null ? undefined : inArray(supervisionMeasures.countyCode, [...counties]),
      ),
    )
    .for('update')
  if (!row) throw new Refusal('measure_not_found')
  return row
}

/** Lifts a measure before its end. Refuses with `measure_not_found`, whoever works for the shop, `measure_over`. */
export async function liftMeasure(
  tx: Db,
  world: World,
  regulator: Regulator,
  id: string,
  reason: string,
): Promise<void> {
  const row = await lockMeasure(tx, regulator, id)
  await requireUninvolved(tx, world.platform, regulator.userId, { merchantId: row.merchantId })
  const state = measureState(row, world.platform.clock())
  if (state !== 'running' && state !== 'planned') throw new Refusal('measure_over')
  await endMeasure(tx, world, regulator, row, { way: 'lifted', reason })
}

/** Ends what a locked row says, at once and everywhere. What it took of the credit heals by time. */
export async function endMeasure(
  tx: Db,
  world: World,
  { userId, counties }: Regulator,
  row: MeasureRow,
  { way, reason }: { way: LiftWay; reason: string },
): Promise<void> {
  const { platform, certificates } = world
  const now = platform.clock()
  const ended = await tx
    .update(supervisionMeasures)
    .set({ liftedAt: now, liftedBy: userId, liftWay: way, liftReason: reason })
    .where(and(eq(supervisionMeasures.id, row.id), isNull(supervisionMeasures.liftedAt)))
    .returning({ id: supervisionMeasures.id })
  if (ended.length === 0) throw new Refusal('measure_over')
  if (row.certificationId !== null) {
    await certificates.resume(tx, platform, row.certificationId, { userId, counties, opinion: reason })
  }
  await takeEffect(tx, world, row, now)
  await tellMerchant(tx, platform, row.merchantId, {
    title: `${measureNames[row.kind]}已解除`,
    text: `${liftWayNames[way]}：${reason}`,
    dedupeKey: `measure-lifted/${row.id}`,
  })
  await audit(tx, {
    actorId: userId,
    action: 'measure.lift',
    subject: 'measure',
    subjectId: row.id,
    before: { kind: row.kind, endsAt: row.endsAt },
    after: { way, reason },
  })
}
