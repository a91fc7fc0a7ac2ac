import { claimOf } from '@yuxiang/shared/after-sale/claim-rules'
import { type AfterSaleReasonKey, afterSaleReasonKeys } from '@yuxiang/shared/after-sale/reasons'
import { type AfterSaleKind, afterSaleKinds, isAfterSaleOpen } from '@yuxiang/shared/states/after-sale'
import { desc, eq } from 'drizzle-orm'
import { orderOfBuyer } from '../orders/index.ts'
import type { Platform } from '../platform/index.ts'
import { summariesOf } from './read-case.ts'
import { afterSales } from './tables.ts'

/** A few cases a line over some months. */
const CASES_MAX = 100

/** What of the buyer's order can still be claimed, line by line, and the cases there are. */
export async function readOrderClaims(platform: Platform, userId: string, orderId: string) {
  const { db } = platform.database
  const now = platform.clock()
  const { order, lines } = await orderOfBuyer(db, orderId, userId)
  const rows = await db
    .select()
    .from(afterSales)
    .where(eq(afterSales.orderId, orderId))
    .orderBy(desc(afterSales.id))
    .limit(CASES_MAX)
  const items = await summariesOf(db, rows)
  const open = items.filter((one) => isAfterSaleOpen(one.state))
  return {
    items,
    lines: lines.map((line) => {
      const claimableQuantity = line.quantity - line.refundedQuantity - line.heldQuantity
      const options = claimableQuantity > 0 ? optionsOf(order, line, now) : []
      return {
        lineId: line.id,
        claimableQuantity: options.length > 0 ? claimableQuantity : 0,
        openAfterSaleId: open.find((one) => one.lines.some(({ lineId }) => lineId === line.id))?.id ?? null,
        options,
      }
    }),
  }
}

interface Option {
  kind: AfterSaleKind
  reason: AfterSaleReasonKey
  until: string | null
}

const optionsOf = (order: Parameters<typeof claimOf>[0], line: { fresh: boolean }, now: Date): Option[] =>
  afterSaleKinds.flatMap((kind) =>
    afterSaleReasonKeys.flatMap((reason) => {
      const answer = claimOf(order, line, { kind, reason }, now)
      return 'refusal' in answer ? [] : [{ kind, reason, until: answer.until?.toISOString() ?? null }]
    }),
  )
