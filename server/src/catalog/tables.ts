import { type Mark, marks } from '@yuxiang/shared/api/catalog'
import { productStates, stockReasons } from '@yuxiang/shared/states/product'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, tsvector } from '../platform/db/columns.ts'

/** Two levels: a top category has no parent; products hang on leaves. */
export const categories = pgTable('categories', {
  key: text().primaryKey(),
  parentKey: text(),
  name: text().notNull(),
  position: integer().notNull(),
  /** Null shows none. */
  imageHash: text(),
})

const reliefLevels = ['national', 'city', 'none'] as const

/** Districts and counties that certify: reference-counties.ts names them all, with the sources. */
export const counties = pgTable(
  'counties',
  {
    /** GB/T 2260, 6 digits. */
    code: text().primaryKey(),
    name: text().notNull().unique('counties_name'),
    area: text({ enum: ['主城都市区', '渝东北三峡库区城镇群', '渝东南武陵山区城镇群'] }).notNull(),
    /** One of the four national key counties for revitalisation. */
    nationalKey: boolean().notNull(),
    /** Whether it was a key county of poverty relief, of the nation or of the city. */
    relief: text({ enum: reliefLevels }).notNull().default('none'),
  },
  (table) => [check('counties_relief', sql`${table.relief} in ('national', 'city', 'none')`)],
)

const saleStates = ['onSale', 'withdrawn'] as const
const onSale = sql`state = 'onSale'`

/**
 * A listing. `sales`, `rank`, `marks` and `lowestPriceFen` are copies which lists sort and filter by, kept by refresh-listings.ts;
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
    /** Copy of the marks in force, for the index: see brands. What is shown is asked of them. */
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
    check(
      'products_state',
      sql`${table.state} in ('draft', 'inReview', 'returned', 'onSale', 'withdrawn', 'barred')`,
    ),
    check('products_images', sql`cardinality(${table.imageHashes}) > 0`),
    index('products_recommended').on(table.rank, table.id).where(onSale),
    index('products_by_sales').on(table.sales, table.id).where(onSale),
    index('products_by_price').on(table.lowestPriceFen, table.id).where(onSale),
    index('products_newest').on(table.listedAt, table.id).where(onSale),
    index('products_of_county').on(table.countyCode, table.rank, table.id).where(onSale),
    index('products_of_category').on(table.categoryKey, table.rank, table.id).where(onSale),
    index('products_of_top_category').on(table.topCategoryKey, table.rank, table.id).where(onSale),
    index('products_of_merchant').on(table.merchantId, table.rank, table.id).where(onSale),
    // What its own staff lists, whatever its state.
    index('products_of_merchant_all').on(table.merchantId, table.id),
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
    /** When it first began, where a pause came between: what is crossed out is measured there. Null: at `specialFrom`. */
    specialBegan: instant(),
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
    check(
      'skus_special_began',
      sql`${table.specialBegan} is null or coalesce(${table.specialBegan} < ${table.specialFrom}, false)`,
    ),
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

/**
 * The lowest prices of one unit that were really paid on a day (Asia/Shanghai), each with the moment from which on it was the
 * lowest of its day: so it is known what was sold before any moment of it.
 */
export const skuSoldPrices = pgTable(
  'sku_sold_prices',
  {
    skuId: uuid().notNull(),
    day: date().notNull(),
    lowestFen: bigint({ mode: 'number' }).notNull(),
    soldAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: 'sku_sold_prices_pkey', columns: [table.skuId, table.day, table.lowestFen] }),
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

/**
 * What waits for the operator before it shows, and what became of it: a new listing (the product itself), or a change
 * of one that was published, which goes on as it is until the change is approved.
 */
export const listingReviews = pgTable(
  'listing_reviews',
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    kind: text({ enum: ['listing', 'change'] }).notNull(),
    state: text({ enum: ['inReview', 'approved', 'returned', 'takenBack'] })
      .notNull()
      .default('inReview'),
    proposed: jsonb().$type<ProposedListing>(),
    reason: text(),
    submittedBy: uuid().notNull(),
    submittedAt: instant().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
  },
  (table) => [
    check('listing_reviews_kind', sql`${table.kind} in ('listing', 'change')`),
    check('listing_reviews_state', sql`${table.state} in ('inReview', 'approved', 'returned', 'takenBack')`),
    check('listing_reviews_proposed', sql`(${table.kind} = 'change') = (${table.proposed} is not null)`),
    check('listing_reviews_decided', sql`(${table.state} = 'inReview') = (${table.decidedAt} is null)`),
    check('listing_reviews_reason', sql`${table.state} <> 'returned' or ${table.reason} is not null`),
    uniqueIndex('listing_reviews_open').on(table.productId).where(sql`${table.state} = 'inReview'`),
    index('listing_reviews_queue').on(table.id).where(sql`${table.state} = 'inReview'`),
    index('listing_reviews_of_product').on(table.productId, table.id),
  ],
)

/** The reviewed part of a published listing as its merchant wants it. */
export interface ProposedListing {
  name: string
  categoryKey: string
  imageHashes: string[]
}

/**
 * Stock written anew by hand: what there was, what there is, why and by whom. Append-only by a trigger; what orders
 * take and give back is known from them.
 */
export const stockEntries = pgTable(
  'stock_entries',
  {
    id: id(),
    skuId: uuid()
      .notNull()
      .references(() => skus.id),
    reason: text({ enum: stockReasons }).notNull(),
    words: text().notNull(),
    change: integer().notNull(),
    before: integer().notNull(),
    after: integer().notNull(),
    actorId: uuid().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    check('stock_entries_reason', sql`${table.reason} in ('received', 'damaged', 'counted', 'other')`),
    check(
      'stock_entries_sum',
      sql`${table.after} = ${table.before} + ${table.change} and ${table.after} >= 0`,
    ),
    index('stock_entries_of_sku').on(table.skuId, table.id),
  ],
)

/** At how many units a merchant wants to be warned; `warnedAt` until it is refilled. */
export const stockWatches = pgTable(
  'stock_watches',
  {
    skuId: uuid()
      .primaryKey()
      .references(() => skus.id),
    merchantId: uuid().notNull(),
    lowStockAt: integer().notNull(),
    warnedAt: instant(),
  },
  (table) => [
    check('stock_watches_number', sql`${table.lowStockAt} >= 0`),
    index('stock_watches_of_merchant').on(table.merchantId),
  ],
)

/** A sheet of prices and stock that was uploaded and not yet, or just now, written. */
export const skuImports = pgTable(
  'sku_imports',
  {
    id: id(),
    userId: uuid().notNull(),
    fileName: text().notNull(),
    state: text({ enum: ['preview', 'imported'] })
      .notNull()
      .default('preview'),
    rowCount: integer().notNull(),
    errorCount: integer().notNull(),
    errors: jsonb().$type<{ row: number; column: string; message: string }[]>().notNull(),
    changes: jsonb().$type<SkuImportChange[]>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('sku_imports_state', sql`${table.state} in ('preview', 'imported')`),
    index('sku_imports_by_age').on(table.createdAt),
  ],
)

/** One row of a sheet: what it changes; null leaves as it is. */
export interface SkuImportChange {
  row: number
  skuId: string
  name: string
  priceFen: number | null
  stockChange: number | null
  state: 'onSale' | 'withdrawn' | null
}
