import { policy } from '@yuxiang/shared/policy'
import { appealKindNames, measureNames } from '@yuxiang/shared/supervision/measures'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import { merchantNames } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { supervisionAppeals as appeals, supervisionMeasures as measures } from './tables.ts'
import { tellDeciders, tellMerchant } from './tell.ts'

const DAY_MS = 86_400_000
const atOnce = 200

/**
 * Job: of an appeal whose answer is due soon whoever may decide on it hears once, and once more when it is overdue; then the
 * merchant does, too. Safe to repeat: a message is written once.
 */
export async function warnOfAppeals(platform: Platform): Promise<void> {
  const { database, clock } = platform
  const today = dayInShanghai(clock())
  const soon = dayInShanghai(new Date(clock().getTime() + policy.appealWarning.value * DAY_MS))
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const found = await database.db
      .select({ appeal: appeals, measure: measures })
      .from(appeals)
      .innerJoin(measures, eq(measures.id, appeals.measureId))
      .where(and(eq(appeals.state, 'open'), lte(appeals.answerBy, soon), gt(appeals.id, after)))
      .orderBy(asc(appeals.id))
      .limit(atOnce)
    for (const one of found) await database.transaction((tx) => warn(tx, platform, one, today))
    const last = found.at(-1)
    if (!last || found.length < atOnce) return
    after = last.appeal.id
  }
}

interface Found {
  appeal: typeof appeals.$inferSelect
  measure: typeof measures.$inferSelect
}

async function warn(tx: Db, platform: Platform, { appeal, measure }: Found, today: string): Promise<void> {
  const { id, kind, answerBy, merchantId } = appeal
  const isOverdue = answerBy < today
  const name = (await merchantNames(tx, [merchantId])).get(merchantId) ?? ''
  const words = {
    title: `${appealKindNames[kind]}${isOverdue ? '已超期，请立即答复' : '即将到期，请答复'}`,
    text: `${name}，${measureNames[measure.kind]}；应于 ${answerBy} 前答复`,
    path: `/packages/supervision/appeal/index?id=${id}`,
    dedupeKey: `appeal-${isOverdue ? 'overdue' : 'due'}/${id}`,
  }
  await tellDeciders(tx, platform, measure, words)
  if (!isOverdue) return
  await tellMerchant(tx, platform, merchantId, {
    title: `${appealKindNames[kind]}答复已超期`,
    text: `${measureNames[measure.kind]}：应于 ${answerBy} 前答复，已报市市场监督管理局督办`,
    dedupeKey: words.dedupeKey,
  })
}
