import { and, eq, isNotNull } from 'drizzle-orm'
import { CITY_REGION, regulatorsOf } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { inspectionSamples } from './inspection-tables.ts'
import { tellRegulators } from './tell.ts'

/**
 * Who asked for a recall hears that it was lifted, and may ask anew: the market supervision of the county, or the city's where
 * nobody works there.
 */
export async function tellOfLift(
  tx: Db,
  platform: Platform,
  { batchId, recallId, reason }: { batchId: string; recallId: string; reason: string },
): Promise<void> {
  const samples = await tx
    .select()
    .from(inspectionSamples)
    .where(and(eq(inspectionSamples.batchId, batchId), isNotNull(inspectionSamples.recallAskedAt)))
  for (const { id, planId, countyCode, productName, batchCode } of samples) {
    const isManned = (await regulatorsOf(tx, countyCode)).length > 0
    await tellRegulators(tx, platform, isManned ? countyCode : CITY_REGION, {
      title: '您要求的召回已解除',
      text: `${productName}，批次 ${batchCode}：${reason}`,
      path: `/packages/supervision/inspection/index?id=${planId}`,
      dedupeKey: `recall-lifted/${id}/${recallId}`,
    })
  }
}
