import { type ProductQuery, productSorts } from '@yuxiang/shared/api/catalog'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testConfig } from '../../../test/support/config.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { recordCertifications } from '../certification/index.ts'
import { registerMerchants } from '../merchants/index.ts'
import { createPlatform } from '../platform/create-platform.ts'
import type { Platform } from '../platform/index.ts'
import { addProducts } from './add-products.ts'
import { cachesOf } from './caches.ts'
import { listProducts } from './list-products.ts'
import { readHome } from './read-home.ts'
import { readProduct } from './read-product.ts'
import { refreshListings } from './refresh-listings.ts'
import { loadSkusForSale } from './skus-for-sale.ts'
import { testMark, testMerchant, testProduct, writeTestReference } from './test-catalogue.ts'

let database: TestDatabase
let platform: Platform
let now = new Date('2026-06-30T15:59:00Z')
const ids = new Map<string, string>()

const names = [
  '奉节脐橙 大果',
  '奉节脐橙 礼盒',
  '城口老腊肉 五花',
  '巫山脆李',
  '永川秀芽 绿茶',
  '石柱茶油',
  '橙汁软糖',
]

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await createPlatform(testConfig(database.url), { clock: () => now })
  await platform.database.transaction(async (tx) => {
    await writeTestReference(tx)
    const [merchantId = ''] = await registerMerchants(tx, [testMerchant(now)])
    const extra = Array.from({ length: 40 }, (_, index) => `高山白菜 ${index % 7}号`)
    const all = [...names, ...extra]
    const made = await addProducts(
      tx,
      all.map((name, index) => ({
        ...testProduct(merchantId),
        name,
        ...(name.startsWith('橙汁') && { subtitle: '用奉节脐橙做的糖' }),
        categoryKey: name.includes('脐橙') ? 'citrus' : 'cabbage',
        topCategoryKey: name.includes('脐橙') ? 'fruit' : 'vegetables',
        countyCode: name.startsWith('城口') ? '500229' : '500236',
        marks: index % 3 === 0 ? [testMark('greenFood', index)] : [],
        sales: index % 5,
        // Equal keys on purpose: the id must decide.
        skus: [{ name: '一份', priceFen: 1_000 + (index % 4) * 100, weightG: 500, stock: index % 3 }],
        listedAt: new Date(Date.UTC(2026, 0, 1 + (index % 6))),
      })),
    )
    for (const [index, name] of all.entries()) ids.set(name, made[index] ?? '')
    const certify = (
      name: string,
      validTo: string,
      certificateNo: string,
      state: 'published' | 'suspended',
    ) => ({
      productId: ids.get(name) ?? '',
      certificateNo,
      state,
      publishedOn: '2025-01-01',
      validTo,
      households: 100,
      yuanPerHouseholdYear: 2_000,
      benefitWays: ['wages'],
      countyCode: '500236',
    })
    await recordCertifications(tx, [
      certify('奉节脐橙 礼盒', '2026-06-30', '一号', 'published'),
      certify('城口老腊肉 五花', '2027-06-30', '二号', 'published'),
      certify('巫山脆李', '2027-06-30', '三号', 'suspended'),
    ])
    await refreshListings(tx, now)
  })
})

afterAll(async () => {
  await platform?.database.close()
  await database?.drop()
})

const list = (query: ProductQuery) => listProducts(platform, query)
const namesOf = async (query: ProductQuery) => (await list(query)).items.map((item) => item.name)

async function walk(query: ProductQuery): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ ...query, ...(cursor && { cursor }) })
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor
  } while (cursor && seen.length < 1_000)
  return seen
}

const queries = fc.record({
  sort: fc.constantFrom(...productSorts),
  pageSize: fc.integer({ min: 1, max: 13 }),
  q: fc.constantFrom(undefined, '脐橙', '白菜', '高山'),
  mark: fc.constantFrom(undefined, 'greenFood' as const),
  certified: fc.constantFrom(undefined, 'true' as const, 'false' as const),
})

