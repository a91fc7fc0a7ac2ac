import type { unionBudgetsContract } from '@yuxiang/shared/api/union-budgets'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { closeBudget } from './close-budget.ts'
import { requireOfficer } from './officers.ts'
import { openBudget } from './open-budget.ts'
import { listBudgets, readBudget } from './read-budgets.ts'
import { readBudgetProgress } from './read-progress.ts'
import { keepSourceFile } from './source-file.ts'
import type { SpendingReader } from './spending-reader.ts'
import { uploadsPerOfficer } from './upload-limit.ts'

/** The year's money. Every call is bound to the unions the officer acts for, as all of the workbench. */
export function budgetRoutes(
  platform: Platform,
  readSpendings: SpendingReader,
): RouteTable<typeof unionBudgetsContract> {
  const { database, clock } = platform
  const { db } = database
  const officer = ['union'] as const
  return {
    'GET /api/union-office/unions/{id}/budgets': only(officer, async ({ actor, params }) => {
      await requireOfficer(db, actor.userId, params.id)
      return { items: await listBudgets(platform, db, params.id) }
    }),
    'POST /api/union-office/unions/{id}/budgets': only(officer, ({ actor, params, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await readBudget(platform, tx, await openBudget(tx, actor.userId, params.id, body, clock())),
      })),
    ),
    'POST /api/union-office/budget-sources/{id}/file': only(
      officer,
      ({ actor, params, upload }) => keepSourceFile(platform, actor.userId, params.id, upload),
      uploadsPerOfficer,
    ),
    'POST /api/union-office/budgets/{id}/close': only(officer, async ({ actor, params }) => {
      await closeBudget(platform, actor.userId, params.id)
      return readBudget(platform, db, params.id)
    }),
    'GET /api/union-office/budgets/{id}/progress': only(officer, ({ actor, params }) =>
      readBudgetProgress(platform, readSpendings, actor.userId, params.id),
    ),
  }
}
