import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, until } from '../../../test/support/shopping.ts'
import { foundUnionWithMember, grant } from '../../../test/support/unions.ts'
import { certifiable } from '../catalog/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { addDays, addYears } from './days.ts'
import { readImportedSheet, writeImportedRows } from './run-import.ts'
import { officer } from './test-support.ts'

let shop: Shop
let first: Caller
let city: Caller
const world = () => ({ platform: shop.server.platform, catalogue: certifiable })
const sql = () => shop.server.platform.database.sql
const today = () => dayInShanghai(shop.now())

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  first = await officer(shop, '500236')
  city = await officer(shop, null)
})
afterAll(() => shop?.stop())

const certificateOf = async ({ productId }: Shelf) => {
  const [row] = await sql()<{ id: string; no: string }[]>`
    select id, certificate_no as no from certifications where product_id = ${productId}`
  if (!row) throw new Error('a product without a certificate')
  return row
}
const act = (id: string, event: 'suspend' | 'resume' | 'revoke') =>
  first.call('POST /api/certification-office/certificates/{id}/steps', {
    params: { id },
    body: { event, opinion: '抽检不合格' },
  })

test('a revocation takes the badge away at once everywhere, stops union money, tells open carts; sold orders keep theirs', async () => {
  const goods = await shelve(shop, { certified: true, priceFen: 6_000, stock: 50, name: '撤销的脐橙' })
  const { union, member } = await foundUnionWithMember(shop, 100_000)
  await grant(shop, union)
  const addressId = await addAddress(member)
  const items = [{ skuId: goods.skuId, quantity: 1 }]
  const order = () =>
    member.send('POST /api/orders', { key: newId(), body: { items, addressId, useAllowance: true } })
  const placed = (await order()).body as { orders: { id: string }[] }
  await member.call('PUT /api/cart/items/{skuId}', { params: { skuId: goods.skuId }, body: { quantity: 2 } })
  const { id, no } = await certificateOf(goods)
  const seen = async () => {
    const product = await shop.stranger.call('GET /api/products/{id}', { params: { id: goods.productId } })
    const { items: listed } = await shop.stranger.call('GET /api/products', {
      query: { merchant: goods.merchantId },
    })
    const zone = await shop.stranger.call('GET /api/products', {
      query: { merchant: goods.merchantId, certified: 'true' },
    })
    const cart = await member.call('GET /api/cart', {})
    const line = cart.groups[0]?.items[0]
    const certificate = await shop.stranger.call('GET /api/certificates/{no}', { params: { no } })
    return {
      page: [product.certified, product.certification?.state],
      listed: listed[0]?.certified,
      zone: zone.items.length,
      cart: [line?.certified, line?.certificationLost],
      certificate: certificate.state,
    }
  }
  const holds = {
    page: [true, 'published'],
    listed: true,
    zone: 1,
    cart: [true, null],
    certificate: 'published',
  }
  await sql()`select pg_notify('catalogue_changed', '')`
  await until(async () => (await seen()).zone === 1)
  // The list of the certified zone follows the rank that a refresh writes.
  await certifiable.refreshProducts(shop.server.platform.database.db, shop.now(), [goods.productId])
  expect(await seen()).toEqual(holds)
  for (const [event, state] of [
    ['suspend', 'suspended'],
    ['resume', null],
    ['revoke', 'revoked'],
  ] as const) {
    await act(id, event)
    const expected =
      state === null
        ? holds
        : { page: [false, state], listed: false, zone: 0, cart: [false, state], certificate: state }
    await until(async () => (await seen()).certificate === (state ?? 'published'))
    expect(await seen()).toEqual(expected)
  }
  expect((await order()).body).toMatchObject({ code: 'allowance_not_usable' })
  const sold = await member.call('GET /api/orders/{id}', { params: { id: placed.orders[0]?.id ?? '' } })
  expect(sold.lines).toMatchObject([{ certificateNo: no }])
  const { items: gone } = await shop.stranger.call('GET /api/certificate-revocations', {})
  expect(gone).toMatchObject([{ certificateNo: no, state: 'revoked', reason: '抽检不合格' }])
  expect(
    await first.refused('POST /api/certification-office/certificates/{id}/steps', {
      params: { id },
      body: { event: 'resume', opinion: '恢复' },
    }),
  ).toMatchObject({ code: 'certificate_state_conflict' })
})

