import { z } from 'zod'
import { Mark } from './catalog.ts'
import { endpoint, Id, IdParams, Instant, line, Paging } from './endpoint.ts'

/** 巴味渝珍 is the city's; under it counties' brands, and under those companies'. */
export const brandLevels = ['city', 'county', 'company'] as const
export const BrandLevel = z.enum(brandLevels)
export type BrandLevel = z.infer<typeof BrandLevel>

export const markStates = ['pending', 'confirmed', 'rejected', 'withdrawn'] as const
export const MarkState = z.enum(markStates)
export type MarkState = z.infer<typeof MarkState>

const Day = z.iso.date({ error: '请选择日期' })
const Validity = { validFrom: Day, validTo: Day }
const isInOrder = ({ validFrom, validTo }: { validFrom: string; validTo: string }) => validTo >= validFrom
const order = { path: ['validTo'], error: '截止日期不能早于开始日期' }
const Reason = line().min(2, { error: '请填写原因' }).max(100, { error: '原因最多 100 个字' })
const Name = line().min(2, { error: '请填写品牌名称' }).max(20, { error: '品牌名称最多 20 个字' })
const Intro = z.string().trim().max(500, { error: '介绍最多 500 个字' })

export const BrandNode = z.strictObject({
  id: Id,
  parentId: Id.nullable(),
  level: BrandLevel,
  name: z.string(),
  /** Null for the city's. */
  county: z.string().nullable(),
  intro: z.string(),
  /** Products that may bear it, or one below it, today. */
  productCount: z.int().min(0),
})
export type BrandNode = z.infer<typeof BrandNode>

const Holder = z.strictObject({ id: Id, name: z.string() })

export const BrandPage = z.strictObject({
  ...BrandNode.shape,
  /** From the root down to its parent. */
  path: z.array(z.strictObject({ id: Id, name: z.string() })),
  children: z.array(BrandNode),
  /** Merchants that may use it today. */
  merchants: z.array(Holder),
})
export type BrandPage = z.infer<typeof BrandPage>

export const BrandInput = z.strictObject({
  /** Null for a brand of the whole city. */
  parentId: Id.nullable(),
  name: Name,
  /** GB/T 2260 of a county's brand; null for the city's. A company's has its parent's. */
  countyCode: z.string().length(6).nullable(),
  intro: Intro,
})
export type BrandInput = z.infer<typeof BrandInput>

export const GrantInput = z
  .strictObject({
    /** Products of one merchant: it and these may use the brand. */
    productIds: z.array(Id).min(1, { error: '请选择商品' }).max(100, { error: '一次最多 100 款商品' }),
    ...Validity,
  })
  .refine(isInOrder, order)
export type BrandGrantInput = z.infer<typeof GrantInput>

export const BrandGrant = z.strictObject({
  id: Id,
  merchant: Holder,
  products: z.array(Holder),
  ...Validity,
  ended: z.strictObject({ reason: z.string(), at: Instant }).nullable(),
})
export type BrandGrant = z.infer<typeof BrandGrant>

export const ManagedBrand = z.strictObject({
  ...BrandNode.shape,
  countyCode: z.string().nullable(),
  grants: z.array(BrandGrant),
})
export type ManagedBrand = z.infer<typeof ManagedBrand>

export const MarkFile = z.strictObject({ id: Id, name: z.string() })
export type MarkFile = z.infer<typeof MarkFile>

export const MarkInput = z
  .strictObject({
    productId: Id,
    mark: Mark,
    certificateNo: line().min(4, { error: '请填写证书编号' }).max(40, { error: '证书编号最多 40 个字' }),
    issuer: line().min(2, { error: '请填写发证机构' }).max(40, { error: '发证机构最多 40 个字' }),
    ...Validity,
    /** The certificate, sent before. */
    fileId: Id,
  })
  .refine(isInOrder, order)
export type MarkInput = z.infer<typeof MarkInput>

/** As everybody sees it, while it holds. */
export const ShownMark = z.strictObject({
  mark: Mark,
  certificateNo: z.string(),
  issuer: z.string(),
  ...Validity,
})

export const ProductMark = z.strictObject({
  ...ShownMark.shape,
  id: Id,
  product: Holder,
  merchantName: z.string(),
  state: MarkState,
  /** Confirmed, and its days are not over. */
  holds: z.boolean(),
  reason: z.string().nullable(),
  enteredAt: Instant,
  decidedAt: Instant.nullable(),
  /** Its certificate, for 10 minutes; null for one from before certificates were filed. */
  fileUrl: z.string().nullable(),
})
export type ProductMark = z.infer<typeof ProductMark>

