import { getPhone } from '../identity/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'

/** Whom a decision is about. */
export interface Concerned {
  merchantId?: string | undefined
  applicantId?: string | undefined
  contactPhone?: string | null | undefined
}

/**
 * Nobody decides on one's own: refuses with `reviewer_involved` the applicant, who acts for the merchant or together
 * with the applicant for another, and whom the application names as its contact.
 */
export async function requireUninvolved(
  tx: Db,
  platform: Platform,
  reviewerId: string,
  { merchantId, applicantId, contactPhone }: Concerned,
): Promise<void> {
  if (reviewerId === applicantId) throw new Refusal('reviewer_involved')
  const [row] = await sqlOf(tx)<{ involved: boolean }[]>`
    select exists (
      select from merchant_staff own
      where own.user_id = ${reviewerId} and (own.merchant_id = ${merchantId ?? null}::uuid
        or exists (select from merchant_staff other
          where other.merchant_id = own.merchant_id and other.user_id = ${applicantId ?? null}::uuid))
    ) as involved`
  const isContact = contactPhone && (await getPhone(platform, reviewerId, tx)) === contactPhone
  if (row?.involved || isContact) throw new Refusal('reviewer_involved')
}
