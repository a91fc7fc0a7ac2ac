import { bulletinMachine } from '@yuxiang/shared/states/bulletin'
import { assertReachable } from '@yuxiang/shared/states/machine'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Platform } from '../platform/index.ts'
import { catchUpSales, rebuildSales, reckonLastWeeks } from './roll-up.ts'

const REBUILD_QUEUE = 'rebuild-sales'

/** Registers what statistics do by themselves; refuses to start on a transition table with a lost state. */
export function defineStatisticsJobs(platform: Platform): void {
  assertReachable(bulletinMachine, 'draft')
  platform.jobs.every('roll-up-sales', '*/10 * * * *', () => catchUpSales(platform))
  platform.jobs.every('reckon-last-weeks', '35 3 * * *', () => reckonLastWeeks(platform))
  platform.jobs.define<{ from: string; to: string }>(
    REBUILD_QUEUE,
    { retryLimit: 3, retryDelaySeconds: 30, retryBackoff: true, expireInSeconds: 900 },
    (days) => rebuildSales(platform, days),
  )
}

/** Has a range of days reckoned anew, in the background; asked twice it is done twice and comes to the same. */
export const requestRebuild = (
  { database, jobs }: Platform,
  actorId: string,
  days: { from: string; to: string },
): Promise<void> =>
  database.transaction(async (tx) => {
    await jobs.enqueue(tx, REBUILD_QUEUE, days)
    await audit(tx, {
      actorId,
      action: 'salesRollup.rebuild',
      subject: 'salesRollup',
      subjectId: newId(),
      after: days,
    })
  })