const Cursor = { cursor: Id.optional(), pageSize: Paging.pageSize }
const MarkList = z.strictObject({ items: z.array(ProductMark), nextCursor: Id.optional() })

export const brandsContract = {
  'GET /api/brands': endpoint({
    summary: '品牌树：巴味渝珍、区县品牌、企业品牌',
    status: 200,
    answer: z.strictObject({ items: z.array(BrandNode) }),
  }),
  'GET /api/brands/{id}': endpoint({
    summary: '品牌详情；其商品见 GET /api/products?brand=',
    status: 200,
    params: IdParams,
    answer: BrandPage,
    problems: ['brand_not_found'],
  }),
  'GET /api/products/{id}/marks': endpoint({
    summary: '商品有效的标志（证书编号与有效期）和可使用的品牌',
    status: 200,
    params: IdParams,
    answer: z.strictObject({ marks: z.array(ShownMark), brands: z.array(Holder) }),
  }),
  'GET /api/brand-desk/brands': endpoint({
    summary: '可管理的品牌：平台管理全部，区县管理本区县的',
    status: 200,
    answer: z.strictObject({ items: z.array(BrandNode) }),
  }),
  'GET /api/brand-desk/brands/{id}': endpoint({
    summary: '品牌与授权',
    status: 200,
    params: IdParams,
    answer: ManagedBrand,
    problems: ['brand_not_found'],
  }),
  'POST /api/brand-desk/brands': endpoint({
    summary: '新建品牌：区县只能在本区县品牌下建企业品牌',
    status: 201,
    body: BrandInput,
    answer: ManagedBrand,
    idempotent: true,
    problems: ['brand_not_found', 'brand_name_taken', 'brand_misplaced', 'region_unknown'],
  }),
  'PUT /api/brand-desk/brands/{id}': endpoint({
    summary: '修改品牌名称与介绍',
    status: 200,
    params: IdParams,
    body: z.strictObject({ name: Name, intro: Intro }),
    answer: ManagedBrand,
    problems: ['brand_not_found', 'brand_name_taken'],
  }),
  'POST /api/brand-desk/brands/{id}/grants': endpoint({
    summary: '授权一个商家的商品使用品牌',
    status: 201,
    params: IdParams,
    body: GrantInput,
    answer: ManagedBrand,
    idempotent: true,
    problems: ['brand_not_found', 'product_not_found', 'products_of_many_merchants'],
  }),
  'POST /api/brand-desk/grants/{id}/end': endpoint({
    summary: '终止授权',
    status: 200,
    params: IdParams,
    body: z.strictObject({ reason: Reason }),
    answer: ManagedBrand,
    problems: ['brand_grant_not_found', 'brand_grant_ended'],
  }),
  'POST /api/merchant/mark-files/file': endpoint({
    summary: '上传标志证书（PDF、JPG、PNG）',
    status: 201,
    multipart: true,
    answer: MarkFile,
    problems: ['file_too_large', 'file_type_not_allowed'],
  }),
  'GET /api/merchant/marks': endpoint({
    summary: '本店登记的标志，新的在前',
    status: 200,
    query: z.strictObject(Cursor),
    answer: MarkList,
  }),
  'POST /api/merchant/marks': endpoint({
    summary: '登记商品的标志，由区县确认后展示',
    status: 201,
    body: MarkInput,
    answer: ProductMark,
    idempotent: true,
    problems: ['product_not_found', 'mark_exists', 'mark_file_unknown'],
  }),
  'GET /api/county/marks': endpoint({
    summary: '本区县商品登记的标志',
    status: 200,
    query: z.strictObject({ state: MarkState.optional(), ...Cursor }),
    answer: MarkList,
  }),
  'POST /api/county/marks/{id}/decide': endpoint({
    summary: '确认或退回标志',
    status: 200,
    params: IdParams,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('confirm') }),
      z.strictObject({ decision: z.literal('reject'), reason: Reason }),
    ]),
    answer: ProductMark,
    problems: ['mark_not_found', 'mark_state_conflict', 'mark_of_own_merchant'],
  }),
  'POST /api/county/marks/{id}/withdraw': endpoint({
    summary: '撤下已确认的标志，立即不再展示',
    status: 200,
    params: IdParams,
    body: z.strictObject({ reason: Reason }),
    answer: ProductMark,
    problems: ['mark_not_found', 'mark_state_conflict', 'mark_of_own_merchant'],
  }),
}
