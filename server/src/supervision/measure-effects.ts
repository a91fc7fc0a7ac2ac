import { type Db, sqlOf } from '../platform/db/index.ts'
import type { MeasureRow } from './measure-rows.ts'
import type { World } from './world.ts'

/**
 * What the measures in force mean is asked wherever it matters; what is remembered of the catalogue is forgotten here, and
 * lists sort by the prices that hold now.
 */
export async function takeEffect(
  tx: Db,
  { goods }: World,
  { kind, merchantId }: Pick<MeasureRow, 'kind' | 'merchantId'>,
  now: Date,
): Promise<void> {
  if (kind === 'campaignExclusion' || kind === 'blacklist') {
    const sql = sqlOf(tx)
    const rows = await sql<{ id: string }[]>`
      select id from ${goods.priceSources(sql, now).skus} sku
      where merchant_id = ${merchantId} and special_to > ${now.toISOString()}::timestamptz`
    await goods.refreshLowestPrices(
      tx,
      rows.map(({ id }) => id),
      now,
    )
  }
  await goods.catalogueChanged(tx)
}
