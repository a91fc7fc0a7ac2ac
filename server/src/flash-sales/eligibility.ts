import type { FlashEligibility } from '@yuxiang/shared/api/flash-sales'
import { policy } from '@yuxiang/shared/policy'
import { accountFacts } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import { unionsOfMember } from '../union-fund/index.ts'

const DAY_MS = 86_400_000

/** Whether somebody may take part. In China a phone number stands for a real name. */
export async function isEligible(
  db: Db,
  userId: string,
  eligibility: FlashEligibility,
  now: Date,
): Promise<boolean> {
  switch (eligibility) {
    case 'everyone':
      return true
    case 'unionMembers':
      return (await unionsOfMember(db, userId)).length > 0
    case 'realName':
      return (await accountFacts(db, userId))?.hasPhone ?? false
    case 'newMembers': {
      const account = await accountFacts(db, userId)
      const newestMs = now.getTime() - policy.flashNewMember.value * DAY_MS
      return account !== null && account.createdAt.getTime() > newestMs
    }
  }
}
