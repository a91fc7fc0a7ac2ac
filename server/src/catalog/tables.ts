import { type Mark, marks } from '@yuxiang/shared/api/catalog'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, tsvector } from '../platform/db/columns.ts'

/** Two levels: a top category has no parent; products hang on leaves. */
export const categories = pgTable('categories', {
  key: text().primaryKey(),
  parentKey: text(),
  name: text().notNull(),
  position: integer().notNull(),
  imageHash: text().notNull(),
})

/** Districts and counties that certify. */
export const counties = pgTable('counties', {
  /** GB/T 2260, 6 digits. */
  code: text().primaryKey(),
  name: text().notNull().unique('counties_name'),
  area: text({ enum: ['主城都市区', '渝东北三峡库区城镇群', '渝东南武陵山区城镇群'] }).notNull(),
  /** One of the four national key counties for revitalisation. */
  nationalKey: boolean().notNull(),
})

const saleStates = ['onSale', 'withdrawn'] as const
/** Barred: its merchant may not sell at present; it comes back by itself, what is withdrawn does not. */
const productStates = [...saleStates, 'barred'] as const
const onSale = sql`state = 'onSale'`

/**
 * A listing. `sales`, `rank` and `lowestPriceFen` are copies which lists sort by, kept by refresh-listings.ts;
 * the badge is no column at all but a question to certifications.
 */
export const products = pgTable(
  'products',
  {
    id: id(),
    merchantId: uuid().notNull(),
    categoryKey: text()
      .notNull()
      .references(() => categories.key),
    /** The leaf's parent, kept beside it so that a whole branch is one index range. */
    topCategoryKey: text()
      .notNull()
      .references(() => categories.key),
    countyCode: text()
      .notNull()
      .references(() => counties.code),
    township: text().notNull(),
    name: text().notNull(),
    subtitle: text().notNull(),
    detail: text().array().notNull(),
    /** Hashes of pictures in the file store, the first is the cover. */
    imageHashes: text().array().notNull(),
    marks: text({ enum: marks }).array().$type<Mark[]>().notNull(),
    origin: text().notNull(),
    netContent: text().notNull(),
    shelfLife: text().notNull(),
    storage: text().notNull(),
    /** Perishable: no seven-day return without reason. */
    fresh: boolean().notNull(),
    servicePromises: text().array().notNull(),
    state: text({ enum: productStates }).notNull().default('onSale'),
    listedAt: instant().notNull(),
    sales: integer().notNull().default(0),
    rank: integer().notNull().default(0),
    /** Lowest price of SKUs that have stock; of all when none has. */
    lowestPriceFen: bigint({ mode: 'number' }).notNull().default(0),
    searchVector: tsvector().notNull(),
  },
  (table) => [
    check('products_state', sql`${table.state} in ('onSale', 'withdrawn', 'barred')`),
    check('products_images', sql`cardinality(${table.imageHashes}) > 0`),
    index('products_recommended').on(table.rank, table.id).where(onSale),
    index('products_by_sales').on(table.sales, table.id).where(onSale),
    index('products_by_price').on(table.lowestPriceFen, table.id).where(onSale),
    index('products_newest').on(table.listedAt, table.id).where(onSale),
    index('products_of_county').on(table.countyCode, table.rank, table.id).where(onSale),
    index('products_of_category').on(table.categoryKey, table.rank, table.id).where(onSale),
    index('products_of_top_category').on(table.topCategoryKey, table.rank, table.id).where(onSale),
    index('products_of_merchant').on(table.merchantId, table.rank, table.id).where(onSale),
    index('products_barred').on(table.merchantId).where(sql`state = 'barred'`),
    index('products_marks').using('gin', table.marks),
    index('products_search').using('gin', table.searchVector),
  ],
)

/**
 * 规格: the unit with a price. A special price (限时特价) of a published campaign stands beside the regular one for its
 * time; one that is over stays until the next is written. What is charged is told by effective-price.ts.
 */
