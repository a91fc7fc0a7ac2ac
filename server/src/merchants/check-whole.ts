import { checkApplication, type Fault } from '@yuxiang/shared/merchants/check-application'
import { dayInShanghai } from '../platform/clock.ts'
import type { Platform } from '../platform/index.ts'
import type { ApplicationRow } from './application-view.ts'
import { openSecrets } from './sealed.ts'

/** Everything that is missing or wrong in an application today. */
export function faultsOf(platform: Platform, row: ApplicationRow): Fault[] {
  const { contactPhone, account } = openSecrets(platform, row.sealed)
  const { freight, ...details } = row.details
  return checkApplication(
    {
      ...details,
      kind: row.kind,
      name: row.name,
      creditCode: row.creditCode,
      countyCode: row.countyCode,
      hasContactPhone: contactPhone !== null,
      account: account && {
        holder: account.holder,
        bank: account.bank,
        hasNumber: account.number !== null,
      },
      hasFreight: freight !== null,
    },
    dayInShanghai(platform.clock()),
  )
}
