import { hashOfBatch } from '@yuxiang/shared/trace/chain'
import { newId } from '../../../server/src/platform/db/columns.ts'
import { type Db, sqlOf } from '../../../server/src/platform/db/index.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { appendEvents, type NewEvent } from '../../../server/src/traceability/append-event.ts'
import { traceBatches } from '../../../server/src/traceability/tables.ts'
import { newTraceCode } from '../../../server/src/traceability/trace-code.ts'
import { type Shot, seeded, zipf } from '../load.ts'

const BATCHES = 300
const EVENTS = 12
const BRANDS = 120
const PRODUCTS_OF_BRAND = 40
const actorId = '00000000-0000-7000-8000-000000000001'
const dayMs = 86_400_000

/** Batches with chains of twelve events and a tree of brands; answers who scans and who looks at brands. */
export async function makeTracesAndBrands(
  platform: Pick<Platform, 'database' | 'cipher'>,
): Promise<{ trace(): Shot; brand(): Shot }> {
  const { codes, brandIds } = await platform.database.transaction(async (tx) => {
    await sqlOf(tx)`update merchants set contact_phone_encrypted = ${platform.cipher.encrypt('13800000000')}`
    return { codes: await writeBatches(tx), brandIds: await writeBrands(tx) }
  })
  const random = seeded(11)
  const [batch, brand] = [zipf(codes.length, random), zipf(brandIds.length, random)]
  return {
    trace: () => ({ method: 'GET', path: `/api/traces/${codes[batch()]}` }),
    brand: () => ({ method: 'GET', path: `/api/brands/${brandIds[brand()]}` }),
  }
}

interface Sku {
  skuId: string
  skuName: string
  productId: string
  productName: string
  merchantId: string
  merchantName: string
  countyCode: string
  county: string
}

async function writeBatches(tx: Db): Promise<string[]> {
  const skus = await sqlOf(tx)<Sku[]>`
    select sku.id as "skuId", sku.name as "skuName", product.id as "productId", product.name as "productName",
      merchant.id as "merchantId", merchant.name as "merchantName", county.code as "countyCode", county.name as county
    from skus sku join products product on product.id = sku.product_id
    join merchants merchant on merchant.id = product.merchant_id
    join counties county on county.code = product.county_code
    where sku.position = 0 order by sku.id limit ${BATCHES}`
  const now = new Date()
  const dayOf = (ahead: number) => new Date(now.getTime() + ahead * dayMs).toISOString().slice(0, 10)
  const codes: string[] = []
  for (const [index, sku] of skus.entries()) {
    const { skuId, merchantId } = sku
    const facts = {
      traceCode: newTraceCode(),
      batchCode: `B-${index}`,
      merchantId,
      skuId,
      quantity: 500,
      unit: '箱',
      origin: `${sku.county}某某村`,
      producedOn: dayOf(-20),
      bestBefore: dayOf(60),
      basis: 'ownTest' as const,
    }
    const headHash = hashOfBatch(facts)
    const id = newId()
    await tx
      .insert(traceBatches)
      .values({ ...sku, ...facts, id, current: true, headHash, createdBy: actorId, createdAt: now })
    await appendEvents(tx, { id, headPosition: 0, headHash }, { actorId, now }, eventsUntil(now))
    codes.push(facts.traceCode)
  }
  return codes
}

const eventsUntil = (now: Date): NewEvent[] =>
  Array.from({ length: EVENTS }, (_, index) => ({
    kind: 'input' as const,
    at: new Date(now.getTime() - (EVENTS - index) * dayMs),
    place: '三马山果园',
    text: `第 ${index + 1} 次农事：施有机肥，人工除草，记录在册`,
    temperatures: [],
    photos: [],
    report: null,
    corrects: null,
  }))

/** One of the city's, one of each county, companies' below; each company's granted for forty products of its county. */
async function writeBrands(tx: Db): Promise<string[]> {
  const sql = sqlOf(tx)
  const root = newId()
  await sql`insert into brands (id, level, name, intro, created_by, created_at)
    values (${root}, 'city', '巴味渝珍', '', ${actorId}, now())`
  await sql`
    insert into brands (id, parent_id, level, name, county_code, county, intro, created_by, created_at)
    select gen_random_uuid(), ${root}, 'county', name || '品牌', code, name, '', ${actorId}, now() from counties`
  const companies = await sql<{ id: string; countyCode: string }[]>`
    insert into brands (id, parent_id, level, name, county_code, county, intro, created_by, created_at)
    select gen_random_uuid(), parent.id, 'company', parent.county || '企业品牌 ' || number, parent.county_code,
      parent.county, '', ${actorId}, now()
    from brands parent cross join generate_series(1, 10) number where parent.level = 'county'
    order by parent.id, number limit ${BRANDS}
    returning id, county_code as "countyCode"`
  for (const { id, countyCode } of companies) {
    const grantId = newId()
    await sql`
      insert into brand_grants (id, brand_id, merchant_id, merchant_name, valid_from, valid_to, granted_by, granted_at)
      select ${grantId}, ${id}, id, name, current_date - 10, current_date + 300, ${actorId}, now()
      from merchants order by id limit 1`
    await sql`
      insert into brand_grant_products (grant_id, product_id)
      select ${grantId}, id from products where county_code = ${countyCode} order by id limit ${PRODUCTS_OF_BRAND}`
  }
  const rows = await sql<{ id: string }[]>`select id from brands order by id`
  return rows.map(({ id }) => id)
}
