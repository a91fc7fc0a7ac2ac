import { asc, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { BenefitRows } from './content.ts'
import { farmerBenefits } from './tables.ts'

/** How a case says it helps farmers, row by row. */
export function benefitsOf(db: Db, applicationId: string): Promise<BenefitRows> {
  return db
    .select({
      way: farmerBenefits.way,
      households: farmerBenefits.households,
      yuanPerHouseholdYear: farmerBenefits.yuanPerHouseholdYear,
    })
    .from(farmerBenefits)
    .where(eq(farmerBenefits.applicationId, applicationId))
    .orderBy(asc(farmerBenefits.position))
}
