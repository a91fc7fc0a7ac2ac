import type { ShareProgress } from '@yuxiang/shared/api/reserved-share'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { ChargedLines } from './charged.ts'

const MONTHS = 12

/** Of a share, in percent, rounded down; null when nothing is reserved. */
export const percentOf = (boughtFen: number, reservedFen: number): number | null =>
  reservedFen > 0 ? Number((BigInt(boughtFen) * 100n) / BigInt(reservedFen)) : null

/** What was bought against a filing; nothing where there is none. */
export async function readProgress(
  db: Db,
  charged: ChargedLines,
  { filingId, year, reservedFen }: { filingId: string | null; year: number; reservedFen: number },
): Promise<ShareProgress> {
  const sql = sqlOf(db)
  const rows =
    filingId === null
      ? []
      : await sql<{ county: string; month: number; fen: string; refundedFen: string }[]>`
    select coalesce(line.county, '') as county,
      extract(month from line.placed_at at time zone 'Asia/Shanghai')::int as month,
      sum(line.counted_fen - line.refunded_fen) as fen, sum(line.refunded_fen) as "refundedFen"
    from ${charged(sql)} line where line.filing_id = ${filingId} group by 1, 2`
  const orders =
    filingId === null
      ? 0
      : ((
          await sql<{ count: number }[]>`
    select count(distinct line.order_id)::int as count from ${charged(sql)} line where line.filing_id = ${filingId}`
        )[0]?.count ?? 0)
  const sum = (some: readonly { fen: string }[]) => some.reduce((total, { fen }) => total + Number(fen), 0)
  const boughtFen = sum(rows)
  return {
    boughtFen,
    refundedFen: rows.reduce((total, row) => total + Number(row.refundedFen), 0),
    orders,
    percent: percentOf(boughtFen, reservedFen),
    byCounty: [...Map.groupBy(rows, ({ county }) => county)]
      .map(([name, some]) => ({ name: name || '未注明', amountFen: sum(some) }))
      .filter(({ amountFen }) => amountFen > 0)
      .sort((a, b) => b.amountFen - a.amountFen || a.name.localeCompare(b.name)),
    byMonth: Array.from({ length: MONTHS }, (_, index) => ({
      month: `${year}-${String(index + 1).padStart(2, '0')}`,
      amountFen: sum(rows.filter(({ month }) => month === index + 1)),
    })),
  }
}