export const skus = pgTable(
  'skus',
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    position: integer().notNull(),
    name: text().notNull(),
    priceFen: bigint({ mode: 'number' }).notNull(),
    weightG: integer().notNull(),
    state: text({ enum: saleStates }).notNull().default('onSale'),
    specialPriceFen: bigint({ mode: 'number' }),
    specialFrom: instant(),
    specialTo: instant(),
    /** Crossed out beside the special price; null shows none. */
    specialOriginalFen: bigint({ mode: 'number' }),
    specialCampaignId: uuid(),
  },
  (table) => [
    check('skus_price', sql`${table.priceFen} > 0`),
    check(
      'skus_special_whole',
      sql`num_nulls(${table.specialPriceFen}, ${table.specialFrom}, ${table.specialTo}, ${table.specialCampaignId}) in (0, 4)
        and (${table.specialOriginalFen} is null or ${table.specialCampaignId} is not null)`,
    ),
    check('skus_special_price', sql`${table.specialPriceFen} between 1 and ${table.priceFen} - 1`),
    check('skus_special_original', sql`${table.specialOriginalFen} > ${table.specialPriceFen}`),
    check('skus_special_times', sql`${table.specialFrom} < ${table.specialTo}`),
    index('skus_special_ending').on(table.specialTo).where(sql`${table.specialTo} is not null`),
    index('skus_of_special').on(table.specialCampaignId).where(sql`${table.specialCampaignId} is not null`),
    check('skus_weight', sql`${table.weightG} > 0`),
    check('skus_state', sql`${table.state} in ('onSale', 'withdrawn')`),
    unique('skus_name_of_product').on(table.productId, table.name),
  ],
)

/**
 * Every price a SKU was listed at, written by a trigger on `skus`, so that no way of changing a price avoids it. A
 * regular price holds until the next one; a special price has its end.
 */
export const skuPriceHistory = pgTable(
  'sku_price_history',
  {
    skuId: uuid().notNull(),
    kind: text({ enum: ['regular', 'special'] }).notNull(),
    validFrom: instant().notNull(),
    validTo: instant(),
    priceFen: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'sku_price_history_pkey', columns: [table.skuId, table.kind, table.validFrom] }),
    check('sku_price_history_kind', sql`${table.kind} in ('regular', 'special')`),
    check('sku_price_history_end', sql`(${table.kind} = 'special') = (${table.validTo} is not null)`),
  ],
)

/** The lowest price of one unit that was really paid on a day (Asia/Shanghai). */
export const skuSoldPrices = pgTable(
  'sku_sold_prices',
  {
    skuId: uuid().notNull(),
    day: date().notNull(),
    lowestFen: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'sku_sold_prices_pkey', columns: [table.skuId, table.day] }),
    check('sku_sold_prices_price', sql`${table.lowestFen} > 0`),
  ],
)

/** Stock alone in a narrow row without a second index: placing an order changes it in place (HOT). */
export const skuStock = pgTable(
  'sku_stock',
  {
    skuId: uuid()
      .primaryKey()
      .references(() => skus.id),
    available: integer().notNull(),
  },
  (table) => [check('sku_stock_available', sql`${table.available} >= 0`)],
)

/** What was sold, counted per paid order; products.sales is the copy lists sort by. */
export const productSales = pgTable(
  'product_sales',
  {
    productId: uuid()
      .primaryKey()
      .references(() => products.id),
    sold: integer().notNull(),
  },
  (table) => [check('product_sales_sold', sql`${table.sold} >= 0`)],
)

/** Banners of the home page. */
export const banners = pgTable('banners', {
  id: id(),
  position: integer().notNull(),
  title: text().notNull(),
  subtitle: text().notNull(),
  /** A page of the app. */
  link: text().notNull(),
  imageHash: text().notNull(),
})

/** Words offered before anything is typed. */
export const hotWords = pgTable('hot_words', {
  word: text().primaryKey(),
  position: integer().notNull(),
})
