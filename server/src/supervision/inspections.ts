import type { InspectionPlan, PlanDetail, PlanInput, SampleInput } from '@yuxiang/shared/api/inspections'
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { documentsOf, merchantNames, requireUninvolved } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { recallActs } from './ask-recall.ts'
import { inspectionPlans, inspectionSamples } from './inspection-tables.ts'
import { type Regulator, sees } from './scope.ts'
import { supervisedSku } from './sku-prices.ts'
import type { World } from './world.ts'

const PAGE_SIZE = 20
type PlanRow = typeof inspectionPlans.$inferSelect

const within = ({ counties }: Pick<Regulator, 'counties'>) =>
  counties === null ? undefined : inArray(inspectionPlans.countyCode, [...counties])

/** Plans a sampling inspection of a county. Refuses with `inspection_dates_invalid`, `county_unknown`. */
export async function planInspection(
  tx: Db,
  { platform, goods }: World,
  regulator: Regulator,
  input: z.output<typeof PlanInput>,
): Promise<string> {
  if (input.periodTo < input.periodFrom) throw new Refusal('inspection_dates_invalid')
  const county = (await goods.countiesOf(platform, tx)).find(({ code }) => code === input.countyCode)
  if (!county || !sees(regulator, county.code)) throw new Refusal('county_unknown')
  const id = newId()
  await tx.insert(inspectionPlans).values({
    id,
    ...input,
    county: county.name,
    createdBy: regulator.userId,
    createdAt: platform.clock(),
  })
  await audit(tx, {
    actorId: regulator.userId,
    action: 'inspection.plan',
    subject: 'inspection',
    subjectId: id,
    after: input,
  })
  return id
}

/** A plan of the regulator's counties; refuses with `inspection_not_found`. */
export async function findPlan(db: Db, regulator: Pick<Regulator, 'counties'>, id: string): Promise<PlanRow> {
  const [plan] = await db
    .select()
    .from(inspectionPlans)
    .where(and(eq(inspectionPlans.id, id), within(regulator)))
  if (!plan) throw new Refusal('inspection_not_found')
  return plan
}

/**
 * Enters a sample of a plan. Refuses with `inspection_not_found`, `inspection_full`, `inspection_dates_invalid`,
 * `sku_not_found` (also of a merchant of another county), `batch_not_found`, `reviewer_involved`.
 */
export async function takeSample(
  tx: Db,
  world: World,
  regulator: Regulator,
  planId: string,
  { skuId, batchId, laboratory, sampledOn }: z.output<typeof SampleInput>,
): Promise<void> {
  const plan = await findPlan(tx, regulator, planId)
  if (sampledOn < plan.periodFrom || sampledOn > plan.periodTo) throw new Refusal('inspection_dates_invalid')
  const sku = await supervisedSku(tx, world, regulator, skuId)
  if (sku.countyCode !== plan.countyCode) throw new Refusal('sku_not_found')
  await requireUninvolved(tx, world.platform, regulator.userId, { merchantId: sku.merchantId })
  const [batch] = batchId === null ? [] : await world.batches.byIds(tx, [batchId])
  if (batchId !== null && batch?.skuId !== skuId) throw new Refusal('batch_not_found')
  // The plan's row counts: two officers at once never take one too many.
  const [counted] = await tx
    .update(inspectionPlans)
    .set({ taken: sql`${inspectionPlans.taken} + 1` })
    .where(and(eq(inspectionPlans.id, planId), lt(inspectionPlans.taken, inspectionPlans.planned)))
    .returning({ number: inspectionPlans.taken })
  if (!counted) throw new Refusal('inspection_full')
  const id = newId()
  const { merchantId, merchantName, countyCode, productId, productName, skuName } = sku
  await tx.insert(inspectionSamples).values({
    ...{ id, planId, number: counted.number, merchantId, merchantName, countyCode, productId, productName },
    ...{ skuId, skuName, batchId: batch?.id ?? null, batchCode: batch?.code ?? null, laboratory, sampledOn },
    sampledBy: regulator.userId,
  })
  await audit(tx, {
    actorId: regulator.userId,
    action: 'inspection.sample',
    subject: 'inspectionSample',
    subjectId: id,
    after: { planId, skuId, batchId, laboratory, sampledOn },
  })
}

/** Plans of a regulator's counties, the newest first. */
export async function listPlans(
  db: Db,
  regulator: Regulator,
  { cursor, pageSize = PAGE_SIZE }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: InspectionPlan[]; nextCursor?: string }> {
  const rows = await db
    .select()
    .from(inspectionPlans)
    .where(and(within(regulator), cursor === undefined ? undefined : lt(inspectionPlans.id, cursor)))
    .orderBy(desc(inspectionPlans.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return { items: await planViews(db, shown), ...(last && { nextCursor: last.id }) }
}

async function planViews(db: Db, plans: readonly PlanRow[]): Promise<InspectionPlan[]> {
  const counts = await sqlOf(db)<{ planId: string; decided: number; failed: number }[]>`
    select plan_id as "planId", count(*) filter (where result <> 'waiting')::int as decided,
      count(*) filter (where result = 'failed')::int as failed
    from inspection_samples where plan_id = any(${plans.map(({ id }) => id)}::uuid[]) group by plan_id`
  const of = new Map(counts.map(({ planId, ...rest }) => [planId, rest]))
  return plans.map(({ createdBy: _, createdAt: __, ...plan }) => ({
    ...plan,
    ...(of.get(plan.id) ?? { decided: 0, failed: 0 }),
  }))
}

/** A plan with its samples in the order of their numbers. */
export async function readPlan(
  db: Db,
  world: World,
  regulator: Pick<Regulator, 'counties'>,
  id: string,
): Promise<PlanDetail> {
  const plan = await findPlan(db, regulator, id)
  const rows = await db
    .select()
    .from(inspectionSamples)
    .where(eq(inspectionSamples.planId, id))
    .orderBy(asc(inspectionSamples.number))
  const batches = await world.batches.byIds(
    db,
    rows.flatMap(({ batchId }) => batchId ?? []),
  )
  const known = new Map(batches.map((batch) => [batch.id, batch]))
  const names = await merchantNames(
    db,
    rows.map(({ merchantId }) => merchantId),
  )
  const reports = await documentsOf(
    world.platform,
    db,
    rows.map(({ documentId }) => documentId),
  )
  const [view] = await planViews(db, [plan])
  if (!view) throw new Refusal('inspection_not_found')
  return {
    ...view,
    samples: rows.map((row) => ({
      ...{ id: row.id, planId: row.planId, number: row.number, merchantId: row.merchantId },
      merchantName: names.get(row.merchantId) ?? row.merchantName,
      ...{ productId: row.productId, productName: row.productName, skuName: row.skuName },
      batch:
        row.batchId !== null && row.batchCode !== null
          ? {
              id: row.batchId,
              code: row.batchCode,
              isRecalled: known.get(row.batchId)?.isRecalled ?? false,
            }
          : null,
      ...recallActs(row, row.batchId === null ? undefined : known.get(row.batchId)),
      ...{ laboratory: row.laboratory, sampledOn: row.sampledOn, result: row.result, findings: row.findings },
      decidedAt: row.decidedAt?.toISOString() ?? null,
      report: (row.documentId && reports.get(row.documentId)) || null,
      recallAskedAt: row.recallAskedAt?.toISOString() ?? null,
      case:
        row.caseId !== null && row.caseNumber !== null ? { id: row.caseId, number: row.caseNumber } : null,
    })),
  }
}
