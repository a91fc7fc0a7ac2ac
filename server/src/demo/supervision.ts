import { termsOfRule } from '@yuxiang/shared/supervision/credit'
import { eq } from 'drizzle-orm'
import { priceGroundsAt, priceSources } from '../catalog/index.ts'
import { createStaff } from '../identity/index.ts'
import { merchantDocuments } from '../merchants/tables.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { inspectionPlans, inspectionSamples } from '../supervision/inspection-tables.ts'
import { referencePrices } from '../supervision/price-tables.ts'
import { scanPrices } from '../supervision/scan-prices.ts'
import { creditEntries, supervisionAppeals, supervisionMeasures } from '../supervision/tables.ts'
import { traceBatches } from '../traceability/tables.ts'
import { demoRegulators } from './accounts.ts'
import { scanKey } from './entry.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

const DAY_MS = 86_400_000
const fengjie = '500236'

interface Someone {
  id: string
  name: string
}

/** What market supervision works on: prices that stand out, reference prices, credit, measures, an inspection. */
export async function writeSupervision(tx: Db, context: Context): Promise<void> {
  const now = context.clock()
  const [officerId, secondId] = await officers(tx, context)
  await writeHistory(tx)
  await writeReferences(tx, now)
  const sql = sqlOf(tx)
  const merchants = await sql<Someone[]>`
    select id, name from merchants where county_code = ${fengjie} order by joined_at, id limit 3`
  const [own, other = own, third = other] = merchants
  if (!own || !other || !third) return
  await writeMeasures(tx, { officerId, secondId, own, other, third }, now)
  await writeInspection(tx, officerId, now)
  await scanPrices(tx, { priceSources, priceGroundsAt }, now)
}

async function officers(tx: Db, context: Context): Promise<[string, string]> {
  const ids: string[] = []
  for (const { countyCode: _, ...staff } of demoRegulators.slice(0, 2)) {
    ids.push(await createStaff(context, staff, tx))
  }
  return [ids[0] ?? '', ids[1] ?? '']
}

/** Prices of the last weeks: steady, but a few second SKUs were cheaper, and one crossed-out price was undersold. */
async function writeHistory(tx: Db): Promise<void> {
  const sql = sqlOf(tx)
  await sql`
    insert into sku_price_history (sku_id, kind, valid_from, price_fen)
    select skus.id, 'regular', history.valid_from - interval '45 days',
      case when skus.position = 1 and skus.price_fen / 100 % 8 = 0 then (skus.price_fen * 10 / 18)
        when skus.position = 1 and skus.price_fen / 100 % 8 = 1 then (skus.price_fen * 10 / 22)
        else skus.price_fen end
    from skus join sku_price_history history on history.sku_id = skus.id and history.kind = 'regular'
    on conflict do nothing`
  // What the demo's orders paid: that, and nothing that was only listed, may be crossed out.
  await sql`
    insert into sku_sold_prices (sku_id, day, lowest_fen, sold_at)
    select line.sku_id, (orders.paid_at at time zone 'Asia/Shanghai')::date, min(line.unit_fen), min(orders.paid_at)
    from order_lines line join orders on orders.id = line.order_id
    where orders.paid_at is not null and line.unit_fen > 0
    group by 1, 2
    on conflict do nothing`
  await sql`
    insert into sku_sold_prices (sku_id, day, lowest_fen, sold_at)
    select id, (special_from at time zone 'Asia/Shanghai')::date - 3, special_original_fen * 9 / 10,
      special_from - interval '3 days'
    from skus where special_original_fen is not null and special_price_fen < special_original_fen * 9 / 10
    on conflict do nothing`
}

const references = [
  ['citrus', '', 'g', fengjie, 350, 900],
  ['citrus', '脐橙', 'g', '500000', 300, 800],
  ['cured-meat', '', 'g', '500000', 3_000, 5_200],
  ['fresh-egg', '', 'piece', '500000', 900, 1_800],
  ['oil', '茶油', 'ml', '500000', 4_000, 9_000],
] as const

async function writeReferences(tx: Db, now: Date): Promise<void> {
  const importId = newId()
  await tx.insert(referencePrices).values(
    references.map(([categoryKey, keyword, unit, regionCode, lowFen, highFen]) => ({
      ...{ id: newId(), categoryKey, keyword, unit, regionCode, lowFen, highFen, importId },
      validFrom: dayInShanghai(new Date(now.getTime() - 20 * DAY_MS)),
      validTo: dayInShanghai(new Date(now.getTime() + 70 * DAY_MS)),
      source: '市发展改革委价格监测中心 第 47 周',
    })),
  )
}

interface People {
  officerId: string
  secondId: string
  own: Someone
  other: Someone
  third: Someone
}

