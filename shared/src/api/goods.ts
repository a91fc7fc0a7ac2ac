import { z } from 'zod'
import { productStates, stockReasons } from '../states/product.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Paging, PositiveFen } from './endpoint.ts'

const textLine = (name: string, most: number, least = 1) =>
  line()
    .min(least, { error: least === 1 ? `请填写${name}` : `${name}至少 ${least} 个字` })
    .max(most, { error: `${name}最多 ${most} 个字` })

/** Whole units of stock. */
const Units = z
  .int({ error: '数量必须是整数' })
  .min(0, { error: '数量不能为负' })
  .max(1_000_000, { error: '数量过大' })

/** The part of a listing that shows at once when it is changed. */
const plainFields = {
  subtitle: line().max(60, { error: '副标题最多 60 个字' }),
  township: textLine('产地乡镇', 30, 2),
  origin: textLine('产地', 60, 2),
  netContent: textLine('净含量', 40),
  shelfLife: textLine('保质期', 40),
  storage: textLine('贮存条件', 60),
  /** Perishable: no seven-day return without reason. */
  fresh: z.boolean(),
  servicePromises: z.array(textLine('服务承诺', 20, 2)).max(6, { error: '服务承诺最多 6 条' }),
  /** Paragraphs. */
  detail: z.array(textLine('详情段落', 500)).max(30, { error: '详情最多 30 段' }),
}

/** The part that the operator looks at before it shows. */
const reviewedFields = {
  name: textLine('商品名称', 60, 2),
  categoryKey: z.string().min(1, { error: '请选择类目' }).max(40),
  /** Addresses of pictures as their upload answered, or as they are; the first is the cover. */
  images: z
    .array(z.string().max(80))
    .min(1, { error: '请至少上传一张图片' })
    .max(9, { error: '图片最多 9 张' })
    .refine((urls) => new Set(urls).size === urls.length, { error: '图片重复' }),
}

export const ProductInput = z.strictObject({ ...reviewedFields, ...plainFields })
export type ProductInput = z.infer<typeof ProductInput>

const skuFields = {
  name: textLine('规格名称', 40),
  priceFen: PositiveFen,
  weightG: z
    .int({ error: '重量必须是整数克' })
    .min(1, { error: '重量至少 1 克' })
    .max(1_000_000, { error: '重量过大' }),
  /** Warn at so many or fewer; null for never. */
  lowStockAt: Units.nullable(),
}
export const SkuInput = z.strictObject({ ...skuFields, stock: Units })
export type SkuInput = z.infer<typeof SkuInput>

export const SkuChange = z.strictObject({
  name: skuFields.name.optional(),
  priceFen: skuFields.priceFen.optional(),
  weightG: skuFields.weightG.optional(),
  lowStockAt: skuFields.lowStockAt.optional(),
  state: z.enum(['onSale', 'withdrawn']).optional(),
})
export type SkuChange = z.infer<typeof SkuChange>

const words = line().min(2, { error: '请写明原因' }).max(60, { error: '原因最多 60 个字' })
/** `change` units more or less; a count says what there is beside what was seen, so that orders in between stay. */
export const StockInput = z.discriminatedUnion('reason', [
  z.strictObject({
    reason: z.literal('received'),
    units: Units.min(1, { error: '数量至少为 1' }),
    words: line().max(60),
  }),
  z.strictObject({
    reason: z.literal('damaged'),
    units: Units.min(1, { error: '数量至少为 1' }),
    words: line().max(60),
  }),
  z.strictObject({ reason: z.literal('counted'), counted: Units, seen: Units, words: line().max(60) }),
  z.strictObject({
    reason: z.literal('other'),
    change: z
      .int({ error: '数量必须是整数' })
      .min(-1_000_000)
      .max(1_000_000)
      .refine((change) => change !== 0, { error: '数量不能为 0' }),
    words,
  }),
])
export type StockInput = z.infer<typeof StockInput>

const reviewStates = ['inReview', 'approved', 'returned', 'takenBack'] as const

/** What was proposed and how it was decided. */
const ListingReview = z.strictObject({
  id: Id,
  kind: z.enum(['listing', 'change']),
  state: z.enum(reviewStates),
  /** What the operator wrote; of a return. */
  reason: z.string().nullable(),
  submittedAt: Instant,
  decidedAt: Instant.nullable(),
  /** Of a change of a published listing: as it would be. */
  proposed: z
    .strictObject({ name: z.string(), categoryKey: z.string(), images: z.array(z.string()) })
    .nullable(),
})

