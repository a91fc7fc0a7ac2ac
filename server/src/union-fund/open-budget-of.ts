import { and, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { requireOfficer } from './officers.ts'
import { unionBudgets } from './tables.ts'

export interface OpenBudget {
  id: string
  unionId: string
  year: number
  /** What one member may get in a year as the union set it; null: the policy's figure. */
  memberYearCapFen: number | null
}

/**
 * The officer's budget, open and locked until the transaction ends: nothing else grants, buys, withdraws or closes
 * meanwhile. Refuses with `union_not_found`, `budget_not_found`, `budget_closed`.
 */
export async function openBudgetOf(
  tx: Db,
  officerUserId: string,
  unionId: string,
  budgetId: string,
): Promise<OpenBudget> {
  await requireOfficer(tx, officerUserId, unionId)
  const [budget] = await tx
    .select()
    .from(unionBudgets)
    .where(and(eq(unionBudgets.id, budgetId), eq(unionBudgets.unionId, unionId)))
    .for('update')
  if (!budget) throw new Refusal('budget_not_found')
  if (budget.state !== 'open') throw new Refusal('budget_closed')
  const { id, year, memberYearCapFen } = budget
  return { id, unionId, year, memberYearCapFen }
}