test('an end takes the badge away at midnight, and the cart says so', async () => {
  const goods = await shelve(shop, { certified: true, name: '到期的脆李' })
  const buyer = await shop.signIn()
  await buyer.call('PUT /api/cart/items/{skuId}', { params: { skuId: goods.skuId }, body: { quantity: 1 } })
  await sql()`update certifications set valid_to = ${addDays(today(), -1)}, published_on = ${addYears(today(), -3)}
    where product_id = ${goods.productId}`
  await sql()`select pg_notify('catalogue_changed', '')`
  await until(async () => {
    const { groups } = await buyer.call('GET /api/cart', {})
    return groups[0]?.items[0]?.certificationLost === 'expired'
  })
})

const headings = [
  '证书编号',
  '产品名称',
  '市场主体',
  '区县',
  '发布日期',
  '有效期至',
  '带动农户数',
  '户均年增收',
  '带农方式',
]
type Cells = (string | number)[]
const sheet = (rows: Cells[], extra: object = {}) =>
  writeXlsx({ sheets: [{ name: '目录', rows: [headings, ...rows], ...extra }] })

async function upload(by: Caller, bytes: Uint8Array): Promise<CertificationImport> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), '认定目录.xlsx')
  const answer = await fetch(`${shop.url}/api/certification-office/imports`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${by.token}` },
  })
  if (!answer.ok) throw new Error(await answer.text())
  const { id } = (await answer.json()) as CertificationImport
  await readImportedSheet(world(), id)
  return by.call('GET /api/certification-office/imports/{id}', { params: { id } })
}
async function confirm(by: Caller, id: string): Promise<CertificationImport> {
  await by.call('POST /api/certification-office/imports/{id}/confirm', { params: { id } })
  await writeImportedRows(world(), id)
  return by.call('GET /api/certification-office/imports/{id}', { params: { id } })
}
/** A product and the row that certifies it. */
async function listed(no: string, changes: Partial<Record<number, string | number>> = {}) {
  const goods = await shelve(shop, { name: `目录产品 ${newId()}` })
  const [{ product = '', merchant = '' } = {}] = await sql()<{ product: string; merchant: string }[]>`
    select product.name as product, merchant.name as merchant from products product
    join merchants merchant on merchant.id = product.merchant_id where product.id = ${goods.productId}`
  const cells: Cells = [
    no,
    product,
    merchant,
    '奉节',
    '2026/1/5',
    addDays(today(), 400),
    120,
    '2,600',
    '订单收购、务工',
  ]
  return { goods, cells: cells.map((cell, column) => changes[column] ?? cell) }
}
const certificateCount = async () => {
  const [row] = await sql()<{ count: number }[]>`select count(*)::int from certifications`
  return row?.count ?? 0
}

test('a catalogue comes in whole, again with changes, and the county goes on counting after it', async () => {
  const one = await listed('渝帮扶认〔2026〕奉节0041号')
  const other = await listed('奉帮认〔2025〕7号')
  const preview = await upload(first, await sheet([one.cells, other.cells]))
  expect(preview).toMatchObject({ state: 'preview', rows: 2, added: 2, updated: 0, errorCount: 0 })
  expect(await confirm(first, preview.id)).toMatchObject({ state: 'imported', percent: 100 })
  const no = '渝帮扶认〔2026〕奉节0041号'
  expect(await shop.stranger.call('GET /api/certificates/{no}', { params: { no } })).toMatchObject({
    households: 120,
    yuanPerHouseholdYear: 2_600,
    publishedOn: '2026-01-05',
    benefitWays: ['contractPurchase', 'wages'],
  })
  // Its yearly re-check was due, and nobody did it.
  const overdue = addDays(today(), -20)
  await sql()`update certifications set next_recheck_on = ${overdue} where certificate_no = ${no}`
  const changed = one.cells.map((cell, column) => (column === 6 ? 150 : cell))
  const again = await upload(city, await sheet([changed, other.cells]))
  expect(again).toMatchObject({ added: 0, updated: 1, unchanged: 1 })
  await confirm(city, again.id)
  await until(async () => {
    const page = await shop.stranger.call('GET /api/certificates/{no}', { params: { no } })
    return page.households === 150
  })
  const { items } = await first.call('GET /api/certification-office/certificates', { query: { q: no } })
  expect(items[0]?.nextRecheckOn).toBe(overdue)
  const certificate = await first.call('GET /api/certification-office/certificates/{id}', {
    params: { id: items[0]?.id ?? '' },
  })
  expect(certificate.steps.map(({ event, opinion }) => [event, opinion])).toEqual([
    ['publish', '由已有认定目录导入'],
    ['correct', '由认定目录更正：帮扶户数 120 改为 150'],
  ])
  const [counter] = await sql()<{ last: number }[]>`
    select last from certificate_counters where county_code = '500236' and year = 2026`
  expect(counter?.last).toBe(41)
  const { downloadUrl } = await city.call('POST /api/certification-office/exports', { body: { q: no } })
  const file = await fetch(`${shop.url}${downloadUrl}`)
  const workbook = await readXlsx(new Uint8Array(await file.arrayBuffer()))
  expect(workbook.sheets[0]?.rows[1]?.slice(0, 1)).toEqual([no])
  expect((await fetch(`${shop.url}${downloadUrl.replace('signature=', 'signature=A')}`)).status).toBe(403)
})

test('nobody imports for a merchant that they work for', async () => {
  const { goods, cells } = await listed('奉帮认〔2025〕21号')
  await sql()`insert into merchant_staff (merchant_id, user_id) values (${goods.merchantId}, ${first.userId})`
  const { errors } = await upload(first, await sheet([cells]))
  await sql()`delete from merchant_staff where user_id = ${first.userId}`
  expect(errors).toMatchObject([{ column: '市场主体', message: '您是该市场主体的人员，不能导入它的认定' }])
})

test('formulas, duplicates, unknown products and other counties are named row by row; nothing is written', async () => {
  const good = await listed('奉帮认〔2025〕11号')
  const twin = await listed('奉帮认〔2025〕11号')
  const foreign = await listed('奉帮认〔2025〕12号', { 3: '城口' })
  const unknown = good.cells.map((cell, column) => ['奉帮认〔2025〕13号', '没有的产品'][column] ?? cell)
  const wrong = await listed('奉帮认〔2025〕14号', { 4: '去年', 5: '2020-01-01', 6: 0, 7: '很多', 8: '捐款' })
  const before = await certificateCount()
  const bytes = await sheet([good.cells, twin.cells, foreign.cells, unknown, wrong.cells, good.cells], {
    cells: new Map([['6,0', { formula: 'A2' }]]),
  })
  const preview = await upload(first, bytes)
  const words = preview.errors.map(({ row, column, message }) => `${row} ${column} ${message}`)
  expect(preview.state).toBe('preview')
  for (const expected of [
    '3 证书编号 与第 2 行的证书编号重复',
    '4 区县 不是您可以导入的区县',
    '5 产品名称 平台上没有这家市场主体的这个产品，请先由商家上架',
    '6 发布日期 日期应写作 2026-01-31',
    '6 有效期至 已过有效期，不能导入',
    '6 带动农户数 应为 1 至 100,000 的整数',
    '6 户均年增收 应为 1 至 1,000,000 的整数元',
    '6 带农方式 应为务工就业、入股分红、订单收购、土地流转、其他方式中的一种或几种',
    '7 证书编号 是公式，请改为文字（复制后“粘贴为数值”）',
  ]) {
    expect(words).toContain(expected)
  }
  expect(
    await first.refused('POST /api/certification-office/imports/{id}/confirm', {
      params: { id: preview.id },
    }),
  ).toMatchObject({ code: 'sheet_has_errors' })
  expect(
    await city.refused('POST /api/certification-office/imports/{id}/confirm', { params: { id: preview.id } }),
  ).toMatchObject({ code: 'not_found' })
  expect(await certificateCount()).toBe(before)
  expect(await upload(first, new TextEncoder().encode('产品,数量\n橙子,1\n'))).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('缺少：证书编号'),
  })
})

test('what changed between preview and confirmation leaves everything as it was', async () => {
  const one = await listed('奉帮认〔2025〕21号')
  const two = await listed('奉帮认〔2025〕22号')
  const preview = await upload(first, await sheet([one.cells, two.cells]))
  const later = await upload(first, await sheet([['奉帮认〔2025〕23号', ...two.cells.slice(1)]]))
  await confirm(first, later.id)
  const before = await certificateCount()
  expect(await confirm(first, preview.id)).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('没有写入'),
  })
  expect(await certificateCount()).toBe(before)
})
