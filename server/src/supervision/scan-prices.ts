import { policy } from '@yuxiang/shared/policy'
import { contentOfSku, unitBases } from '@yuxiang/shared/supervision/net-content'
import { CITY_REGION } from '../identity/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Goods } from './world.ts'

/** Rows written by one statement. */
const TOGETHER = 5_000
/** What is beyond is told as this much. */
const PERCENT_MAX = 100_000

type Watched = Pick<Goods, 'priceSources' | 'priceGroundsAt'>

/**
 * Job: looks at the price of everything on sale and raises what stands out. Repeatable: one alert is open per SKU and
 * cause, one is raised a day, and what an officer closed is not raised again for the same two prices. Answers how many
 * are new.
 */
export async function scanPrices(db: Db, goods: Watched, now: Date): Promise<number> {
  await readContents(db, goods, now)
  const jumps = await raise(db, goods, now, jumpsOf(db, goods, now))
  const discounts = await raiseFalseDiscounts(db, goods, now)
  const above = await raise(db, goods, now, aboveReferenceOf(db, goods, now))
  return jumps + discounts + above
}

/** Net contents as names state them now: only SKUs that are new or were renamed are read. */
async function readContents(db: Db, goods: Watched, now: Date): Promise<void> {
  const sql = sqlOf(db)
  const rows = await sql<{ id: string; name: string; content: string }[]>`
    select sku.id, sku.sku_name as name, sku.net_content as content
    from ${goods.priceSources(sql, now).skus} sku
    left join sku_contents known on known.sku_id = sku.id
    where sku.on_sale and known.source is distinct from sku.sku_name || E'\n' || sku.net_content`
  for (let start = 0; start < rows.length; start += TOGETHER) {
    const batch = rows.slice(start, start + TOGETHER)
    const read = batch.map(({ name, content }) => contentOfSku(name, content))
    await sql`
      insert into sku_contents (sku_id, source, amount, unit)
      select * from unnest(${batch.map(({ id }) => id)}::uuid[],
        ${batch.map(({ name, content }) => `${name}\n${content}`)}::text[],
        ${read.map((one) => one?.amount ?? null)}::int[], ${read.map((one) => one?.unit ?? null)}::text[])
      on conflict (sku_id) do update set source = excluded.source, amount = excluded.amount, unit = excluded.unit`
  }
}

/** What stands out, as rows of `sku_id, kind, price_fen, basis_fen, unit, ground`. */
type Found = ReturnType<ReturnType<typeof sqlOf>>

/** Regular prices that rose by more than the policy allows against a week ago; a new SKU's first price counts as that. */
function jumpsOf(db: Db, goods: Watched, now: Date): Found {
  const sql = sqlOf(db)
  const { history, skus } = goods.priceSources(sql, now)
  const days = policy.priceJumpDays.value
  const before = sql`${new Date(now.getTime() - days * 86_400_000).toISOString()}::timestamptz`
  return sql`
    select sku.id as sku_id, 'jump' as kind, sku.regular_fen as price_fen, basis.price_fen as basis_fen,
      null::text as unit, '与 ' || to_char(basis.valid_from at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
        || ${` 起的标价比较（${days} 日前仍在执行，或上架时的首个标价）`} as ground
    from (
      select distinct sku_id from ${history} changed
      where kind = 'regular' and valid_from > ${before} and valid_from <= ${now.toISOString()}::timestamptz
    ) changed
    join ${skus} sku on sku.id = changed.sku_id and sku.on_sale
    cross join lateral (
      select price_fen, valid_from from ${history} own
      where own.sku_id = sku.id and own.kind = 'regular'
      order by own.valid_from > ${before}, case when own.valid_from > ${before} then own.valid_from end, own.valid_from desc
      limit 1
    ) basis
    where sku.regular_fen * 100 >= basis.price_fen * ${100 + policy.priceJump.value}`
}

/** Unit prices above the upper end of the narrowest reference price that is in force for the goods and the county. */
function aboveReferenceOf(db: Db, goods: Watched, now: Date): Found {
  const sql = sqlOf(db)
  const today = dayInShanghai(now)
  return sql`
    select sku.id as sku_id, 'aboveReference' as kind, unit.per_fen as price_fen, reference.high_fen as basis_fen,
      content.unit, reference.source || '（' || reference.valid_from || ' 至 ' || reference.valid_to || '）' as ground
    from ${goods.priceSources(sql, now).skus} sku
    join sku_contents content on content.sku_id = sku.id and content.unit is not null
    cross join lateral (
      select round(sku.price_fen * ${baseOf(sql)} / content.amount)::bigint as per_fen
    ) unit
    cross join lateral (
      select * from reference_prices
      where category_key = sku.category_key and unit = content.unit
        and region_code in (sku.county_code, ${CITY_REGION}) and ${today}::date between valid_from and valid_to
        and (keyword = '' or position(keyword in sku.product_name) > 0)
      order by region_code = ${CITY_REGION}, length(keyword) desc, valid_from desc limit 1
    ) reference
    where sku.on_sale and unit.per_fen * 100 >= reference.high_fen * ${100 + policy.priceAboveReference.value}`
}

