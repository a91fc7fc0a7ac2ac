import type { Platform } from '../platform/index.ts'
import { operatorIds } from './operator-ids.ts'
import { createStaff } from './staff.ts'

/**
 * Makes whoever has this phone the operator while there is none: only operators appoint operators. Once there is one it
 * changes nothing, so that a variable that was left behind brings nobody back. Safe in several processes at once.
 */
export async function appointFirstOperator(platform: Platform, phone: string): Promise<void> {
  if ((await operatorIds(platform.database.db)).length > 0) return
  await createStaff(platform, { phone, roles: ['operator'] })
  platform.log.info('the first operator was appointed')
}
