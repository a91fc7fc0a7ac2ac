import type { PublicCredit, SupervisedMerchant } from '@yuxiang/shared/api/supervision'
import type { MeasureKind } from '@yuxiang/shared/supervision/measures'
import { homeOfMerchant, merchantsOfStaff } from '../merchants/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { openAlertsOf } from './list-credits.ts'
import { creditOf } from './read-credit.ts'
import { measuresOf } from './read-measures.ts'
import { officeName, type Regulator, supervisedMerchant } from './scope.ts'
import type { World } from './world.ts'

/** A merchant's record as the desk sees it; refuses with `merchant_not_found`. */
export async function readSupervised(
  db: Db,
  world: World,
  regulator: Regulator,
  merchantId: string,
): Promise<SupervisedMerchant> {
  const { id, name, county } = await supervisedMerchant(db, regulator, merchantId)
  return recordOf(db, world, { id, name, county }, 'desk')
}

/** A merchant's own; refuses strangers with `merchant_not_found`. */
export async function readOwnRecord(
  db: Db,
  world: World,
  staffId: string,
  merchantId: string,
): Promise<SupervisedMerchant> {
  const home = await homeOfMerchant(db, merchantId)
  if (!home || !(await merchantsOfStaff(db, staffId)).includes(merchantId)) {
    throw new Refusal('merchant_not_found')
  }
  return recordOf(db, world, { id: merchantId, name: home.name, county: home.county }, 'merchant')
}

/** What a merchant has listed, to say what a measure is about; refuses with `merchant_not_found`. */
export async function productsOf(
  db: Db,
  { goods, certificates, platform }: World,
  regulator: Regulator,
  merchantId: string,
) {
  const merchant = await supervisedMerchant(db, regulator, merchantId)
  const sql = sqlOf(db)
  const now = platform.clock()
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from ${goods.priceSources(sql, now).products} product
    where merchant_id = ${merchant.id} order by name, id limit 1000`
  const certified = await certificates.certified(
    db,
    rows.map(({ id }) => id),
    now,
  )
  return rows.map((row) => ({ ...row, isCertified: certified.has(row.id) }))
}

async function recordOf(
  db: Db,
  world: World,
  merchant: { id: string; name: string; county: string },
  reader: 'desk' | 'merchant',
): Promise<SupervisedMerchant> {
  const sql = sqlOf(db)
  const [open] = await sql<{ alerts: number }[]>`
    select ${openAlertsOf(sql, sql`${merchant.id}::uuid`)} as alerts`
  return {
    ...merchant,
    credit: await creditOf(db, merchant.id, world.platform.clock()),
    measures: await measuresOf(db, world, merchant.id, reader),
    openAlerts: reader === 'desk' ? (open?.alerts ?? 0) : 0,
  }
}

/** What everybody may know of a merchant; refuses with `merchant_not_found`. */
export async function readPublicCredit({ platform }: World, merchantId: string): Promise<PublicCredit> {
  const { db, sql } = platform.database
  const now = platform.clock()
  const home = await homeOfMerchant(db, merchantId)
  if (!home) throw new Refusal('merchant_not_found')
  const { score, level } = await creditOf(db, merchantId, now)
  const at = sql`${now.toISOString()}::timestamptz`
  const rows = await sql<
    {
      kind: MeasureKind
      productName: string | null
      reason: string
      remedy: string | null
      startsAt: string
      endsAt: string | null
      regionCode: string
    }[]
  >`
    select kind, product_name as "productName", reason, remedy, starts_at as "startsAt", ends_at as "endsAt",
      region_code as "regionCode"
    from supervision_measures
    where merchant_id = ${merchantId} and is_published and lifted_at is null and starts_at <= ${at}
      and (ends_at is null or ends_at > ${at})
    order by id desc limit 20`
  return {
    score,
    level,
    measures: rows.map(({ regionCode, startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
      office: officeName(home.county, regionCode),
    })),
  }
}