/** How much a unit price is for, as a number of a row of `content`. */
export const baseOf = (sql: ReturnType<typeof sqlOf>) =>
  sql`(case content.unit when 'g' then ${unitBases.g}::numeric when 'ml' then ${unitBases.ml}::numeric
    else ${unitBases.piece}::numeric end)`

/** Crossed-out prices above what the law lets stand, each measured at the first beginning of its own promotion. */
async function raiseFalseDiscounts(db: Db, goods: Watched, now: Date): Promise<number> {
  const sql = sqlOf(db)
  const running = await sql<{ skuId: string; priceFen: string; originalFen: string; began: string }[]>`
    select id as "skuId", price_fen as "priceFen", special_original_fen as "originalFen", special_began as began
    from ${goods.priceSources(sql, now).skus} sku
    where on_sale and original_fen is not null`
  const shown = new Map(running.map((one) => [one.skuId, one]))
  const grounds = await goods.priceGroundsAt(
    db,
    running.map(({ skuId, began }) => ({ skuId, startsAt: new Date(began) })),
  )
  const untrue = grounds.flatMap(({ skuId, lowestFen, ground }) => {
    const originalFen = Number(shown.get(skuId)?.originalFen ?? 0)
    if (lowestFen !== null && originalFen <= lowestFen) return []
    // What was never sold has no true price but the one that is asked now.
    const basisFen = lowestFen ?? Number(shown.get(skuId)?.priceFen ?? 0)
    return [{ skuId, originalFen, basisFen, ground }]
  })
  return raise(
    db,
    goods,
    now,
    sql`select *, null::text as unit from unnest(${untrue.map(({ skuId }) => skuId)}::uuid[],
        ${untrue.map(() => 'falseDiscount')}::text[], ${untrue.map(({ originalFen }) => originalFen)}::bigint[],
        ${untrue.map(({ basisFen }) => basisFen)}::bigint[], ${untrue.map(({ ground }) => ground)}::text[])
      as one (sku_id, kind, price_fen, basis_fen, ground)`,
  )
}

/** Writes what is new of it. Ids are made here, one for each row there may be. */
async function raise(db: Db, goods: Watched, now: Date, found: Found): Promise<number> {
  const sql = sqlOf(db)
  const at = now.toISOString()
  const serious = policy.priceAlertSerious.value
  const quiet = new Date(now.getTime() - policy.priceAlertQuiet.value * 86_400_000).toISOString()
  const fresh = await sql<Record<string, unknown>[]>`
    select found.sku_id, found.kind, found.price_fen::text, found.basis_fen::text, found.unit, found.ground,
      least((found.price_fen - found.basis_fen) * 100 / found.basis_fen, ${PERCENT_MAX}::int)::int as percent
    from (${found}) found
    where not exists (select from price_alerts known
      where known.sku_id = found.sku_id and known.kind = found.kind and (known.state = 'open'
        or known.day = ${dayInShanghai(now)}::date
        or (known.price_fen = found.price_fen and known.basis_fen = found.basis_fen
          and known.closed_at > ${quiet}::timestamptz)))`
  let raised = 0
  for (let start = 0; start < fresh.length; start += TOGETHER) {
    const batch = fresh.slice(start, start + TOGETHER)
    const written = await sql`
      insert into price_alerts (id, kind, severity, sku_id, product_id, merchant_id, county_code, product_name, sku_name,
        merchant_name, county, price_fen, basis_fen, percent, unit, ground, day, raised_at)
      select alert.id, alert.kind,
        case when alert.percent >= ${serious}::int then 3 when alert.percent >= ${serious}::int / 2
          or alert.kind = 'falseDiscount' then 2 else 1 end,
        alert.sku_id, sku.product_id, sku.merchant_id, merchant.county_code, sku.product_name, sku.sku_name,
        merchant.name, merchant.county, alert.price_fen, alert.basis_fen, alert.percent, alert.unit, alert.ground,
        ${dayInShanghai(now)}::date, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(batch.map((row) => ({ ...row, id: newId() })))}::text::jsonb) as alert
        (id uuid, sku_id uuid, kind text, price_fen bigint, basis_fen bigint, percent int, unit text, ground text)
      join ${goods.priceSources(sql, now).skus} sku on sku.id = alert.sku_id
      join ${merchantFacts(sql)} merchant on merchant.id = sku.merchant_id
      on conflict do nothing`
    raised += written.count
  }
  return raised
}
