import type { GrantState } from '@yuxiang/shared/states/grant'
import type postgres from 'postgres'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { scopeTextOf } from './scope.ts'

/** A union as its papers name it, with the documents its budgets stand on. */
export interface UnionFacts {
  name: string
  unitName: string
  invoiceTitle: string
  taxNo: string
  budgets: {
    id: string
    year: number
    memberYearCapFen: number | null
    sources: { title: string; documentNo: string; issuedOn: string; amountFen: number }[]
  }[]
}

/** A union that the caller knows to exist. */
export async function unionFacts(db: Db, unionId: string): Promise<UnionFacts> {
  const sql = sqlOf(db)
  const [union] = await sql<Omit<UnionFacts, 'budgets'>[]>`
    select name, unit_name as "unitName", invoice_title as "invoiceTitle", tax_no as "taxNo"
    from unions where id = ${unionId}`
  if (!union) throw new Error(`no union ${unionId}`)
  const budgets = await sql<UnionFacts['budgets']>`
    select budget.id, budget.year, budget.member_year_cap_fen::float8 as "memberYearCapFen",
      jsonb_agg(jsonb_build_object('title', source.title, 'documentNo', source.document_no,
        'issuedOn', source.issued_on, 'amountFen', source.amount_fen) order by source.added_at) as sources
    from union_budgets budget join budget_sources source on source.budget_id = budget.id
    where budget.union_id = ${unionId} group by budget.id order by budget.year`
  return { ...union, budgets: [...budgets] }
}

export interface GrantFacts {
  id: string
  budgetId: string
  name: string
  scopeText: string
  validFrom: string
  validTo: string
  state: GrantState
  issuedAt: Date
}

/** All grants of a union, the oldest first. */
export async function grantFacts(platform: Platform, db: Db, unionId: string): Promise<GrantFacts[]> {
  const rows = await sqlOf(db)<
    (Omit<GrantFacts, 'scopeText' | 'issuedAt'> & {
      scope: Parameters<typeof scopeTextOf>[1]
      issuedAt: string
    })[]
  >`
    select id, budget_id as "budgetId", name, scope, valid_from::text as "validFrom", valid_to::text as "validTo",
      state, issued_at as "issuedAt"
    from union_grants where union_id = ${unionId} order by id`
  return Promise.all(
    rows.map(async ({ scope, issuedAt, ...row }) => ({
      ...row,
      scopeText: await scopeTextOf(platform, scope, db),
      issuedAt: new Date(issuedAt),
    })),
  )
}

/**
 * A subquery of a union's allowances, or of one grant's: `id, grant_id, member_id, amount_fen, group_name`. The id is
 * that of its ledger account.
 */
export const allowancesOfUnion = (sql: postgres.Sql, unionId: string, grantId: string | null) => sql`(
  select allowance.id, allowance.grant_id, allowance.member_id, allowance.amount_fen, member.group_name
  from union_grants union_grant
  join allowances allowance on allowance.grant_id = union_grant.id
  join union_members member on member.id = allowance.member_id
  where union_grant.union_id = ${unionId} and (${grantId}::uuid is null or union_grant.id = ${grantId}::uuid))`
