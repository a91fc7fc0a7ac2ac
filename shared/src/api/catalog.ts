import { z } from 'zod'
import { licenceKinds } from '../merchants/licences.ts'
import { endpoint, Fen, Id, IdParams, listOf, Paging } from './endpoint.ts'

export const marks = ['greenFood', 'organic', 'geographicalIndication', 'bayuzhen'] as const
export const Mark = z.enum(marks)
export type Mark = z.infer<typeof Mark>

export const productSorts = ['recommended', 'sales', 'priceAsc', 'priceDesc', 'newest'] as const

export const ProductQuery = z.strictObject({
  q: z.string().trim().max(60).optional(),
  /** 6-digit county code or the county's name. */
  county: z.string().max(20).optional(),
  /** Key of a category; a parent includes its children. */
  category: z.string().max(40).optional(),
  mark: Mark.optional(),
  /** `true`: only products with a valid certification (帮扶专区). */
  certified: z.enum(['true', 'false']).optional(),
  merchant: Id.optional(),
  /** What a venue (专馆, 专柜, 专区) sells. */
  venue: Id.optional(),
  /** What may bear a brand, or one below it. */
  brand: Id.optional(),
  sort: z.enum(productSorts).optional(),
  ...Paging,
})
export type ProductQuery = z.infer<typeof ProductQuery>

export const ProductCard = z.strictObject({
  id: Id,
  name: z.string(),
  subtitle: z.string(),
  county: z.string(),
  /** Lowest price of its SKUs that have stock; of all when none has. */
  priceFen: Fen,
  /** Crossed out beside it while a special price (限时特价) holds; null for none. */
  originalFen: Fen.nullable(),
  imageUrl: z.string(),
  stock: z.int().min(0),
  /** The badge 帮扶产品: certification published and unexpired at this moment. */
  certified: z.boolean(),
  marks: z.array(Mark),
  sales: z.int().min(0),
})
export type ProductCard = z.infer<typeof ProductCard>

export const Sku = z.strictObject({
  id: Id,
  name: z.string(),
  priceFen: Fen,
  /** Crossed out beside it while a special price holds. */
  originalFen: Fen.nullable(),
  stock: z.int().min(0),
  weightG: z.int().min(1),
})

export const Certification = z.strictObject({
  certificateNo: z.string(),
  state: z.enum(['published', 'expired', 'suspended', 'revoked']),
  /** Dates in Asia/Shanghai, `YYYY-MM-DD`; valid through `validTo`. */
  publishedOn: z.iso.date(),
  validTo: z.iso.date(),
  households: z.int().min(0),
  yuanPerHouseholdYear: z.int().min(0),
  benefitWays: z.array(z.string()),
  county: z.string(),
})

export const FreightTemplate = z.strictObject({
  freeAboveFen: Fen.nullable(),
  baseWeightG: z.int().min(1),
  baseFen: Fen,
  stepWeightG: z.int().min(1),
  stepFen: Fen,
  /** Other prices for some provinces (first two digits of the region code are compared). */
  regionOverrides: z.array(
    z.strictObject({ provinceCodes: z.array(z.string()), baseFen: Fen, stepFen: Fen }),
  ),
  excludedProvinceCodes: z.array(z.string()),
})
export type FreightTemplate = z.infer<typeof FreightTemplate>

export const MerchantCard = z.strictObject({
  id: Id,
  name: z.string(),
  county: z.string(),
  kind: z.enum(['enterprise', 'cooperative', 'familyFarm']),
  story: z.string(),
  productCount: z.int().min(0),
  freight: FreightTemplate,
})
export type MerchantCard = z.infer<typeof MerchantCard>

/** A shop with what the law has it show (《电子商务法》第十五条): who it is and what licenses it. */
export const Shop = z.strictObject({
  ...MerchantCard.shape,
  creditCode: z.string().nullable(),
  licences: z.array(
    z.strictObject({ kind: z.enum(licenceKinds), number: z.string(), validTo: z.iso.date().nullable() }),
  ),
})
export type Shop = z.infer<typeof Shop>

