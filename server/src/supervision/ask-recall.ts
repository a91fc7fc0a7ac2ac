import { eq } from 'drizzle-orm'
import { officeOver } from '../identity/index.ts'
import { requireUninvolved } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { inspectionSamples } from './inspection-tables.ts'
import { lockSample, type SampleRow } from './sample-results.ts'
import type { Regulator } from './scope.ts'
import { tellMerchant } from './tell.ts'
import type { World } from './world.ts'

type Batch = Awaited<ReturnType<World['batches']['byIds']>>[number]

/**
 * What may be done about the recall of a failed sample's batch. It is asked for while it is not asked already and no
 * authority recalled it; what the merchant recalled by itself it could lift, so that is asked for, too.
 */
export function recallActs({ id, result }: Pick<SampleRow, 'id' | 'result'>, batch: Batch | undefined) {
  const isAsked = batch?.heldFor.includes(id) ?? false
  const isOfAuthority = batch !== undefined && batch.recalledBy !== null && batch.recalledBy !== 'merchant'
  return {
    mayAskRecall: result === 'failed' && batch !== undefined && !isAsked && !isOfAuthority,
    mayWithdrawRecall: isAsked,
  }
}

/** A sample of the regulator's with its batch, which nobody recalls or lifts meanwhile. */
async function lockFailed(tx: Db, { platform, batches }: World, regulator: Regulator, id: string) {
  const sample = await lockSample(tx, regulator, id)
  await requireUninvolved(tx, platform, regulator.userId, { merchantId: sample.merchantId })
  if (sample.result !== 'failed') throw new Refusal('sample_not_failed')
  if (sample.batchId === null) throw new Refusal('batch_not_found')
  await batches.lock(tx, sample.batchId)
  const [batch] = await batches.byIds(tx, [sample.batchId])
  if (!batch) throw new Refusal('batch_not_found')
  return { sample, batch }
}

/**
 * Asks the office of the product's county to recall the batch: the recall itself is its act (or the merchant's), and from now
 * on the merchant does not lift one. Asked again, nothing changes; after it was lifted it is asked anew. Refuses with
 * `sample_not_found`, `sample_not_failed`, `batch_not_found`, `batch_recalled`, `reviewer_involved`.
 */
export async function askRecall(tx: Db, world: World, regulator: Regulator, id: string): Promise<string> {
  const { platform, batches } = world
  const { userId } = regulator
  const { sample, batch } = await lockFailed(tx, world, regulator, id)
  const { mayAskRecall, mayWithdrawRecall } = recallActs(sample, batch)
  if (mayWithdrawRecall) return sample.planId
  if (!mayAskRecall) throw new Refusal('batch_recalled')
  const at = platform.clock()
  await batches.hold(tx, { batchId: batch.id, sourceId: id, userId, at })
  await tx.update(inspectionSamples).set({ recallAskedAt: at }).where(eq(inspectionSamples.id, id))
  await tellBoth(tx, world, sample, batch, {
    about: `recall-asked/${id}/${at.getTime()}`,
    county: '市场监管部门请求召回一个批次',
    merchant: '请召回不合格批次',
    text: `${sample.productName}，批次 ${batch.code}：${sample.findings}`,
  })
  await audit(tx, {
    actorId: userId,
    action: 'inspection.askRecall',
    subject: 'inspectionSample',
    subjectId: id,
    after: { batchId: batch.id },
  })
  return sample.planId
}

/**
 * Takes back what was asked: a recall of the merchant's own is the merchant's to lift again. Repeatable. Refuses with
 * `sample_not_found`, `sample_not_failed`, `batch_not_found`, `reviewer_involved`.
 */
export async function withdrawRecall(
  tx: Db,
  world: World,
  regulator: Regulator,
  id: string,
): Promise<string> {
  const { platform, batches } = world
  const { userId } = regulator
  const { sample, batch } = await lockFailed(tx, world, regulator, id)
  if (!recallActs(sample, batch).mayWithdrawRecall) return sample.planId
  const at = platform.clock()
  await batches.endHold(tx, id, { userId, at })
  await tx.update(inspectionSamples).set({ recallAskedAt: null }).where(eq(inspectionSamples.id, id))
  await tellBoth(tx, world, sample, batch, {
    about: `recall-withdrawn/${id}/${at.getTime()}`,
    county: '市场监管部门撤回召回请求',
    merchant: '市场监管部门撤回召回请求',
    text: `${sample.productName}，批次 ${batch.code}`,
  })
  await audit(tx, {
    actorId: userId,
    action: 'inspection.withdrawRecall',
    subject: 'inspectionSample',
    subjectId: id,
    before: { recallAskedAt: sample.recallAskedAt },
    after: { batchId: batch.id },
  })
  return sample.planId
}

/** Both who may recall: the merchant, and the county's office, in whose place the city presses them. */
async function tellBoth(
  tx: Db,
  { platform }: World,
  { merchantId }: SampleRow,
  { id, countyCode }: Batch,
  { about, county, merchant, text }: Record<'about' | 'county' | 'merchant' | 'text', string>,
): Promise<void> {
  const path = `/packages/trace/batch/index?id=${id}`
  const { desk, staff } = await officeOver(tx, countyCode)
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      ...{ userId, kind: 'deskNotice' as const, title: county, text },
      ...{ path: `${path}&desk=${desk}`, dedupeKey: about },
    })),
  )
  await tellMerchant(tx, platform, merchantId, { title: merchant, text, path, dedupeKey: about })
}
