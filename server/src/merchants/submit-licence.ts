import type { LicenceInput } from '@yuxiang/shared/api/merchants'
import { creditCodeOf, isCreditCode } from '@yuxiang/shared/merchants/credit-code'
import { licenceFault, licenceNames } from '@yuxiang/shared/merchants/licences'
import { and, eq, inArray } from 'drizzle-orm'
import { staffOfCounty } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { requireOwnDocuments } from './documents.ts'
import { requireDuty } from './merchants-of-staff.ts'
import { merchantLicences, merchants } from './tables.ts'

/**
 * An owner hands in a new or renewed licence, which the county checks; one of the kind that still waits or was sent back
 * is replaced. Refuses with `merchant_not_found`, `forbidden`, `invalid_input` by field, `document_unknown`.
 */
export async function submitLicence(
  tx: Db,
  platform: Platform,
  { userId, merchantId }: { userId: string; merchantId: string },
  input: LicenceInput,
): Promise<void> {
  await requireDuty(tx, userId, merchantId, 'owner')
  const [merchant] = await tx.select().from(merchants).where(eq(merchants.id, merchantId)).for('update')
  if (!merchant) throw new Refusal('merchant_not_found')
  const licence = { ...input, number: creditCodeOf(input.number) }
  requireSound(licence, merchant.creditCode, dayInShanghai(platform.clock()))
  await requireOwnDocuments(tx, userId, [licence.documentId])
  await tx
    .update(merchantLicences)
    .set({ state: 'replaced' })
    .where(
      and(
        eq(merchantLicences.merchantId, merchantId),
        eq(merchantLicences.kind, licence.kind),
        inArray(merchantLicences.state, ['submitted', 'returned']),
      ),
    )
  const id = newId()
  const { kind, number, validFrom, validTo, longTerm, documentId } = licence
  await tx.insert(merchantLicences).values({
    id,
    merchantId,
    kind,
    number,
    validFrom: validFrom as string,
    validTo: longTerm ? null : validTo,
    documentId: documentId as string,
    state: 'submitted',
    submittedBy: userId,
    submittedAt: platform.clock(),
  })
  const staff = await staffOfCounty(tx, merchant.countyCode)
  await notify(
    tx,
    platform,
    staff.map((staffId) => ({
      userId: staffId,
      kind: 'merchantAffairs' as const,
      title: '有证照待核对',
      text: `${merchant.name} 提交了${licenceNames[kind]}`,
      path: '/packages/merchant-office/licences/index',
      dedupeKey: `licence/${id}/submit`,
    })),
  )
}

function requireSound(licence: LicenceInput, creditCode: string | null, today: string): void {
  const isUnknownCode = creditCode === null && licence.kind === 'businessLicence'
  const errors: { path: string; message: string }[] = []
  if (isUnknownCode && !isCreditCode(licence.number))
    errors.push({ path: 'number', message: '统一社会信用代码的校验位不正确，请对照营业执照核对' })
  const fault = licenceFault(licence, creditCode ?? licence.number, today)
  if (fault) errors.push({ path: fault.field, message: fault.message })
  if (licence.documentId === null) errors.push({ path: 'documentId', message: '请上传证照' })
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
}
