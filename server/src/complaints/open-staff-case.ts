import type { CaseKind } from '@yuxiang/shared/complaints/words'
import { and, eq } from 'drizzle-orm'
import { certifiable } from '../catalog/index.ts'
import { nicknameOf } from '../identity/index.ts'
import { merchantNames } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { insertCase } from './insert-case.ts'
import { officeFor, officeOfRegion } from './offices.ts'
import { tellNew } from './open-case.ts'
import { complaintCases } from './tables.ts'

export interface StaffCase {
  actorId: string
  countyCode: string
  merchantId: string
  productId: string | null
  kind: CaseKind
  facts: string
  sourceKind: 'priceAlert' | 'inspection'
  sourceId: string
}

/**
 * Opens a case for verification from what supervision found, once per source: whoever comes second gets the first
 * one's. Refuses with `merchant_not_found`.
 */
export async function openStaffCase(
  tx: Db,
  platform: Platform,
  input: StaffCase,
): Promise<{ caseId: string; number: string }> {
  const name = (await merchantNames(tx, [input.merchantId])).get(input.merchantId)
  const office =
    (await officeOfRegion(platform, input.countyCode, tx)) ?? (await officeFor(tx, input.merchantId))?.office
  if (name === undefined || !office) throw new Refusal('merchant_not_found')
  const known = await caseOfSource(tx, input)
  if (known) return known
  const [product] = input.productId ? await certifiable.productFacts(tx, [input.productId]) : []
  const row = await insertCase(tx, {
    track: 'violationReport',
    kind: input.kind,
    office,
    merchantId: input.merchantId,
    merchantName: name,
    productId: product?.id ?? null,
    productName: product?.name ?? null,
    imageUrl: product?.imageUrl ?? null,
    facts: input.facts,
    source: { kind: input.sourceKind, id: input.sourceId },
    by: { as: 'officer', userId: input.actorId, name: await nicknameOf(tx, input.actorId) },
    files: [],
    at: platform.clock(),
  })
  if (!row) {
    // Somebody was faster, and has committed since: what he opened is there now.
    const first = await caseOfSource(tx, input)
    if (!first) throw new Error('a source has a case that is not there')
    return first
  }
  await audit(tx, {
    actorId: input.actorId,
    action: 'complaintCase.open',
    subject: 'complaintCase',
    subjectId: row.id,
    after: { sourceKind: input.sourceKind, sourceId: input.sourceId, number: row.number },
  })
  await tellNew(tx, platform, row)
  return { caseId: row.id, number: row.number }
}

async function caseOfSource(
  tx: Db,
  { sourceKind, sourceId }: Pick<StaffCase, 'sourceKind' | 'sourceId'>,
): Promise<{ caseId: string; number: string } | null> {
  const [row] = await tx
    .select({ caseId: complaintCases.id, number: complaintCases.number })
    .from(complaintCases)
    .where(and(eq(complaintCases.sourceKind, sourceKind), eq(complaintCases.sourceId, sourceId)))
  return row ?? null
}
