import { and, eq, type InferSelectModel, inArray, type SQL } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { afterSaleLines, afterSales } from './tables.ts'

export type CaseRow = InferSelectModel<typeof afterSales>
export type CaseLine = InferSelectModel<typeof afterSaleLines>

/** Who acts on a case, and as what. */
export interface CaseActor {
  userId: string
  role: 'buyer' | 'merchant' | 'operator'
}

/** The cases an actor may see at all. */
export async function scopeOf(db: Db, actor: CaseActor): Promise<SQL | undefined> {
  switch (actor.role) {
    case 'buyer':
      return eq(afterSales.userId, actor.userId)
    case 'merchant':
      return inArray(afterSales.merchantId, await merchantsOfStaff(db, actor.userId, 'orders'))
    case 'operator':
      return undefined
  }
}

/**
 * The case, for somebody who may act on it. Refuses with `after_sale_not_found`; an operator before anybody asked the
 * platform with `after_sale_not_escalated`.
 */
export async function findCase(db: Db, actor: CaseActor, id: string): Promise<CaseRow> {
  const [row] = await db
    .select()
    .from(afterSales)
    .where(and(eq(afterSales.id, id), await scopeOf(db, actor)))
  if (!row) throw new Refusal('after_sale_not_found')
  if (actor.role === 'operator' && row.escalatedAt === null) throw new Refusal('after_sale_not_escalated')
  return row
}

export const linesOfCase = (db: Db, id: string): Promise<CaseLine[]> =>
  db.select().from(afterSaleLines).where(eq(afterSaleLines.afterSaleId, id)).orderBy(afterSaleLines.position)