/** A warning that is appealed against, a delisting that an appeal undid, and a restriction that is to come. */
async function writeMeasures(tx: Db, { officerId, secondId, own, other, third }: People, now: Date) {
  const at = (days: number) => new Date(now.getTime() + days * DAY_MS)
  const base = {
    ...{ countyCode: fengjie, regionCode: fengjie, imposedBy: officerId, isPublished: false },
    sourceKind: 'desk' as const,
  }
  const [product] = await sqlOf(tx)<Someone[]>`
    select id, name from products where merchant_id = ${other.id} and state = 'onSale' order by id limit 1`
  const [warningId, delistingId, exclusionId] = [newId(), newId(), newId()]
  await tx.insert(supervisionMeasures).values([
    {
      ...{ ...base, id: warningId, merchantId: own.id, kind: 'warning', startsAt: at(-6), endsAt: at(174) },
      reason: '礼盒装未标明净含量与单价，责令改正并予以警告',
      imposedAt: at(-6),
    },
    {
      ...{
        ...base,
        id: delistingId,
        merchantId: other.id,
        kind: 'delisting',
        startsAt: at(-40),
        endsAt: null,
      },
      ...{ productId: product?.id ?? other.id, productName: product?.name ?? '' },
      reason: '标签未标注生产日期，责令下架整改',
      imposedAt: at(-40),
      ...{ liftedAt: at(-31), liftedBy: secondId, liftWay: 'appealUpheld' },
      liftReason: '复核照片，生产日期印在封口处，标注符合规定',
    },
    {
      ...{ ...base, id: exclusionId, merchantId: third.id, kind: 'campaignExclusion', isPublished: true },
      ...{ startsAt: at(15), endsAt: at(105), imposedAt: at(-1) },
      reason: '活动期间划线价无成交依据，两次提醒未改正',
    },
  ])
  await tx.insert(supervisionAppeals).values([
    {
      ...{ measureId: warningId, merchantId: own.id, countyCode: fengjie, kind: 'appeal' },
      reason: '净含量印在礼盒底部，附照片；单价标签已于当日补上，请求撤销警告',
      ...{ documentIds: [], raisedBy: officerId, raisedAt: at(-2), answerBy: dayInShanghai(at(58)) },
    },
    {
      ...{
        measureId: delistingId,
        merchantId: other.id,
        countyCode: fengjie,
        kind: 'appeal',
        state: 'upheld',
      },
      reason: '生产日期印在封口处，抽查时未翻看，附照片',
      ...{ documentIds: [], raisedBy: officerId, raisedAt: at(-38), answerBy: dayInShanghai(at(22)) },
      ...{ decidedBy: secondId, decidedFor: fengjie, decidedAt: at(-31) },
      opinion: '复核照片，生产日期印在封口处，标注符合规定',
    },
  ])
  const delisted = creditEntry(other.id, 'delisted', delistingId, at(-40), `商品下架：${product?.name ?? ''}`)
  await tx
    .insert(creditEntries)
    .values([
      creditEntry(own.id, 'warned', warningId, at(-6), '警告'),
      creditEntry(own.id, 'agreementBroken', newId(), at(-230), '调解协议未履行'),
      delisted,
      { ...delisted, id: newId(), cancels: delisted.id, at: at(-31), words: '申诉成立，予以撤销' },
      creditEntry(third.id, 'excluded', exclusionId, at(-1), '限制参加活动'),
      creditEntry(third.id, 'replyOverdue', newId(), at(-50), '逾期未答复'),
    ])
}

const creditEntry = (
  merchantId: string,
  rule: Parameters<typeof termsOfRule>[0],
  sourceId: string,
  at: Date,
  words: string,
) => ({
  ...{ id: newId(), merchantId, rule, sourceKind: 'measure', sourceId, at, words },
  ...termsOfRule(rule),
  enteredOn: dayInShanghai(at),
})

/** Three samples of citrus: one passed, one failed with its batch, one at the laboratory. */
async function writeInspection(tx: Db, officerId: string, now: Date): Promise<void> {
  const day = (days: number) => dayInShanghai(new Date(now.getTime() + days * DAY_MS))
  const sql = sqlOf(tx)
  const goods = await sql<
    {
      skuId: string
      skuName: string
      productId: string
      productName: string
      merchantId: string
      merchantName: string
    }[]
  >`
    select skus.id as "skuId", skus.name as "skuName", product.id as "productId", product.name as "productName",
      merchant.id as "merchantId", merchant.name as "merchantName"
    from skus join products product on product.id = skus.product_id
    join merchants merchant on merchant.id = product.merchant_id
    where merchant.county_code = ${fengjie} and product.state = 'onSale' and skus.position = 0
    order by exists (select from trace_batches batch where batch.sku_id = skus.id) desc, skus.id limit 3`
  if (goods.length < 3) return
  const planId = newId()
  await tx.insert(inspectionPlans).values({
    ...{
      id: planId,
      title: '秋冬柑橘农残专项抽检',
      goods: '橙柚柑橘',
      countyCode: fengjie,
      county: '奉节县',
    },
    ...{ periodFrom: day(-20), periodTo: day(25), planned: 12, taken: goods.length },
    ...{ createdBy: officerId, createdAt: now },
  })
  const documentId = newId()
  await tx.insert(merchantDocuments).values({
    ...{ id: documentId, ownerId: officerId, fileKey: scanKey, contentType: 'image/png', createdAt: now },
  })
  const results = ['failed', 'passed', 'waiting'] as const
  for (const [index, one] of goods.entries()) {
    const result = results[index] ?? 'waiting'
    const [batch] = await tx.select().from(traceBatches).where(eq(traceBatches.skuId, one.skuId)).limit(1)
    const id = newId()
    await tx.insert(inspectionSamples).values({
      ...{ ...one, id, planId, number: index + 1, countyCode: fengjie },
      ...{ batchId: batch?.id ?? null, batchCode: batch?.batchCode ?? null },
      ...{ laboratory: '重庆市食品药品检验检测研究院', sampledOn: day(-12), sampledBy: officerId, result },
      findings:
        result === 'failed'
          ? '联苯菊酯实测 0.12 mg/kg，限量 0.05 mg/kg'
          : result === 'passed'
            ? '所检项目均符合要求'
            : '',
      ...(result === 'waiting' ? {} : { documentId, decidedBy: officerId, decidedAt: now }),
    })
  }
}
