import type { ResultInput } from '@yuxiang/shared/api/inspections'
import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { requireOwnDocuments, requireUninvolved } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { inspectionSamples } from './inspection-tables.ts'
import { recordCredit } from './record-credit.ts'
import type { Regulator } from './scope.ts'
import { tellMerchant } from './tell.ts'
import type { World } from './world.ts'

export type SampleRow = typeof inspectionSamples.$inferSelect

/** A sample of the regulator's counties, locked; refuses with `sample_not_found`. */
export async function lockSample(tx: Db, { counties }: Regulator, id: string): Promise<SampleRow> {
  const [row] = await tx
    .select()
    .from(inspectionSamples)
    .where(
      and(
        eq(inspectionSamples.id, id),
        counties === null ? undefined : inArray(inspectionSamples.countyCode, [...counties]),
      ),
    )
    .for('update')
  if (!row) throw new Refusal('sample_not_found')
  return row
}

/**
 * Enters what the laboratory found, once; a failed sample is on the merchant's credit record. Answers the plan's id. Refuses
 * with `sample_not_found`, `sample_decided`, `findings_required`, `document_unknown`, `reviewer_involved`.
 */
export async function enterResult(
  tx: Db,
  { platform, certificates }: World,
  regulator: Regulator,
  id: string,
  { result, findings, documentId }: z.output<typeof ResultInput>,
): Promise<string> {
  const { userId } = regulator
  const now = platform.clock()
  const sample = await lockSample(tx, regulator, id)
  if (sample.result !== 'waiting') throw new Refusal('sample_decided')
  await requireUninvolved(tx, platform, userId, { merchantId: sample.merchantId })
  if (result === 'failed' && findings.length < 2) throw new Refusal('findings_required')
  await requireOwnDocuments(tx, userId, [documentId])
  await tx
    .update(inspectionSamples)
    .set({ result, findings, documentId, decidedBy: userId, decidedAt: now })
    .where(and(eq(inspectionSamples.id, id), eq(inspectionSamples.result, 'waiting')))
  await audit(tx, {
    actorId: userId,
    action: 'inspection.result',
    subject: 'inspectionSample',
    subjectId: id,
    after: { result, findings, documentId },
  })
  if (result === 'failed') {
    const { merchantId, productId, productName } = sample
    const words = `抽检不合格：${productName}，${findings}`.slice(0, 200)
    await recordCredit(tx, {
      ...{ merchantId, rule: 'inspectionFailed', sourceKind: 'inspection', sourceId: id, at: now, words },
    })
    await tellMerchant(tx, platform, merchantId, {
      title: '抽检不合格',
      text: `${productName}：${findings}。结果已记入信用`,
      dedupeKey: `inspection/${id}`,
    })
    await certificates.found(tx, platform, {
      ...{ kind: 'sample', merchantId, productId, words, sourceId: id, actorId: userId, at: now },
    })
  }
  return sample.planId
}

/** Opens a case of a failed sample; opened before, nothing changes. Refuses with `sample_not_failed`. */
export async function openCaseOfSample(
  tx: Db,
  world: World,
  regulator: Regulator,
  id: string,
): Promise<string> {
  const sample = await lockSample(tx, regulator, id)
  if (sample.result !== 'failed') throw new Refusal('sample_not_failed')
  if (sample.caseId !== null) return sample.planId
  const { countyCode, merchantId, productId, productName, skuName, merchantName, batchCode } = sample
  await requireUninvolved(tx, world.platform, regulator.userId, { merchantId })
  const facts =
    `抽检不合格：${merchantName}的“${productName} ${skuName}”${batchCode ? `，批次 ${batchCode}` : ''}，` +
    `${sample.sampledOn} 抽样，${sample.laboratory}检验，${sample.findings}。`
  const { caseId, number } = await world.openStaffCase(tx, world.platform, {
    actorId: regulator.userId,
    ...{ countyCode, merchantId, productId, kind: 'quality', facts },
    ...{ sourceKind: 'inspection', sourceId: id },
  })
  await tx.update(inspectionSamples).set({ caseId, caseNumber: number }).where(eq(inspectionSamples.id, id))
  await audit(tx, {
    actorId: regulator.userId,
    action: 'inspection.openCase',
    subject: 'inspectionSample',
    subjectId: id,
    after: { caseId, number },
  })
  return sample.planId
}
