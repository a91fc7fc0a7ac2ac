import { grantRole, holdsOffice } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { ApplicationRow } from './application-view.ts'
import { faultsOf } from './check-whole.ts'
import { keepLicensed } from './keep-licensed.ts'
import { openSecrets, sealAccount } from './sealed.ts'
import { merchantLicences, merchantStaff, merchants } from './tables.ts'

export type Counties = readonly { code: string; name: string }[]

const taken = {
  merchants_credit_code: 'credit_code_taken',
  merchants_name: 'merchant_name_taken',
  merchants_sub_mchid: 'sub_mchid_taken',
} as const

/**
 * Makes the merchant of an application, its applicant the owner; answers its id. Refuses with `staff_holds_office` when
 * the applicant was given an office since, `licence_expired` when a licence ended since it was submitted, `credit_code_taken`, `merchant_name_taken`, `sub_mchid_taken`.
 */
export async function enterMerchant(
  tx: Db,
  platform: Platform,
  application: ApplicationRow,
  { reviewerId, counties }: { reviewerId: string; counties: Counties },
): Promise<string> {
  if (await holdsOffice(tx, application.applicantId)) throw new Refusal('staff_holds_office')
  // It was whole when it was submitted: what is wrong now has ended since.
  if (faultsOf(platform, application).length > 0) throw new Refusal('licence_expired')
  const merchantId = newId()
  const county = counties.find(({ code }) => code === application.countyCode)?.name ?? ''
  const values = { ...newMerchant(platform, application), id: merchantId, county }
  await tx
    .insert(merchants)
    .values(values)
    .catch((error: unknown) => {
      const code = taken[violatedConstraint(error) as keyof typeof taken]
      throw code ? new Refusal(code) : error
    })
  const { applicantId, details } = application
  await tx.insert(merchantStaff).values({ merchantId, userId: applicantId, role: 'owner' })
  await grantRole(tx, applicantId, 'merchant')
  const now = platform.clock()
  await tx.insert(merchantLicences).values(
    details.licences.map(({ kind, number, validFrom, validTo, longTerm, documentId }) => ({
      merchantId,
      kind,
      number,
      validFrom: validFrom as string,
      validTo: longTerm ? null : validTo,
      documentId: documentId as string,
      state: 'accepted' as const,
      submittedBy: applicantId,
      submittedAt: application.submittedAt ?? now,
      decidedBy: reviewerId,
      decidedAt: now,
    })),
  )
  await keepLicensed(tx, merchantId)
  await audit(tx, {
    actorId: reviewerId,
    action: 'merchant.enter',
    subject: 'merchant',
    subjectId: merchantId,
    after: { name: values.name, creditCode: values.creditCode, ownerId: applicantId },
  })
  return merchantId
}

function newMerchant(
  platform: Platform,
  { details, sealed, kind, name, creditCode, countyCode }: ApplicationRow,
) {
  const { contactPhone, account } = openSecrets(platform, sealed)
  if (!kind || !countyCode || !contactPhone || !account || !details.freight)
    throw new Error('an application that was not whole')
  return {
    name,
    creditCode,
    countyCode,
    kind,
    township: details.township,
    story: details.story,
    contactName: details.contactName,
    contactPhoneEncrypted: platform.cipher.encrypt(contactPhone),
    accountEncrypted: sealAccount(platform, account),
    subMchid: details.subMchid,
    freight: details.freight,
    primaryProduceOnly: details.primaryProduceOnly,
    joinedAt: platform.clock(),
  }
}
