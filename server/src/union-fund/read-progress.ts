import type { Progress } from '@yuxiang/shared/api/union-progress'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { accountFigures } from '../platform/ledger/index.ts'
import type { SpendingReader } from './spending-reader.ts'
import { spendingsOf } from './spendings.ts'

const soonDays = 30

/** How a budget of the officer's is being spent; refuses with `budget_not_found`. */
export async function readBudgetProgress(
  platform: Platform,
  readSpendings: SpendingReader,
  userId: string,
  budgetId: string,
): Promise<Progress> {
  const { sql } = platform.database
  const rows = await sql<{ grantId: string | null }[]>`
    select union_grant.id as "grantId" from union_budgets budget
    join union_officers officer on officer.union_id = budget.union_id and officer.user_id = ${userId}
    left join union_grants union_grant on union_grant.budget_id = budget.id
    where budget.id = ${budgetId}`
  if (rows.length === 0) throw new Refusal('budget_not_found')
  const grantIds = rows.flatMap((row) => (row.grantId === null ? [] : [row.grantId]))
  return readProgress(platform, readSpendings, grantIds)
}

/** Granted, spent, held, left and returned over some grants, and what it was spent on. In one snapshot. */
export function readProgress(
  { database, clock }: Platform,
  readSpendings: SpendingReader,
  grantIds: readonly string[],
): Promise<Progress> {
  const today = clock()
  const soon = dayInShanghai(new Date(today.getTime() + soonDays * 24 * 3_600_000))
  return database.db.transaction(
    async (tx) => {
      const totals = await readTotals(tx, grantIds, soon)
      const spendings = await readSpent(tx, readSpendings, grantIds)
      const spentFen = spendings.reduce((sum, one) => sum + one.amountFen, 0)
      const { grantedFen, heldFen, remainingFen } = totals
      return {
        ...totals,
        spentFen,
        returnedFen: grantedFen - spentFen - heldFen - remainingFen,
        membersSpent: await countSpenders(tx, readSpendings, grantIds),
        byProduct: sharesBy(spendings, (one) => [one.productId, one.productName]),
        byCounty: sharesBy(spendings, (one) => [one.county, one.county]),
        byMonth: sharesBy(spendings, (one) => [one.month, one.month])
          .map(({ name, amountFen }) => ({ month: name, amountFen }))
          .sort((a, b) => (a.month < b.month ? -1 : 1)),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

async function readTotals(tx: Db, grantIds: readonly string[], soon: string) {
  const sql = sqlOf(tx)
  const [row] = await sql<Record<string, string>[]>`
    select coalesce(sum(allowance.amount_fen), 0) as "grantedFen", coalesce(sum(account.held), 0) as "heldFen",
      coalesce(sum(account.balance - account.held), 0) as "remainingFen",
      coalesce(sum(account.balance - account.held) filter (
        where union_grant.state = 'issued' and union_grant.valid_to <= ${soon}::date), 0) as "expiringSoonFen",
      count(distinct allowance.member_id) as "membersGranted"
    from allowances allowance
    join union_grants union_grant on union_grant.id = allowance.grant_id
    join ${accountFigures(sql)} account on account.id = allowance.id
    where allowance.grant_id = any(${[...grantIds]}::uuid[])`
  return {
    grantedFen: Number(row?.grantedFen),
    heldFen: Number(row?.heldFen),
    remainingFen: Number(row?.remainingFen),
    expiringSoonFen: Number(row?.expiringSoonFen),
    membersGranted: Number(row?.membersGranted),
  }
}

interface Spent {
  productId: string
  productName: string
  county: string
  month: string
  amountFen: number
  quantity: number
}

async function readSpent(
  tx: Db,
  readSpendings: SpendingReader,
  grantIds: readonly string[],
): Promise<Spent[]> {
  const sql = sqlOf(tx)
  // A line that two allowances paid together was bought once.
  const rows = await sql<(Omit<Spent, 'amountFen' | 'quantity'> & { amountFen: string; quantity: string })[]>`
    with lines as (
      select line_id, product_id, product_name, county, quantity,
        to_char(paid_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, sum(amount_fen) as fen
      from ${spendingsOf(sql, readSpendings, ofGrants(sql, grantIds))} spending
      group by line_id, product_id, product_name, county, quantity, month
    )
    select product_id as "productId", max(product_name) as "productName", county, month,
      sum(fen) as "amountFen", sum(quantity) as quantity
    from lines group by product_id, county, month having sum(fen) > 0`
  return rows.map((row) => ({ ...row, amountFen: Number(row.amountFen), quantity: Number(row.quantity) }))
}

async function countSpenders(
  tx: Db,
  readSpendings: SpendingReader,
  grantIds: readonly string[],
): Promise<number> {
  const sql = sqlOf(tx)
  const [row] = await sql<{ members: number }[]>`
    select count(distinct allowance.member_id)::int as members
    from ${spendingsOf(sql, readSpendings, ofGrants(sql, grantIds))} spending
    join allowances allowance on allowance.id = spending.allowance_id
    where spending.amount_fen > 0`
  return row?.members ?? 0
}

const ofGrants = (sql: ReturnType<typeof sqlOf>, grantIds: readonly string[]) =>
  sql`(select id from allowances where grant_id = any(${[...grantIds]}::uuid[]))`

/** Adds up by a key, the largest amount first. */
function sharesBy(
  spendings: readonly Spent[],
  keyOf: (spent: Spent) => [key: string, name: string],
): Progress['byProduct'] {
  const shares = new Map<string, Progress['byProduct'][number]>()
  for (const spent of spendings) {
    const [key, name] = keyOf(spent)
    const before = shares.get(key) ?? { name, amountFen: 0, quantity: 0 }
    shares.set(key, {
      name,
      amountFen: before.amountFen + spent.amountFen,
      quantity: before.quantity + spent.quantity,
    })
  }
  return [...shares.values()].sort((a, b) => b.amountFen - a.amountFen)
}
