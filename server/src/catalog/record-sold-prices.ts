import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'

/**
 * Keeps the lowest price of one unit that was paid on this day, and since when it was: the measure of crossed-out prices.
 * Nothing is written, or locked, where the day already has one as low.
 */
export async function recordSoldPrices(
  tx: Db,
  lines: readonly { skuId: string; unitFen: number }[],
  now: Date,
): Promise<void> {
  if (lines.length === 0) return
  await sqlOf(tx)`
    insert into sku_sold_prices (sku_id, day, lowest_fen, sold_at)
    select sku_id, ${dayInShanghai(now)}::date, min(unit_fen), ${now.toISOString()}::timestamptz
    from unnest(${lines.map((line) => line.skuId)}::uuid[], ${lines.map((line) => line.unitFen)}::bigint[])
      as line (sku_id, unit_fen)
    where unit_fen > 0 and not exists (
      select from sku_sold_prices sold
      where sold.sku_id = line.sku_id and sold.day = ${dayInShanghai(now)}::date and sold.lowest_fen <= line.unit_fen)
    group by sku_id
    order by sku_id
    on conflict (sku_id, day, lowest_fen) do nothing`
}