export const GoodsRow = z.strictObject({
  id: Id,
  merchantId: Id,
  name: z.string(),
  imageUrl: z.string(),
  category: z.string(),
  state: z.enum(productStates),
  /** A change of it waits for the operator. */
  changeInReview: z.boolean(),
  priceFen: Fen,
  stock: z.int().min(0),
  skuCount: z.int().min(0),
  /** SKUs at or below the number at which their merchant wants to be warned. */
  lowSkus: z.int().min(0),
  sales: z.int().min(0),
})
export type GoodsRow = z.infer<typeof GoodsRow>

export const GoodsSku = z.strictObject({
  id: Id,
  name: z.string(),
  priceFen: Fen,
  /** While a special price of a campaign holds. */
  specialFen: Fen.nullable(),
  weightG: z.int(),
  stock: z.int().min(0),
  lowStockAt: z.int().nullable(),
  state: z.enum(['onSale', 'withdrawn']),
})
export type GoodsSku = z.infer<typeof GoodsSku>

export const GoodsDetail = z.strictObject({
  id: Id,
  merchantId: Id,
  merchantName: z.string(),
  county: z.string(),
  state: z.enum(productStates),
  category: z.strictObject({ key: z.string(), name: z.string() }),
  name: z.string(),
  images: z.array(z.string()),
  subtitle: z.string(),
  township: z.string(),
  origin: z.string(),
  netContent: z.string(),
  shelfLife: z.string(),
  storage: z.string(),
  fresh: z.boolean(),
  servicePromises: z.array(z.string()),
  detail: z.array(z.string()),
  skus: z.array(GoodsSku),
  certified: z.boolean(),
  sales: z.int().min(0),
  /** The last one; null when there was none. */
  review: ListingReview.nullable(),
  /** Whether new listings and changes of name, category and pictures are looked at first. */
  reviewed: z.boolean(),
})
export type GoodsDetail = z.infer<typeof GoodsDetail>

export const ImportError = z.strictObject({ row: z.int(), column: z.string(), message: z.string() })
export type ImportError = z.infer<typeof ImportError>

export const SkuImport = z.strictObject({
  id: Id,
  fileName: z.string(),
  state: z.enum(['preview', 'imported']),
  rows: z.int().min(0),
  prices: z.int().min(0),
  stocks: z.int().min(0),
  states: z.int().min(0),
  errorCount: z.int().min(0),
  errors: z.array(ImportError),
  /** The first changes, in words. */
  sample: z.array(z.strictObject({ row: z.int(), name: z.string(), changes: z.string() })),
})
export type SkuImport = z.infer<typeof SkuImport>

export const ReviewRow = z.strictObject({
  id: Id,
  kind: z.enum(['listing', 'change']),
  submittedAt: Instant,
  merchantName: z.string(),
  /** As it is, or as it is to be listed. */
  current: z.strictObject({
    productId: Id,
    name: z.string(),
    category: z.string(),
    images: z.array(z.string()),
    subtitle: z.string(),
    origin: z.string(),
    netContent: z.string(),
    shelfLife: z.string(),
    storage: z.string(),
    detail: z.array(z.string()),
    skus: z.array(z.strictObject({ name: z.string(), priceFen: Fen, stock: z.int() })),
  }),
  /** Of a change: as it would be. */
  proposed: z
    .strictObject({ name: z.string(), category: z.string(), images: z.array(z.string()) })
    .nullable(),
})
export type ReviewRow = z.infer<typeof ReviewRow>

const notMine = ['product_not_found'] as const
const skuNotMine = ['sku_not_found'] as const

