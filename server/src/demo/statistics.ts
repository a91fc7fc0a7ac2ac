import { lastPeriodOver } from '@yuxiang/shared/statistics/periods'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { publishBulletin } from '../statistics/move-bulletin.ts'
import { catchUpSales } from '../statistics/roll-up.ts'
import { setTarget } from '../statistics/set-target.ts'
import { draftBulletin } from '../statistics/write-bulletin.ts'
import { demoCityOffice } from './accounts.ts'
import { platformAt } from './platform-at.ts'
import { hashOf } from './seeded.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

/** Targets are hundreds of yuan: it is a small shop. */
const roundFen = 10_000

/** The sums of the demo's orders, this year's targets, and a published bulletin of the last month that is over. */
export async function writeStatistics(tx: Db, context: Context): Promise<void> {
  const platform = platformAt(tx, context, 0)
  const cityId = await createStaff(context, demoCityOffice, tx)
  await catchUpSales(platform)
  await writeTargets(tx, cityId, platform.clock())
  const period = lastPeriodOver('month', dayInShanghai(platform.clock()))
  const { id, edition } = await draftBulletin(tx, platform, cityId, period)
  await publishBulletin(tx, platform, cityId, { id, edition })
}

/** By what was sold in the last twelve months: some counties have nearly reached theirs, some are far from it. */
async function writeTargets(tx: Db, actorId: string, now: Date): Promise<void> {
  const year = Number(dayInShanghai(now).slice(0, 4))
  const since = dayInShanghai(new Date(now.getTime() - 365 * 86_400_000))
  const rows = await sqlOf(tx)<{ countyCode: string; netFen: string }[]>`
    select county_code as "countyCode", sum(sold_fen - refunded_fen) as "netFen" from sales_days
    where day > ${since}::date group by county_code having sum(sold_fen - refunded_fen) > 0
    order by county_code`
  const targets = rows.map(({ countyCode, netFen }) => ({
    countyCode,
    amountFen: Math.ceil((Number(netFen) * (85 + (hashOf(countyCode) % 60))) / 100 / roundFen) * roundFen,
  }))
  const reason = `${year} 年度消费帮扶指导性计划`
  const cityFen = targets.reduce((sum, { amountFen }) => sum + amountFen, 0)
  for (const target of [{ countyCode: null, amountFen: cityFen }, ...targets]) {
    if (target.amountFen > 0) await setTarget(tx, actorId, { ...target, year, version: 0, reason }, now)
  }
}
