import type { Grant } from '@yuxiang/shared/api/union-grants'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { accountFigures } from '../platform/ledger/index.ts'
import { sliceOf } from './pages.ts'
import { scopeTextOf } from './scope.ts'
import type { SpendingReader } from './spending-reader.ts'
import { spendingsOf } from './spendings.ts'

/** A union's grants, the newest first. */
export async function listGrants(
  platform: Platform,
  readSpendings: SpendingReader,
  unionId: string,
  query: { budgetId?: string | undefined; page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: Grant[]; total: number }> {
  const { db, lists: sql } = platform.database
  const { limit, offset } = sliceOf(query)
  const condition = sql`union_id = ${unionId}
    ${query.budgetId === undefined ? sql`` : sql`and budget_id = ${query.budgetId}`}`
  const [ids, [count]] = await Promise.all([
    sql<{ id: string }[]>`
      select id from union_grants where ${condition} order by id desc limit ${limit} offset ${offset}`,
    sql<{ total: number }[]>`select count(*)::int as total from union_grants where ${condition}`,
  ])
  const wanted = ids.map((row) => row.id)
  return { items: await readGrants(platform, db, readSpendings, wanted), total: count?.total ?? 0 }
}

/** A grant that is the officer's; refuses with `grant_not_found`. */
export async function readGrantOf(
  platform: Platform,
  readSpendings: SpendingReader,
  userId: string,
  grantId: string,
): Promise<Grant> {
  const { db } = platform.database
  await requireGrantOf(db, userId, grantId)
  return readGrant(platform, db, readSpendings, grantId)
}

/** Refuses with `grant_not_found` unless the account acts for the grant's union. */
export async function requireGrantOf(db: Db, userId: string, grantId: string): Promise<void> {
  const [own] = await sqlOf(db)<{ id: string }[]>`
    select union_grant.id from union_grants union_grant
    join union_officers officer on officer.union_id = union_grant.union_id and officer.user_id = ${userId}
    where union_grant.id = ${grantId}`
  if (!own) throw new Refusal('grant_not_found')
}

/** A grant that the caller knows to exist. */
export async function readGrant(
  platform: Platform,
  db: Db,
  readSpendings: SpendingReader,
  grantId: string,
): Promise<Grant> {
  const [grant] = await readGrants(platform, db, readSpendings, [grantId])
  if (!grant) throw new Error(`no grant ${grantId}`)
  return grant
}

type Amount = 'amountFen' | 'spentFen' | 'heldFen' | 'remainingFen'
interface Row extends Omit<Grant, Amount | 'returnedFen' | 'scopeText'>, Record<Amount, string> {}

/** In one statement, so that its parts belong to one moment and sum up. */
async function readGrants(
  platform: Platform,
  db: Db,
  readSpendings: SpendingReader,
  ids: readonly string[],
): Promise<Grant[]> {
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    with concerned as materialized (
      select allowance.id, allowance.grant_id, account.balance, account.held
      from allowances allowance join ${accountFigures(sql)} account on account.id = allowance.id
      where allowance.grant_id = any(${[...ids]}::uuid[])
    ),
    balances as (
      select grant_id, sum(balance - held) as remaining, sum(held) as held from concerned group by grant_id
    ),
    spent as (
      select concerned.grant_id, sum(spending.amount_fen) as fen
      from ${spendingsOf(sql, readSpendings, sql`(select id from concerned)`)} spending
      join concerned on concerned.id = spending.allowance_id group by concerned.grant_id
    )
    select union_grant.id, union_grant.budget_id as "budgetId", union_grant.name, union_grant.scope,
      union_grant.valid_from::text as "validFrom", union_grant.valid_to::text as "validTo", union_grant.state,
      union_grant.members, union_grant.amount_fen as "amountFen", coalesce(spent.fen, 0) as "spentFen",
      balances.held as "heldFen", balances.remaining as "remainingFen", union_grant.issued_at as "issuedAt"
    from union_grants union_grant
    join balances on balances.grant_id = union_grant.id
    left join spent on spent.grant_id = union_grant.id
    order by union_grant.id desc`
  return Promise.all(rows.map((row) => grantOf(platform, row, db)))
}

async function grantOf(platform: Platform, row: Row, db: Db): Promise<Grant> {
  const [amountFen, spentFen] = [Number(row.amountFen), Number(row.spentFen)]
  const [heldFen, remainingFen] = [Number(row.heldFen), Number(row.remainingFen)]
  return {
    ...row,
    scopeText: await scopeTextOf(platform, row.scope, db),
    amountFen,
    spentFen,
    heldFen,
    remainingFen,
    returnedFen: amountFen - spentFen - heldFen - remainingFen,
    issuedAt: new Date(row.issuedAt).toISOString(),
  }
}