/** What a merchant's staff does with its goods, and the operator's review of listings. */
export const goodsContract = {
  'GET /api/merchant/products': endpoint({
    summary: '本店商品',
    status: 200,
    query: z.strictObject({
      merchant: Id.optional(),
      state: z.enum(productStates).optional(),
      q: z.string().trim().max(60).optional(),
      lowStock: z.enum(['true']).optional(),
      cursor: Paging.cursor,
      pageSize: Paging.pageSize,
    }),
    answer: listOf(GoodsRow),
  }),
  'GET /api/merchant/products/{id}': endpoint({
    summary: '本店商品详情',
    status: 200,
    params: IdParams,
    answer: GoodsDetail,
    problems: notMine,
  }),
  'POST /api/merchant/products': endpoint({
    summary: '新建商品草稿',
    status: 201,
    idempotent: true,
    body: z.strictObject({
      /** Whose; may be left out by who works for one merchant. */
      merchantId: Id.optional(),
      ...ProductInput.shape,
      skus: z.array(SkuInput).min(1, { error: '请至少添加一个规格' }).max(50, { error: '规格最多 50 个' }),
    }),
    answer: GoodsDetail,
    problems: ['merchant_unclear', 'category_unknown', 'picture_unknown', 'sku_name_taken'],
  }),
  'PUT /api/merchant/products/{id}': endpoint({
    summary: '修改商品；名称、类目、图片须审核的改动先存为待审版本，不影响在售内容',
    status: 200,
    params: IdParams,
    body: ProductInput,
    answer: GoodsDetail,
    problems: [...notMine, 'category_unknown', 'picture_unknown'],
  }),
  'POST /api/merchant/products/{id}/move': endpoint({
    summary: '提交上架、撤回、下架、重新上架',
    status: 200,
    params: IdParams,
    body: z.strictObject({ event: z.enum(['submit', 'takeBack', 'withdraw', 'relist']) }),
    answer: GoodsDetail,
    problems: [...notMine, 'product_state_conflict', 'product_without_sku'],
  }),
  'POST /api/merchant/products/{id}/skus': endpoint({
    summary: '添加规格',
    status: 201,
    idempotent: true,
    params: IdParams,
    body: SkuInput,
    answer: GoodsDetail,
    problems: [...notMine, 'sku_name_taken', 'sku_limit'],
  }),
  'PATCH /api/merchant/skus/{id}': endpoint({
    summary: '修改规格：名称、价格（留存历史）、重量、预警线、上下架',
    status: 200,
    params: IdParams,
    body: SkuChange,
    answer: GoodsDetail,
    problems: [...skuNotMine, 'sku_name_taken', 'price_below_special', 'product_without_sku'],
  }),
  'POST /api/merchant/skus/{id}/stock': endpoint({
    summary: '调整库存，写明原因',
    status: 201,
    idempotent: true,
    params: IdParams,
    body: StockInput,
    answer: z.strictObject({ before: z.int(), after: z.int() }),
    problems: [...skuNotMine, 'stock_short'],
  }),
  'GET /api/merchant/skus/{id}/stock-entries': endpoint({
    summary: '库存调整记录，新的在前',
    status: 200,
    params: IdParams,
    query: z.strictObject({ cursor: Id.optional(), pageSize: Paging.pageSize }),
    answer: listOf(
      z.strictObject({
        id: Id,
        at: Instant,
        reason: z.enum(stockReasons),
        words: z.string(),
        change: z.int(),
        before: z.int(),
        after: z.int(),
        by: z.string(),
      }),
    ),
    problems: skuNotMine,
  }),
  'GET /api/merchant/skus/{id}/prices': endpoint({
    summary: '价格历史，新的在前，最多 50 条',
    status: 200,
    params: IdParams,
    answer: listOf(
      z.strictObject({
        kind: z.enum(['regular', 'special']),
        priceFen: Fen,
        validFrom: Instant,
        validTo: Instant.nullable(),
      }),
    ),
    problems: skuNotMine,
  }),
  'POST /api/merchant/sku-exports': endpoint({
    summary: '导出全部规格的价格与库存（XLSX），答以十分钟内有效的下载地址',
    status: 201,
    body: z.strictObject({ merchantId: Id.optional() }),
    answer: z.strictObject({ downloadUrl: z.string() }),
    problems: ['merchant_unclear'],
  }),
  'POST /api/merchant/sku-imports': endpoint({
    summary: '上传改好的规格表（XLSX 或 CSV，multipart 字段 file）：预览，不写入',
    status: 201,
    multipart: true,
    answer: SkuImport,
    problems: ['file_too_large', 'sheet_unreadable'],
  }),
  'POST /api/merchant/sku-imports/{id}/confirm': endpoint({
    summary: '确认导入：全部写入或全部不写；重复确认结果相同',
    status: 200,
    params: IdParams,
    answer: SkuImport,
    problems: ['not_found', 'sheet_has_errors', 'sku_import_outdated'],
  }),
  'GET /api/operations/listing-reviews': endpoint({
    summary: '待审核的上架与改动，先到先审',
    status: 200,
    query: z.strictObject({ cursor: Id.optional(), pageSize: Paging.pageSize }),
    answer: listOf(ReviewRow),
  }),
  'POST /api/operations/listing-reviews/{id}/decide': endpoint({
    summary: '通过或退回（写明原因）',
    status: 204,
    params: IdParams,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('approve') }),
      z.strictObject({
        decision: z.literal('return'),
        reason: line().min(2, { error: '请写明退回原因' }).max(200, { error: '原因最多 200 个字' }),
      }),
    ]),
    problems: ['not_found', 'listing_review_conflict'],
  }),
}
