import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { certificationGoLive } from '@yuxiang/shared/certification/go-live'
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
import { checkImport } from './check-import.ts'
import { addDays, addYears } from './days.ts'
import { draftCase } from './draft-case.ts'
import { readImportedSheet, writeImportedRows } from './run-import.ts'
import { officer } from './test-support.ts'

let shop: Shop
let first: Caller
let second: Caller
let elsewhere: Caller
let city: Caller
const world = () => ({ platform: shop.server.platform, catalogue: certifiable })
const sql = () => shop.server.platform.database.sql
const today = () => dayInShanghai(shop.now())

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  // Lists of before the go-live are imported while what they list still holds.
  shop.passTime(Date.parse('2026-11-27T12:00:00+08:00') - Date.now())
  first = await officer(shop, '500236')
  second = await officer(shop, '500236')
  elsewhere = await officer(shop, '500229')
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
/** By somebody else of the county than who uploads. */
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
    '2028-12-31',
    120,
    '2,600',
    '订单收购、务工',
  ]
  return { goods, cells: cells.map((cell, column) => changes[column] ?? cell) }
}
/** A measure of the market regulator in force, as the table has it. */
const imposed = ({ merchantId }: Shelf, kind: string, productId: string | null) =>
  sql()`insert into supervision_measures (id, merchant_id, kind, product_id, product_name, certification_id, reason, remedy, is_published,
      source_kind, county_code, region_code, starts_at, ends_at, imposed_by, imposed_at)
    values (gen_random_uuid(), ${merchantId}, ${kind}, ${productId}, ${productId && '产品'},
      ${kind === 'certificationSuspension' ? newId() : null}, '测试', '测试', false, 'desk',
      '500236', '500236', ${new Date(shop.now().getTime() - 1_000).toISOString()},
      ${kind === 'blacklist' ? new Date(shop.now().getTime() + 9e9).toISOString() : null}, ${first.userId},
      ${shop.now().toISOString()})`
const certificateCount = async () => {
  const [row] = await sql()<{ count: number }[]>`select count(*)::int from certifications`
  return row?.count ?? 0
}

test('a catalogue comes in whole, again with changes, and the county goes on counting after it', async () => {
  const one = await listed('渝帮扶认〔2026〕奉节0041号')
  const other = await listed('奉帮认〔2025〕7号')
  const preview = await upload(first, await sheet([one.cells, other.cells]))
  expect(preview).toMatchObject({ state: 'preview', rows: 2, added: 2, updated: 0, errorCount: 0 })
  // Who uploaded it does not confirm it, nor does another county or the city.
  const params = { id: preview.id }
  for (const [by, code] of [
    [first, 'import_confirm_own'],
    [elsewhere, 'not_found'],
    [city, 'forbidden'],
  ] as const) {
    expect(
      (await by.refused('POST /api/certification-office/imports/{id}/confirm', { params })).code,
      code,
    ).toBe(code)
  }
  await expect(
    sql()`update certification_imports set confirmed_by = owner_id where id = ${preview.id}`,
  ).rejects.toMatchObject({ constraint_name: 'certification_imports_confirmed' })
  const { items: told } = await second.call('GET /api/messages', {})
  expect(told[0]?.path).toBe(`/packages/certify-office/import/index?id=${preview.id}`)
  const waiting = async (by: Caller) =>
    (await by.call('GET /api/certification-office/imports', {})).items.map(({ id, own }) => [id, own])
  expect(await waiting(second)).toEqual([[preview.id, false]])
  expect(await waiting(elsewhere)).toEqual([])
  // Somebody who works for one of the merchants looks away.
  await sql()`insert into merchant_staff (merchant_id, user_id) values (${one.goods.merchantId}, ${second.userId})`
  expect((await second.refused('POST /api/certification-office/imports/{id}/confirm', { params })).code).toBe(
    'reviewer_conflicted',
  )
  await sql()`delete from merchant_staff where user_id = ${second.userId}`
  expect(await confirm(second, preview.id)).toMatchObject({
    ...{ state: 'imported', percent: 100, own: false },
    confirmedByName: expect.any(String),
  })
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
  const again = await upload(second, await sheet([changed, other.cells]))
  expect(again).toMatchObject({ added: 0, updated: 1, unchanged: 1 })
  await confirm(first, again.id)
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
  const kept = async () => {
    const [row] = await sql()<{ key: string }[]>`
      select file_key as key from certification_imports order by created_at desc, id desc limit 1`
    return shop.server.platform.files.private.get(row?.key ?? '')
  }
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
    await elsewhere.refused('POST /api/certification-office/imports/{id}/confirm', {
      params: { id: preview.id },
    }),
  ).toMatchObject({ code: 'not_found' })
  expect(await certificateCount()).toBe(before)
  expect(await upload(first, new TextEncoder().encode('产品,数量\n橙子,1\n'))).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('缺少：证书编号'),
  })
  // What could not be used is not kept.
  expect(await kept()).toBeNull()
})

test('only what was published before the go-live, and for no longer than a certificate lasts, can be imported', () => {
  const row = (no: string, publishedOn: string, validTo: string) => [
    ...[no, '脐橙', '合作社', '奉节', publishedOn, validTo, '120', '2600', '务工'],
  ]
  const [before, from] = [addDays(certificationGoLive, -1), certificationGoLive]
  const { rows, errors } = checkImport(
    {
      rows: [
        headings,
        row('奉帮认1号', before, addYears(before, 3)),
        row('奉帮认2号', from, addYears(from, 2)).with(1, '蜜柚'),
        row('奉帮认3号', before, addDays(addYears(before, 3), 1)).with(1, '脆李'),
      ],
      formulas: [],
      mergedRows: [],
    },
    { counties: [{ code: '500236', name: '奉节县' }], today: addYears(from, 1) },
  )
  expect(rows.map(({ certificateNo }) => certificateNo)).toEqual(['奉帮认1号'])
  expect(errors.map(({ column, message }) => [column, message])).toEqual([
    ['发布日期', `${from} 起的认定须在平台申请、审核、公示后发布，不能导入`],
    ['有效期至', '有效期最长 3 年，请核对发布日期与有效期'],
  ])
})

