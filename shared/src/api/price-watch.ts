import { z } from 'zod'
import { alertKinds, alertSorts, alertStates, severities } from '../supervision/alerts.ts'
import { contentUnits } from '../supervision/net-content.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Paging } from './endpoint.ts'
import { ImportError } from './goods.ts'

const Day = z.iso.date()
const County = z.string().max(20).optional()
const Words = z.string().trim().max(60).optional()
const Format = z.enum(['csv', 'xlsx'])
export const SignedFile = z.strictObject({
  /** Good for 10 minutes. */
  url: z.string(),
})
/** Why; it stands in the record. */
export const Reason = line().min(4, { error: '请写明理由' }).max(500, { error: '最多 500 个字' })
const Percent = z.int().min(-100).max(1_000_000)

export const AlertQuery = z.strictObject({
  state: z.enum(alertStates).optional(),
  kind: z.enum(alertKinds).optional(),
  severity: z.enum(severities).optional(),
  /** 6-digit code. */
  county: County,
  /** A part of the product's or the merchant's name. */
  q: Words,
  sort: z.enum(alertSorts).optional(),
  cursor: Paging.cursor,
  pageSize: Paging.pageSize,
})
export type AlertQuery = z.infer<typeof AlertQuery>

export const AlertRow = z.strictObject({
  id: Id,
  kind: z.enum(alertKinds),
  severity: z.enum(severities),
  state: z.enum(alertStates),
  skuId: Id,
  productId: Id,
  productName: z.string(),
  skuName: z.string(),
  merchantId: Id,
  merchantName: z.string(),
  county: z.string(),
  /** The price, or the price per unit, that stands out … */
  priceFen: Fen,
  /** … from this one … */
  basisFen: Fen,
  /** … by so much. */
  percent: Percent,
  /** What the two are for: 500 克; null for one unit of sale. */
  per: z.string().nullable(),
  raisedAt: Instant,
})
export type AlertRow = z.infer<typeof AlertRow>

export const ReferencePrice = z.strictObject({
  id: Id,
  categoryKey: z.string(),
  category: z.string(),
  keyword: z.string(),
  unit: z.enum(contentUnits),
  region: z.string(),
  lowFen: Fen,
  highFen: Fen,
  validFrom: Day,
  validTo: Day,
  source: z.string(),
})
export type ReferencePrice = z.infer<typeof ReferencePrice>

/** A SKU's prices, and what they are compared with. */
export const SkuPrices = z.strictObject({
  skuId: Id,
  skuName: z.string(),
  productId: Id,
  productName: z.string(),
  merchantId: Id,
  merchantName: z.string(),
  county: z.string(),
  category: z.string(),
  /** What a unit costs now, and what is crossed out beside it. */
  priceFen: Fen,
  originalFen: Fen.nullable(),
  /** Each price it was listed at, the newest first. */
  history: z.array(
    z.strictObject({
      kind: z.enum(['regular', 'special']),
      priceFen: Fen,
      from: Instant,
      to: Instant.nullable(),
    }),
  ),
  /** The lowest price of a day that was really paid, by day. */
  sold: z.array(z.strictObject({ day: Day, lowestFen: Fen })),
  /** Per 500 g, 500 ml or 10 pieces; null where neither SKU nor product states its net content. */
  unit: z
    .strictObject({ amount: z.int().min(1), unit: z.enum(contentUnits), per: z.string(), perFen: Fen })
    .nullable(),
  /** Offers of other merchants in the same category, per unit; null where they are too few to say something. */
  sameGoods: z
    .strictObject({
      offers: z.int().min(0),
      lowFen: Fen,
      medianFen: Fen,
      highFen: Fen,
      nearest: z.array(
        z.strictObject({
          skuId: Id,
          productName: z.string(),
          skuName: z.string(),
          merchantName: z.string(),
          perFen: Fen,
        }),
      ),
    })
    .nullable(),
  /** The campaign that runs, or the last one, beside what might be crossed out when it began. */
  campaign: z
    .strictObject({
      priceFen: Fen,
      originalFen: Fen.nullable(),
      from: Instant,
      to: Instant,
      /** Null: never sold before, and nothing may be crossed out. */
      lawfulFen: Fen.nullable(),
      ground: z.string(),
      basis: z.string(),
      isTrue: z.boolean(),
    })
    .nullable(),
  /** Reference prices in force for these goods here. */
  references: z.array(ReferencePrice),
})
export type SkuPrices = z.infer<typeof SkuPrices>

