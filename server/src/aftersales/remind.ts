import type { AfterSaleState } from '@yuxiang/shared/states/after-sale'
import { and, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { afterSales } from './tables.ts'
import { tellBuyer, tellMerchant } from './tell.ts'

/** So long before a deadline whoever is to act is reminded. */
const NOTICE_MS = 24 * 3_600_000
const BATCH = 500

const titles: Partial<Record<AfterSaleState, string>> = {
  requested: '有售后即将超时，逾期自动同意',
  inspecting: '有退货待验收，逾期视为通过',
  returning: '有退货待验收，逾期视为通过',
  awaitingReplacement: '有换货待发出，逾期自动退款',
  awaitingReturn: '请尽快寄回商品，逾期售后关闭',
  rejected: '不同意商家的处理？请尽快申请平台介入',
  inspectionFailed: '不同意验货结果？请尽快申请平台介入',
}

/**
 * Job: a day before a deadline whoever is to act is told, once for each deadline: marking and telling are one
 * transaction. Answers how many were.
 */
export async function remindOfDeadlines(platform: Platform): Promise<number> {
  for (let told = 0; ; ) {
    const count = await remindSome(platform)
    told += count
    if (count < BATCH) return told
  }
}

function remindSome(platform: Platform): Promise<number> {
  const now = platform.clock()
  return platform.database.transaction(async (tx) => {
    const near = tx
      .select({ id: afterSales.id })
      .from(afterSales)
      .where(
        and(
          inArray(afterSales.waitsFor, ['buyer', 'merchant']),
          gt(afterSales.deadlineAt, now),
          lte(afterSales.deadlineAt, new Date(now.getTime() + NOTICE_MS)),
          sql`${afterSales.remindedOf} is distinct from ${afterSales.deadlineAt}`,
        ),
      )
      .limit(BATCH)
    const rows = await tx
      .update(afterSales)
      .set({ remindedOf: afterSales.deadlineAt })
      .where(inArray(afterSales.id, near))
      .returning()
    for (const row of rows) {
      const title = titles[row.state]
      if (!title) continue
      const tell = row.waitsFor === 'merchant' ? tellMerchant : tellBuyer
      await tell(tx, platform, row, { about: `near/${row.state}`, title, text: `订单 ${row.orderNo}` })
    }
    return rows.length
  })
}