test('cursors and pages walk the same list, without a gap and without a repeat', async () => {
  await fc.assert(
    fc.asyncProperty(queries, async (query) => {
      const whole = await list({ ...query, pageSize: 100 })
      const expected = whole.items.map((item) => item.id)
      expect(whole.total).toBe(expected.length)
      expect(await walk(query)).toEqual(expected)
      const pages = Math.ceil(expected.length / query.pageSize)
      const paged: string[] = []
      for (let page = 1; page <= pages; page++) {
        paged.push(...(await list({ ...query, page })).items.map((item) => item.id))
      }
      expect(paged).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})

test('every sort is in its order', async () => {
  const of = async (sort: (typeof productSorts)[number]) => (await list({ sort, pageSize: 100 })).items
  const rising = (numbers: number[]) =>
    numbers.every((value, index) => index === 0 || value >= (numbers[index - 1] ?? 0))
  expect(rising((await of('priceAsc')).map((item) => item.priceFen))).toBe(true)
  expect(rising((await of('priceDesc')).map((item) => -item.priceFen))).toBe(true)
  expect(rising((await of('sales')).map((item) => -item.sales))).toBe(true)
  expect(rising((await of('recommended')).map((item) => (item.certified ? 0 : 1)))).toBe(true)
})

test('filters: county by code, name or its beginning; a category with its children; what is unknown finds nothing', async () => {
  for (const county of ['500229', '城口县', '城口']) {
    expect(await namesOf({ county })).toEqual(['城口老腊肉 五花'])
  }
  expect((await namesOf({ category: 'fruit' })).sort()).toEqual(['奉节脐橙 大果', '奉节脐橙 礼盒'])
  expect((await namesOf({ category: 'citrus' })).length).toBe(2)
  expect(await list({ category: 'none' })).toEqual({ items: [], total: 0 })
  expect(await list({ county: '北京' })).toEqual({ items: [], total: 0 })
  expect(await list({ merchant: '0190a0b0-0000-7000-8000-000000000001' })).toEqual({ items: [], total: 0 })
})

test('search finds two characters inside a name, and what the name says comes first', async () => {
  expect(await namesOf({ q: '腊肉' })).toEqual(['城口老腊肉 五花'])
  const found = await namesOf({ q: '脐橙' })
  expect(found.slice(0, 2).sort()).toEqual(['奉节脐橙 大果', '奉节脐橙 礼盒'])
  expect(found[0]).toBe('奉节脐橙 礼盒')
  expect(found.at(-1)).toBe('橙汁软糖')
  expect((await namesOf({ q: '奉节 橙子' })).slice(0, 2).sort()).toEqual(['奉节脐橙 大果', '奉节脐橙 礼盒'])
  expect((await namesOf({ q: '茶' })).sort()).toEqual(['永川秀芽 绿茶', '石柱茶油'])
  expect(await namesOf({ q: '没有这种东西' })).toEqual([])
  expect(await list({ q: `'); drop table products; --` })).toMatchObject({ items: [] })
})

test('a certification is in force through its last day in Shanghai, and the badge with it, everywhere', async () => {
  const id = ids.get('奉节脐橙 礼盒') ?? ''
  const badge = async () => {
    cachesOf(platform).clear()
    const detail = await readProduct(platform, id)
    const [sku] = await loadSkusForSale(platform.database.db, [detail.skus[0]?.id ?? ''], now)
    return {
      listed: (await list({ q: '礼盒' })).items[0]?.certified,
      inZone: (await namesOf({ certified: 'true' })).includes('奉节脐橙 礼盒'),
      detail: detail.certified,
      state: detail.certification?.state,
      ordered: sku?.certification !== null,
      counted: (await readHome(platform)).benefit.products,
    }
  }
  now = new Date('2026-06-30T15:59:59.999Z')
  expect(await badge()).toEqual({
    listed: true,
    inZone: true,
    detail: true,
    state: 'published',
    ordered: true,
    counted: 2,
  })
  now = new Date('2026-06-30T16:00:00Z')
  expect(await badge()).toEqual({
    listed: false,
    inZone: false,
    detail: false,
    state: 'expired',
    ordered: false,
    counted: 1,
  })
  now = new Date('2026-06-30T15:59:00Z')
})

test('certified or not divides the catalogue, anew when lists are refreshed after a certification ended', async () => {
  const { db } = platform.database
  const halves = async () => {
    cachesOf(platform).clear()
    const [yes, no, all] = await Promise.all([
      list({ certified: 'true', pageSize: 100 }),
      list({ certified: 'false', pageSize: 100 }),
      list({ pageSize: 100 }),
    ])
    expect([...yes.items, ...no.items].map(({ id }) => id).sort()).toEqual(
      all.items.map(({ id }) => id).sort(),
    )
    expect(yes.items.every((item) => item.certified) && !no.items.some((item) => item.certified)).toBe(true)
    return [yes.total, no.total]
  }
  expect(await halves()).toEqual([2, 45])
  now = new Date('2026-06-30T16:00:00Z')
  await refreshListings(db, now)
  expect(await halves()).toEqual([1, 46])
  now = new Date('2026-06-30T15:59:00Z')
  await refreshListings(db, now)
})

test('a suspended certification gives no badge', async () => {
  expect((await readProduct(platform, ids.get('巫山脆李') ?? '')).certified).toBe(false)
})

test('a withdrawn product leaves every list but keeps its page, and sells nothing', async () => {
  const id = ids.get('石柱茶油') ?? ''
  const { sql } = platform.database
  await sql`update products set state = 'withdrawn' where id = ${id}`
  cachesOf(platform).clear()
  expect(await namesOf({ q: '茶油' })).toEqual([])
  const detail = await readProduct(platform, id)
  expect(detail.onSale).toBe(false)
  const [sku] = await loadSkusForSale(platform.database.db, [detail.skus[0]?.id ?? ''], now)
  expect(sku?.state).toBe('withdrawn')
  await sql`update products set state = 'onSale' where id = ${id}`
})

test('a cursor that is none, or of another sort, is refused', async () => {
  const { nextCursor } = await list({ sort: 'sales', pageSize: 2 })
  await expect(list({ sort: 'newest', cursor: nextCursor })).rejects.toThrow('invalid_input')
  await expect(list({ cursor: 'nonsense' })).rejects.toThrow('invalid_input')
})
