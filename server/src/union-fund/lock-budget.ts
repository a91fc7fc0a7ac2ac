import { and, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { unionBudgets } from './tables.ts'

/**
 * Locks a budget's row until the transaction ends. Everything that grants, buys, withdraws, expires or closes does so
 * first; refunds share the row (see refund-targets.ts). False when there is none, or it is closed.
 */
export async function lockOpenBudget(tx: Db, budgetId: string): Promise<boolean> {
  const [budget] = await tx
    .select({ id: unionBudgets.id })
    .from(unionBudgets)
    .where(and(eq(unionBudgets.id, budgetId), eq(unionBudgets.state, 'open')))
    .for('update')
  return budget !== undefined
}
