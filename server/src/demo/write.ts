import { eq } from 'drizzle-orm'
import {
  addProducts,
  type NewProduct,
  refreshListings,
  writeFront,
  writeReference,
} from '../catalog/index.ts'
import { skus } from '../catalog/tables.ts'
import { recordCertifications } from '../certification/index.ts'
import { assignCounty, createStaff } from '../identity/index.ts'
import { registerMerchants } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import {
  demoCityOffice,
  demoCountyStaff,
  demoMerchantStaff,
  demoOperator,
  demoRegulators,
  demoShoppers,
} from './accounts.ts'
import { writeAfterSales } from './after-sales.ts'
import { writeBrands } from './brands.ts'
import { writeCampaignOrders } from './campaign-orders.ts'
import { writeCampaigns } from './campaigns.ts'
import { writeCertificationCases } from './certifications.ts'
import { writeComplaints } from './complaints.ts'
import { countyRows } from './counties.ts'
import type { DemoPictures } from './draw.ts'
import { writeEntry } from './entry.ts'
import { bannerWords, hotWords } from './front.ts'
import { writeGoodsDesk } from './goods.ts'
import { categories, type DemoProduct, merchants, products } from './index.ts'
import { writeLive } from './live.ts'
import { writeLiveReach } from './live-reach.ts'
import { demoMark } from './marks.ts'
import { writePastSales } from './past-sales.ts'
import { banners } from './pictures.ts'
import { writePoints } from './points.ts'
import { writeReservedShares } from './reserved-shares.ts'
import { type ListedProduct, writeReviews } from './reviews.ts'
import { writeStatistics } from './statistics.ts'
import { writeStreamers } from './streamers.ts'
import { writeSupervision } from './supervision.ts'
import { type DemoReports, writeTraces } from './traces.ts'
import { writeUnion } from './unions.ts'
import { writeVenueSales, writeVenues } from './venues.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

/** The day's trade begins at nine. */
const listedAt = (day: string) => new Date(`${day}T09:00:00+08:00`)

/** Writes accounts, merchants, catalogue, certifications and the union of the demo. */
export async function writeDemo(
  tx: Db,
  context: Context,
  pictures: DemoPictures,
  reports: DemoReports = new Map(),
): Promise<void> {
  await writeReference(tx, {
    counties: countyRows,
    categories: categories.map(({ key, parentKey, name, sort }) => ({
      key,
      parentKey,
      name,
      position: sort,
      imageHash: pictures.categories.get(key) ?? null,
    })),
  })
  await writeShoppers(tx, context)
  await writeOffices(tx, context)
  const merchantIds = await writeMerchants(tx, context)
  await writeEntry(tx, context, merchantIds)
  const productIds = await addProducts(
    tx,
    products.map((product) => newProduct(product, merchantIds, pictures)),
  )
  await recordCertifications(
    tx,
    products.flatMap(({ certification, countyCode }, index) => {
      if (!certification) return []
      const { number, revokedOn: _, ...record } = certification
      return [{ ...record, certificateNo: number, countyCode, productId: productIds[index] ?? '' }]
    }),
  )
  await writeCertificationCases(tx, context)
  await refreshListings(tx, context.clock())
  await writeVenues(tx, context, pictures.venues)
  await writeBrands(tx, context)
  await writeUnion(tx, context)
  const listed = await listedProducts(tx, merchantIds, productIds, pictures)
  await writePastSales(tx, context, listed)
  await writeReviews(tx, context, listed)
  await writeAfterSales(tx, context)
  await writeCampaigns(tx, context, listed, pictures.banners.get('wild-honey') ?? null)
  await writeCampaignOrders(tx, context, listed)
  await writeReservedShares(tx, context, [...listed.values()])
  await writeGoodsDesk(tx, context, listed)
  await writeVenueSales(tx, context)
  await writeLive(tx, context, listed, pictures.live ?? new Map())
  await writeTraces(tx, context, listed, reports)
  await writeSupervision(tx, context)
  await writeComplaints(tx, context, listed)
  await writeStreamers(tx, context)
  await writeLiveReach(tx, context, listed)
  await writeStatistics(tx, context)
  await writeFront(tx, {
    banners: banners.map(({ key, title }) => {
      const words = bannerWords[key]
      if (!words) throw new Error(`banner ${key} has no words`)
      return { title, ...words, imageHash: pictures.banners.get(key) ?? '' }
    }),
    hotWords,
  })
}

