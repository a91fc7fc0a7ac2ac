import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { ChargedLines } from './charged.ts'
import { yearOf } from './year.ts'

interface ChargedCheckout {
  reservedFilingId?: string | undefined
  useAllowance?: boolean | undefined
  usePoints?: boolean | undefined
}

/**
 * Refuses an order that is to count for a filing: with `reserved_own_money_only` what a union granted or points would pay,
 * with `reserved_filing_not_usable` unless the buyer acts for the unit, the unit is not closed, and a share of this year
 * is in force.
 */
export async function requireChargeable(
  db: Db,
  userId: string,
  { reservedFilingId = '', useAllowance, usePoints }: ChargedCheckout,
  now: Date,
): Promise<void> {
  if (useAllowance || usePoints) throw new Refusal('reserved_own_money_only')
  const sql = sqlOf(db)
  const rows = await sql`${chargeableOf(sql, userId, now)} and filing.id = ${reservedFilingId}`
  if (rows.length === 0) throw new Refusal('reserved_filing_not_usable')
}

/** For what somebody's orders can count now. */
export async function listChargeable(
  db: Db,
  charged: ChargedLines,
  userId: string,
  now: Date,
): Promise<{ filingId: string; unitName: string; year: number; reservedFen: number; boughtFen: number }[]> {
  const sql = sqlOf(db)
  const rows = await sql<
    { filingId: string; unitName: string; year: number; reservedFen: string; boughtFen: string }[]
  >`
    select open.*, coalesce((
      select sum(line.counted_fen - line.refunded_fen) from ${charged(sql)} line where line.filing_id = open."filingId"
    ), 0) as "boughtFen"
    from (${chargeableOf(sql, userId, now)}) open order by open."unitName", open."filingId"`
  return rows.map((row) => ({
    ...row,
    reservedFen: Number(row.reservedFen),
    boughtFen: Number(row.boughtFen),
  }))
}

const chargeableOf = (sql: ReturnType<typeof sqlOf>, userId: string, now: Date): Fragment => sql`
  select filing.id as "filingId", unit.name as "unitName", filing.year, version.reserved_fen as "reservedFen"
  from budget_unit_officers officer
  join budget_units unit on unit.id = officer.unit_id and unit.closed_at is null
  join share_filings filing on filing.unit_id = unit.id and filing.year = ${yearOf(now)}
  join share_filing_versions version on version.filing_id = filing.id and version.state = 'accepted'
    and version.reserved_fen > 0
  where officer.user_id = ${userId}`