/** A draft application of a product's merchant. */
const draftOf = async (goods: Shelf) =>
  (await goods.staff()).call('POST /api/merchant/certification-applications', {
    body: { productId: goods.productId },
  })

test('what was refused or revoked, is held, blacklisted or on its way goes the whole way, also when that came between', async () => {
  const names = ['refused', 'revoked', 'blacklisted', 'open'] as const
  const all = await Promise.all(names.map((_, index) => listed(`奉帮认〔2025〕${31 + index}号`)))
  const [refused, revoked, blacklisted, open] = all.map(({ goods }) => goods) as [Shelf, Shelf, Shelf, Shelf]
  const bars = async () => {
    const refusedCase = await draftOf(refused)
    await draftOf(open)
    await sql()`update certification_applications set state = 'refused' where id = ${refusedCase.id}`
    await sql()`insert into certifications (id, product_id, certificate_no, state, published_on, valid_to, households,
        yuan_per_household_year, benefit_ways, county_code)
      values (gen_random_uuid(), ${revoked.productId}, '奉帮认〔2024〕1号', 'revoked', '2024-01-01', '2026-12-31', 1, 1, '{}', '500236')`
    await imposed(blacklisted, 'blacklist', null)
  }
  const early = await upload(first, await sheet(all.map(({ cells }) => cells)))
  expect(early).toMatchObject({ added: 4, errorCount: 0 })
  await bars()
  const before = await certificateCount()
  expect(await confirm(second, early.id)).toMatchObject({ state: 'failed' })
  const again = await upload(first, await sheet(all.map(({ cells }) => cells)))
  expect(again.errors.map(({ message }) => message)).toEqual([
    '该产品的认定申请曾被否决，须按程序重新申请',
    '该产品的认定曾被撤销，须按程序重新申请',
    '该市场主体在黑名单期限内，不能认定',
    '该产品有办理中的认定申请（含草稿），请办结或由商家撤回后再导入',
  ])
  expect(await certificateCount()).toBe(before)
  const held = await listed('奉帮认〔2025〕41号')
  await imposed(held.goods, 'certificationSuspension', held.goods.productId)
  expect((await upload(first, await sheet([held.cells]))).errors).toMatchObject([
    { message: '市场监管部门暂停了该产品的认定，解除前不能导入' },
  ])
})

test('a catalogue waits for an application that is just begun, and is not written beside it', async () => {
  const one = await listed('奉帮认〔2025〕51号')
  const preview = await upload(first, await sheet([one.cells]))
  await second.call('POST /api/certification-office/imports/{id}/confirm', { params: { id: preview.id } })
  const { userId } = await one.goods.staff()
  const [begun, committed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const { database } = shop.server.platform
  const drafting = database.transaction(async (tx) => {
    const by = { ...world(), userId, merchantIds: [one.goods.merchantId] }
    await draftCase(tx, by, one.goods.productId)
    begun.resolve()
    await committed.promise
  })
  await begun.promise
  const writing = writeImportedRows(world(), preview.id)
  await until(async () => {
    const waiting = await sql()`select from pg_locks where locktype = 'advisory' and not granted`
    return waiting.length > 0
  })
  committed.resolve()
  await Promise.all([drafting, writing])
  expect(
    await first.call('GET /api/certification-office/imports/{id}', { params: { id: preview.id } }),
  ).toMatchObject({ state: 'failed', failure: expect.stringContaining('没有写入') })
})

test('a re-check that was done early stays done, and what it found stands, whatever comes in again', async () => {
  const one = await listed('奉帮认〔2025〕61号', {
    4: addDays(addYears(today(), -1), 20),
    5: addYears(today(), 1),
  })
  await confirm(second, (await upload(first, await sheet([one.cells]))).id)
  const { id } = await certificateOf(one.goods)
  const file = () => first.call('GET /api/certification-office/certificates/{id}', { params: { id } })
  const recheck = (passed: boolean) =>
    first.send('POST /api/certification-office/certificates/{id}/rechecks', {
      params: { id },
      body: { passed, households: 131, yuanPerHouseholdYear: 2_750, opinion: '台账与凭证相符' },
    })
  expect((await recheck(true)).status).toBe(200)
  const { nextRecheckOn } = await file()
  const changed = one.cells.map((cell, column) => (column === 6 ? 500 : column === 8 ? '务工' : cell))
  const again = await upload(first, await sheet([changed]))
  expect(again).toMatchObject({ updated: 1 })
  await confirm(second, again.id)
  expect(await file()).toMatchObject({ nextRecheckOn, households: 131, yuanPerHouseholdYear: 2_750 })
  // Due on the day that was done already, this was a fault of the constraint.
  expect(await recheck(true)).toMatchObject({ status: 422, body: { code: 'recheck_not_due' } })
})

test('what changed between preview and confirmation leaves everything as it was', async () => {
  const one = await listed('奉帮认〔2025〕21号')
  const two = await listed('奉帮认〔2025〕22号')
  const preview = await upload(first, await sheet([one.cells, two.cells]))
  const later = await upload(first, await sheet([['奉帮认〔2025〕23号', ...two.cells.slice(1)]]))
  await confirm(second, later.id)
  const before = await certificateCount()
  expect(await confirm(second, preview.id)).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('没有写入'),
  })
  expect(await certificateCount()).toBe(before)
})
