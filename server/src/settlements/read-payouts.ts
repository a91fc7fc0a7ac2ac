import type { Payout } from '@yuxiang/shared/api/settlements'
import { and, desc, eq, lt } from 'drizzle-orm'
import { merchantNames } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { payouts } from './tables.ts'

const pageSizeDefault = 20

/** Payouts of a state, the newest first. */
export async function listPayouts(
  db: Db,
  query: { state: Payout['state']; cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: Payout[]; nextCursor?: string }> {
  const { state, cursor, pageSize = pageSizeDefault } = query
  const rows = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.state, state), cursor ? lt(payouts.id, cursor) : undefined))
    .orderBy(desc(payouts.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return { items: await payoutViews(db, shown), ...(last && { nextCursor: last.id }) }
}

/** Payouts as the operator sees them. */
export async function payoutViews(db: Db, rows: readonly (typeof payouts.$inferSelect)[]): Promise<Payout[]> {
  const names = await merchantNames(
    db,
    rows.map(({ merchantId }) => merchantId),
  )
  return rows.map((row) => ({
    id: row.id,
    merchantId: row.merchantId,
    merchantName: names.get(row.merchantId) ?? '',
    state: row.state,
    receivableFen: row.receivableFen,
    feeFen: row.feeFen,
    amountFen: row.amountFen,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    bankReference: row.bankReference,
    failure: row.failure,
  }))
}
