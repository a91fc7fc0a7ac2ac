import type { PaymentState } from '@yuxiang/shared/states/order'
import { and, desc, eq, type InferSelectModel, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { type Difference, payments, reconciliations } from './tables.ts'

export type PaymentRow = InferSelectModel<typeof payments>

/** What screens see of a payment; the order ids are the caller's to add. */
export interface PaymentView {
  id: string
  amountFen: number
  state: PaymentState
  expiresAt: string
}

export const viewOf = (payment: PaymentRow): PaymentView => ({
  id: payment.id,
  amountFen: payment.amountFen,
  state: payment.state,
  expiresAt: payment.expiresAt.toISOString(),
})

/** The caller's own payment, or null. */
export async function findPayment(db: Db, userId: string, paymentId: string): Promise<PaymentRow | null> {
  const [row] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.id, paymentId), eq(payments.userId, userId)))
  return row ?? null
}

/** Payments by id, whoever's; for callers that have checked the owner of what they pay. */
export function paymentsById(db: Db, paymentIds: string[]): Promise<PaymentRow[]> {
  return db.select().from(payments).where(inArray(payments.id, paymentIds))
}

/** Results of the daily comparison with WeChat's statement, newest first. */
export async function listReconciliations(
  db: Db,
  page: { limit: number; offset: number },
): Promise<
  { date: string; checkedAt: string; oursFen: number; wechatFen: number; differences: Difference[] }[]
> {
  const rows = await db
    .select()
    .from(reconciliations)
    .orderBy(desc(reconciliations.day))
    .limit(page.limit)
    .offset(page.offset)
  return rows.map((row) => ({
    date: row.day,
    checkedAt: row.checkedAt.toISOString(),
    oursFen: row.oursFen,
    wechatFen: row.wechatFen,
    differences: row.differences,
  }))
}
