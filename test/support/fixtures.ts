import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import {
  categories,
  counties,
  productSales,
  products,
  skuStock,
  skus,
} from '../../server/src/catalog/tables.ts'
import { certifications } from '../../server/src/certification/tables.ts'
import { createStaff } from '../../server/src/identity/index.ts'
import { merchantStaff, merchants } from '../../server/src/merchants/tables.ts'
import { newId } from '../../server/src/platform/db/columns.ts'
import type { Caller } from './caller.ts'
import { newPhone, type Shop } from './shop.ts'

export interface Shelf {
  merchantId: string
  productId: string
  skuId: string
  available(): Promise<number>
  sales(): Promise<number>
  /** Somebody who works for the merchant, signed in. */
  staff(): Promise<Caller>
}

export interface ShelfOptions {
  priceFen?: number
  weightG?: number
  stock?: number
  certified?: boolean
  fresh?: boolean
  state?: 'onSale' | 'withdrawn'
  name?: string
  excludedProvinceCodes?: string[]
  /** Of a merchant who is there already. */
  merchantId?: string
}

/** Where goods are put: a shop of a test, or a platform on the database of a running one. */
export interface Place {
  server: Pick<Shop['server'], 'platform'>
  signIn: Shop['signIn']
}

/** Puts one product on the shelf, of a new merchant of its own unless one is named. */
export async function shelve(shop: Place, options: ShelfOptions = {}): Promise<Shelf> {
  const { platform } = shop.server
  const { db } = platform.database
  const [merchantId, productId, skuId] = [options.merchantId ?? newId(), newId(), newId()]
  const now = platform.clock()
  await db
    .insert(counties)
    .values({ code: '500236', name: '奉节县', area: '渝东北三峡库区城镇群', nationalKey: false })
    .onConflictDoNothing()
  await db
    .insert(categories)
    .values([
      { key: 'fruit', parentKey: null, name: '水果', position: 1, imageHash: 'fruit' },
      { key: 'citrus', parentKey: 'fruit', name: '柑橘', position: 1, imageHash: 'citrus' },
    ])
    .onConflictDoNothing()
  const merchant: typeof merchants.$inferInsert = {
    id: merchantId,
    name: `测试合作社 ${merchantId}`,
    county: '奉节县',
    countyCode: '500236',
    kind: 'cooperative',
    story: '测试用',
    contactName: '李测试',
    contactPhoneEncrypted: platform.cipher.encrypt('13900000000'),
    freight: {
      freeAboveFen: 5_900,
      baseWeightG: 3_000,
      baseFen: 800,
      stepWeightG: 1_000,
      stepFen: 200,
      regionOverrides: [],
      excludedProvinceCodes: options.excludedProvinceCodes ?? [],
    },
    joinedAt: now,
  }
  if (!options.merchantId) await db.insert(merchants).values(merchant)
  await db.insert(products).values({
    id: productId,
    merchantId,
    categoryKey: 'citrus',
    topCategoryKey: 'fruit',
    countyCode: '500236',
    township: '安坪镇',
    name: options.name ?? '奉节脐橙',
    subtitle: '测试商品',
    detail: ['测试'],
    imageHashes: ['0000000000000000'],
    marks: [],
    origin: '重庆奉节',
    netContent: '5 kg',
    shelfLife: '30 天',
    storage: '阴凉通风',
    fresh: options.fresh ?? false,
    servicePromises: [],
    state: options.state ?? 'onSale',
    listedAt: now,
    lowestPriceFen: options.priceFen ?? 2_000,
    searchVector: '',
  })
  await db.insert(skus).values({
    id: skuId,
    productId,
    position: 0,
    name: '5斤装',
    priceFen: options.priceFen ?? 2_000,
    weightG: options.weightG ?? 1_000,
    state: 'onSale',
  })
  await db.insert(skuStock).values({ skuId, available: options.stock ?? 10 })
  if (options.certified) await certify(shop, productId)
  return {
    merchantId,
    productId,
    skuId,
    async available() {
      const [row] = await db.select().from(skuStock).where(eq(skuStock.skuId, skuId))
      return row?.available ?? Number.NaN
    },
    async sales() {
      const [row] = await db.select().from(productSales).where(eq(productSales.productId, productId))
      return row?.sold ?? 0
    },
    async staff() {
      const phone = newPhone()
      const userId = await createStaff(platform, { phone, roles: ['shopper', 'merchant'] })
      await db.insert(merchantStaff).values({ merchantId, userId })
      return shop.signIn(phone)
    },
  }
}

/** A certification that holds today. */
async function certify(shop: Place, productId: string): Promise<void> {
  await shop.server.platform.database.db.insert(certifications).values({
    productId,
    certificateNo: `渝帮认测〔2026〕${randomUUID().slice(0, 8)}号`,
    state: 'published',
    publishedOn: '2026-01-01',
    validTo: '2099-12-31',
    households: 1_286,
    yuanPerHouseholdYear: 3_420,
    benefitWays: ['务工'],
    countyCode: '500236',
  })
}