/** A shop as buyers weigh it: what it had certified and what is said of it. Its goods: GET /api/products?merchant= */
export const MerchantPage = z.strictObject({
  ...Shop.shape,
  township: z.string(),
  joinedOn: z.iso.date(),
  /** 客服电话; null when the shop named none. */
  servicePhone: z.string().nullable(),
  /** Products with a certification in force. */
  certificates: z.int().min(0),
  households: z.int().min(0),
  rating: z.strictObject({ count: z.int().min(0), average: z.number().min(1).max(5).nullable() }),
})
export type MerchantPage = z.infer<typeof MerchantPage>

export const ProductDetail = z.strictObject({
  ...ProductCard.shape,
  countyCode: z.string(),
  township: z.string(),
  category: z.strictObject({ key: z.string(), name: z.string() }),
  images: z.array(z.string()),
  origin: z.string(),
  netContent: z.string(),
  shelfLife: z.string(),
  storage: z.string(),
  /** Fresh and perishable goods are exempt from the seven-day return (消费者权益保护法 第二十五条). */
  fresh: z.boolean(),
  servicePromises: z.array(z.string()),
  detail: z.array(z.string()),
  onSale: z.boolean(),
  skus: z.array(Sku),
  certification: Certification.nullable(),
  merchant: MerchantCard,
})
export type ProductDetail = z.infer<typeof ProductDetail>

export const CategoryNode = z.strictObject({
  key: z.string(),
  name: z.string(),
  /** Null where it has no picture. */
  imageUrl: z.string().nullable(),
  children: z.array(z.strictObject({ key: z.string(), name: z.string(), imageUrl: z.string().nullable() })),
})
export type CategoryNode = z.infer<typeof CategoryNode>

export const County = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** Functional region of Chongqing. */
  area: z.enum(['主城都市区', '渝东北三峡库区城镇群', '渝东南武陵山区城镇群']),
  /** One of the four national key counties for revitalisation. */
  nationalKey: z.boolean(),
  /** A former key county of poverty relief, of the nation or of the city. */
  relief: z.enum(['national', 'city', 'none']),
  productCount: z.int().min(0),
  imageUrl: z.string(),
})
export type County = z.infer<typeof County>

export const Banner = z.strictObject({
  imageUrl: z.string(),
  title: z.string(),
  subtitle: z.string(),
  /** A page of the app: `/packages/goods/search/index?q=脐橙`. */
  link: z.string(),
})
export type Banner = z.infer<typeof Banner>

export const catalogContract = {
  'GET /api/products': endpoint({
    summary: '商品列表与搜索',
    status: 200,
    query: ProductQuery,
    answer: listOf(ProductCard),
  }),
  'GET /api/products/{id}': endpoint({
    summary: '商品详情',
    status: 200,
    params: IdParams,
    answer: ProductDetail,
    problems: ['product_not_found'],
  }),
  'GET /api/categories': endpoint({
    summary: '类目树',
    status: 200,
    cacheSeconds: 300,
    answer: z.strictObject({ items: z.array(CategoryNode) }),
  }),
  'GET /api/counties': endpoint({
    summary: '区县',
    status: 200,
    cacheSeconds: 300,
    answer: z.strictObject({ items: z.array(County) }),
  }),
  'GET /api/home': endpoint({
    summary: '首页：横幅、热搜',
    status: 200,
    answer: z.strictObject({
      banners: z.array(Banner),
      hotWords: z.array(z.string()),
      /** What certified products on sale do together. */
      benefit: z.strictObject({ products: z.int(), counties: z.int(), households: z.int() }),
    }),
  }),
  'GET /api/search/suggestions': endpoint({
    summary: '搜索联想',
    status: 200,
    query: z.strictObject({ q: z.string().trim().min(1).max(30) }),
    answer: z.strictObject({ items: z.array(z.string()) }),
  }),
  'GET /api/merchants/{id}': endpoint({
    summary: '店铺与公示的证照信息',
    status: 200,
    params: IdParams,
    answer: Shop,
    problems: ['not_found'],
  }),
  'GET /api/merchants/{id}/shop': endpoint({
    summary: '商家主页：店铺、证照、有效认定、评价得分；信用见 GET /api/merchants/{id}/credit',
    status: 200,
    params: IdParams,
    answer: MerchantPage,
    problems: ['not_found'],
  }),
}
