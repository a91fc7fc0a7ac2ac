import type { AllowanceRow } from '@yuxiang/shared/api/union-grants'
import type { z } from 'zod'
import { sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { accountFigures } from '../platform/ledger/index.ts'
import { sliceOf } from './pages.ts'
import { matching, openPerson, type Sealed } from './sealed-people.ts'
import type { SpendingReader } from './spending-reader.ts'
import { spendingsOf } from './spendings.ts'

type AllowanceOfMember = z.infer<typeof AllowanceRow>

/** What each member of a grant got, spent and received, by group. */
export async function listAllowances(
  { database, cipher }: Platform,
  readSpendings: SpendingReader,
  grantId: string,
  query: { q?: string | undefined; page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: AllowanceOfMember[]; total: number }> {
  const { db, lists: sql } = database
  const { limit, offset } = sliceOf(query)
  const inOrder = sql`allowances allowance join union_members member on member.id = allowance.member_id
    where allowance.grant_id = ${grantId} order by member.group_name, member.id`
  if (!query.q) {
    const [shown, [count]] = await Promise.all([
      sql<{ id: string }[]>`select allowance.id from ${inOrder} limit ${limit} offset ${offset}`,
      sql<{ total: number }[]>`select count(*)::int as total from allowances where grant_id = ${grantId}`,
    ])
    return { items: await readRows(db, { cipher }, readSpendings, shown), total: count?.total ?? 0 }
  }
  const people = await sql<(Sealed & { id: string })[]>`
    select allowance.id, member.name_encrypted as "nameEncrypted", member.phone_encrypted as "phoneEncrypted"
    from ${inOrder}`
  const found = await matching(cipher, people, query.q)
  const shown = found.slice(offset, offset + limit)
  return { items: await readRows(db, { cipher }, readSpendings, shown), total: found.length }
}

interface Row extends Sealed {
  memberId: string
  group: string
  amountFen: string
  spentFen: string
  remainingFen: string
  orders: number
  received: number
  receivedBySystem: number
}

async function readRows(
  db: Platform['database']['db'],
  { cipher }: Pick<Platform, 'cipher'>,
  readSpendings: SpendingReader,
  shown: readonly { id: string }[],
): Promise<AllowanceOfMember[]> {
  const sql = sqlOf(db)
  const ids = sql`(select unnest(${shown.map((one) => one.id)}::uuid[]))`
  const rows = await sql<Row[]>`
    with spent as (
      select allowance_id, sum(amount_fen) as fen, count(distinct order_id)::int as orders,
        (count(distinct order_id) filter (where received_at is not null))::int as received,
        (count(distinct order_id) filter (where received_by = 'system'))::int as received_by_system
      from ${spendingsOf(sql, readSpendings, ids)} spending where amount_fen > 0 group by allowance_id
    )
    select member.id as "memberId", member.name_encrypted as "nameEncrypted",
      member.phone_encrypted as "phoneEncrypted", member.group_name as "group", allowance.amount_fen as "amountFen",
      account.balance - account.held as "remainingFen", coalesce(spent.fen, 0) as "spentFen",
      coalesce(spent.orders, 0) as orders, coalesce(spent.received, 0) as received,
      coalesce(spent.received_by_system, 0) as "receivedBySystem"
    from allowances allowance
    join union_members member on member.id = allowance.member_id
    join ${accountFigures(sql)} account on account.id = allowance.id
    left join spent on spent.allowance_id = allowance.id
    where allowance.id in ${ids} order by member.group_name, member.id`
  return rows.map(({ nameEncrypted, phoneEncrypted, ...row }) => ({
    ...row,
    ...openPerson(cipher, { nameEncrypted, phoneEncrypted }),
    amountFen: Number(row.amountFen),
    spentFen: Number(row.spentFen),
    remainingFen: Number(row.remainingFen),
  }))
}
