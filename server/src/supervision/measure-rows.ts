import type { InferSelectModel } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { supervisionAppeals, supervisionMeasures } from './tables.ts'

export type MeasureRow = InferSelectModel<typeof supervisionMeasures>
export type AppealRow = InferSelectModel<typeof supervisionAppeals>

/** Measures of one merchant are imposed one after the other, until the transaction ends. */
export async function lockMeasuresOf(tx: Db, merchantId: string): Promise<void> {
  const lock = `supervision-measures/${merchantId}`
  await sqlOf(tx)`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`
}

/** Whether the same measure holds already, or will, at any moment of this one's time. */
export async function overlaps(
  tx: Db,
  {
    merchantId,
    kind,
    productId,
    startsAt,
    endsAt,
  }: Pick<MeasureRow, 'merchantId' | 'kind' | 'productId' | 'startsAt' | 'endsAt'>,
): Promise<boolean> {
  const [row] = await sqlOf(tx)<{ found: boolean }[]>`
    select exists (select from supervision_measures
      where merchant_id = ${merchantId} and kind = ${kind} and product_id is not distinct from ${productId}::uuid
        and lifted_at is null and coalesce(ends_at, 'infinity') > ${startsAt.toISOString()}::timestamptz
        and starts_at < coalesce(${endsAt?.toISOString() ?? null}::timestamptz, 'infinity')) as found`
  return row?.found ?? false
}