export const PriceAlert = z.strictObject({
  ...AlertRow.shape,
  /** What it rests on, in words. */
  ground: z.string(),
  closed: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  measureId: Id.nullable(),
  case: z.strictObject({ id: Id, number: z.string() }).nullable(),
  prices: SkuPrices,
})
export type PriceAlert = z.infer<typeof PriceAlert>

export const WatchedSku = z.strictObject({
  skuId: Id,
  skuName: z.string(),
  productName: z.string(),
  merchantName: z.string(),
  county: z.string(),
  priceFen: Fen,
  perFen: Fen.nullable(),
  per: z.string().nullable(),
})
export type WatchedSku = z.infer<typeof WatchedSku>

export const ReferenceImport = z.strictObject({
  id: Id,
  fileName: z.string(),
  state: z.enum(['preview', 'imported']),
  rows: z.int().min(0),
  errorCount: z.int().min(0),
  errors: z.array(ImportError),
  sample: z.array(z.strictObject({ row: z.int().min(1), name: z.string(), range: z.string() })),
})
export type ReferenceImport = z.infer<typeof ReferenceImport>

const acts = ['price_alert_not_found', 'price_alert_closed'] as const

/** Price watch of the market regulators: each sees the merchants of the counties it is named for. */
export const priceWatchContract = {
  'GET /api/supervision/alerts': endpoint({
    summary: '价格预警',
    status: 200,
    query: AlertQuery,
    answer: listOf(AlertRow),
  }),
  'GET /api/supervision/alerts-file': endpoint({
    summary: '导出价格预警（与列表同样的条件）',
    status: 200,
    query: AlertQuery.omit({ cursor: true, pageSize: true }).extend({ format: Format }),
    answer: SignedFile,
  }),
  'GET /api/supervision/alerts/{id}': endpoint({
    summary: '一条价格预警，价格走势与三项比较',
    status: 200,
    params: IdParams,
    answer: PriceAlert,
    problems: ['price_alert_not_found'],
  }),
  'POST /api/supervision/alerts/{id}/dismiss': endpoint({
    summary: '排除预警',
    status: 200,
    params: IdParams,
    body: z.strictObject({ reason: Reason }),
    answer: PriceAlert,
    problems: acts,
  }),
  'POST /api/supervision/alerts/{id}/warn': endpoint({
    summary: '警告商家：警告记入信用，商家可以申诉',
    status: 200,
    params: IdParams,
    body: z.strictObject({ reason: Reason }),
    answer: PriceAlert,
    problems: acts,
  }),
  'POST /api/supervision/alerts/{id}/case': endpoint({
    summary: '由预警立案',
    status: 200,
    params: IdParams,
    answer: PriceAlert,
    problems: acts,
  }),
  'GET /api/supervision/skus': endpoint({
    summary: '辖区在售规格与单位价格',
    status: 200,
    query: z.strictObject({
      q: z.string().trim().min(1, { error: '请输入商品名称' }).max(60),
      cursor: Paging.cursor,
      pageSize: Paging.pageSize,
    }),
    answer: listOf(WatchedSku),
  }),
  'GET /api/supervision/skus/{id}/prices': endpoint({
    summary: '规格的价格走势与比较',
    status: 200,
    params: IdParams,
    answer: SkuPrices,
    problems: ['sku_not_found'],
  }),
  'GET /api/supervision/reference-prices': endpoint({
    summary: '参考价',
    status: 200,
    query: z.strictObject({
      q: Words,
      /** Those in force today alone. */
      current: z.enum(['true']).optional(),
      cursor: Paging.cursor,
      pageSize: Paging.pageSize,
    }),
    answer: listOf(ReferencePrice),
  }),
  'GET /api/supervision/reference-prices-file': endpoint({
    summary: '参考价表格，也是导入的模板',
    status: 200,
    answer: SignedFile,
  }),
  'POST /api/supervision/reference-imports': endpoint({
    summary: '读取参考价表格，逐行核对',
    status: 200,
    multipart: true,
    answer: ReferenceImport,
    problems: ['sheet_unreadable', 'sheet_too_long'],
  }),
  'POST /api/supervision/reference-imports/{id}/confirm': endpoint({
    summary: '导入整张参考价表格',
    status: 200,
    params: IdParams,
    answer: ReferenceImport,
    problems: ['sheet_has_errors', 'reference_price_overlaps'],
  }),
}
