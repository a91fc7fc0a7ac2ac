import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { balancesOf } from '../platform/ledger/index.ts'
import { fundAccountOf, fundingSourceOf } from './accounts.ts'
import { sourceFileLink } from './source-file-link.ts'
import { budgetSources, unionBudgets } from './tables.ts'

type Linking = Pick<Platform, 'config' | 'clock'>

/** A union's years, the newest first. */
export async function listBudgets(platform: Linking, db: Db, unionId: string): Promise<Budget[]> {
  const rows = await db
    .select()
    .from(unionBudgets)
    .where(eq(unionBudgets.unionId, unionId))
    .orderBy(desc(unionBudgets.year))
  return viewsOf(platform, db, rows)
}

/** A budget that the caller knows to exist and to be the officer's. */
export async function readBudget(platform: Linking, db: Db, budgetId: string): Promise<Budget> {
  const rows = await db.select().from(unionBudgets).where(eq(unionBudgets.id, budgetId))
  const [budget] = await viewsOf(platform, db, rows)
  if (!budget) throw new Error(`no budget ${budgetId}`)
  return budget
}

async function viewsOf(
  platform: Linking,
  db: Db,
  rows: readonly (typeof unionBudgets.$inferSelect)[],
): Promise<Budget[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const [sources, balances] = await Promise.all([
    db
      .select()
      .from(budgetSources)
      .where(inArray(budgetSources.budgetId, ids))
      .orderBy(asc(budgetSources.addedAt), asc(budgetSources.id)),
    balancesOf(db, [...ids.map(fundAccountOf), ...ids.map(fundingSourceOf)]),
  ])
  return rows.map(({ id, year, state, memberYearCapFen, closedAt, returnedFen }) => {
    const papers = sources.filter((source) => source.budgetId === id)
    const fund = balances.get(fundAccountOf(id))
    const availableFen = (fund?.balance ?? 0) - (fund?.held ?? 0)
    return {
      id,
      year,
      state,
      amountFen: papers.reduce((sum, paper) => sum + paper.amountFen, 0),
      // The source lacks what came into the year and has not gone back to it.
      committedFen: -(balances.get(fundingSourceOf(id))?.balance ?? 0) - availableFen,
      availableFen,
      memberYearCapFen,
      sources: papers.map(({ id: sourceId, title, documentNo, issuedOn, amountFen, addedAt, fileKey }) => ({
        id: sourceId,
        title,
        documentNo,
        issuedOn,
        amountFen,
        addedAt: addedAt.toISOString(),
        fileUrl: fileKey === null ? null : sourceFileLink(platform, sourceId),
      })),
      closedAt: closedAt?.toISOString() ?? null,
      returnedFen,
    }
  })
}
