import { formatYuan } from '@yuxiang/shared/money'
import { operatorIds } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { listReconciliations } from '../payments/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Platform } from '../platform/index.ts'

/** As many days as the daily comparison may catch up on before somebody looks. */
const DAYS_SEEN = 7

/** Job, hourly: tells every operator, once a day, of work that gave up, and once of each day that WeChat's bill differs. */
export async function tellOperators(platform: Platform): Promise<void> {
  const { database, jobs, clock } = platform
  const dead = await jobs.deadJobs({ limit: 1, offset: 0 })
  const days = await listReconciliations(database.db, { limit: DAYS_SEEN, offset: 0 })
  const news = [
    ...(dead.total > 0
      ? [
          {
            title: '有后台任务重试后仍未完成',
            text: `共 ${dead.total} 项，请查看原因并重新执行`,
            dedupeKey: `deadJobs/${dayInShanghai(clock())}`,
          },
        ]
      : []),
    ...days
      .filter(({ differences }) => differences.length > 0)
      .map(({ date, differences, oursFen, wechatFen }) => ({
        title: '微信支付对账有差异',
        text: `${date} 有 ${differences.length} 笔不符：平台 ¥${formatYuan(oursFen)}，微信 ¥${formatYuan(wechatFen)}`,
        dedupeKey: `reconciliation/${date}`,
      })),
  ]
  if (news.length === 0) return
  await database.transaction(async (tx) => {
    const operators = await operatorIds(tx)
    await notify(
      tx,
      platform,
      operators.flatMap((userId) =>
        news.map((one) => ({
          ...one,
          userId,
          kind: 'deskNotice' as const,
          path: '/packages/operator/running/index',
        })),
      ),
    )
  })
}