/** The demo's products as orders of them say, by key: each with its first SKU. */
async function listedProducts(
  tx: Db,
  merchantIds: ReadonlyMap<string, string>,
  productIds: readonly string[],
  pictures: DemoPictures,
): Promise<Map<string, ListedProduct>> {
  const firstSkus = await tx.select().from(skus).where(eq(skus.position, 0))
  const skuOf = new Map(firstSkus.map((sku) => [sku.productId, sku]))
  const listed = products.flatMap((product, index): ListedProduct[] => {
    const productId = productIds[index] ?? ''
    const sku = skuOf.get(productId)
    const merchant = merchants.find(({ key }) => key === product.merchantKey)
    if (!sku || !merchant) return []
    const { name, key, freshness } = product
    const fresh = freshness === 'fresh' || freshness === 'chilled'
    const imageUrl = `/files/${pictures.products.get(key)?.[0]}-375.webp`
    return [
      {
        key,
        merchantId: merchantIds.get(merchant.key) ?? '',
        merchantName: merchant.name,
        line: { skuId: sku.id, productId, name, skuName: sku.name, imageUrl, fresh },
        unitFen: sku.priceFen,
        photoHashes: pictures.reviews.get(key) ?? [],
      },
    ]
  })
  return new Map(listed.map((product) => [product.key, product]))
}

async function writeShoppers(tx: Db, context: Context): Promise<void> {
  const shopperIds: string[] = []
  for (const shopper of demoShoppers) {
    shopperIds.push(await createStaff(context, { ...shopper, roles: [] }, tx))
  }
  await writePoints(tx, shopperIds, context.clock())
}

/** Those who certify, the counties' offices and the city's, and those who supervise the market. */
async function writeOffices(tx: Db, context: Context): Promise<void> {
  await createStaff(context, demoCityOffice, tx)
  for (const { countyCode, ...staff } of demoCountyStaff) {
    await assignCounty(tx, await createStaff(context, staff, tx), countyCode)
  }
  for (const { countyCode, ...staff } of demoRegulators) {
    await assignCounty(tx, await createStaff(context, staff, tx), countyCode, 'regulator')
  }
}

/** Answers the merchants' ids by their keys. */
async function writeMerchants(tx: Db, context: Context): Promise<Map<string, string>> {
  await createStaff(context, demoOperator, tx)
  const staffIds: string[] = []
  for (const [index, phone] of demoMerchantStaff.entries()) {
    const nickname = merchants[index]?.contactName ?? '商家'
    staffIds.push(await createStaff(context, { phone, roles: ['merchant'], nickname }, tx))
  }
  const ids = await registerMerchants(
    tx,
    merchants.map(({ key: _, contactPhone, ...merchant }, index) => ({
      ...merchant,
      contactPhoneEncrypted: context.cipher.encrypt(contactPhone),
      // No line in China has a number that begins so.
      servicePhone: `023-0000${String(1001 + index)}`,
      joinedAt: context.clock(),
      staffIds: staffIds.slice(index, index + 1),
    })),
  )
  return new Map(merchants.map(({ key }, index) => [key, ids[index] ?? '']))
}

function newProduct(
  product: DemoProduct,
  merchantIds: ReadonlyMap<string, string>,
  pictures: DemoPictures,
): NewProduct {
  const {
    key,
    merchantKey,
    categoryKey,
    freshness,
    listedOn,
    pictures: _,
    certification: __,
    ...rest
  } = product
  const leaf = categories.find((category) => category.key === categoryKey)
  const top = categories.find((category) => category.key === leaf?.parentKey)
  const merchantId = merchantIds.get(merchantKey)
  if (!leaf || !top || !merchantId) throw new Error(`demo product ${key} names what does not exist`)
  return {
    ...rest,
    marks: product.marks.map((mark) => demoMark(mark, key)),
    merchantId,
    categoryKey,
    topCategoryKey: top.key,
    categoryNames: [leaf.name, top.name],
    imageHashes: pictures.products.get(key) ?? [],
    fresh: freshness === 'fresh' || freshness === 'chilled',
    listedAt: listedAt(listedOn),
  }
}
