import type { Duty } from '@yuxiang/shared/merchants/duties'
import type { Db } from '../platform/db/index.ts'
import { staffOfMerchants } from './merchants-of-staff.ts'

/** Who acts for a merchant, with a duty: in it. Whom to tell. */
export async function staffOfMerchant(db: Db, merchantId: string, duty?: Duty): Promise<string[]> {
  const rows = await staffOfMerchants(db, [merchantId], duty)
  return rows.map(({ userId }) => userId).toSorted()
}
