import type { GoodsDetail, SkuImport, StockInput } from '@yuxiang/shared/api/goods'
import type { Problem } from '@yuxiang/shared/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { csv, download, operatorOf, rowsOf, sendSheet, uploaded } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress } from '../../../test/support/shopping.ts'
import { warnLowStock } from './warn-low-stock.ts'

let shop: Shop
let operator: Caller
let goods: Shelf
let staff: Caller
let stranger: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  operator = await operatorOf(shop)
  goods = await shelve(shop, { name: '石柱辣椒', stock: 40 })
  staff = await goods.staff()
  stranger = await (await shelve(shop)).staff()
})
afterAll(() => shop?.stop())

const sku = (name: string, priceFen = 3_980, stock = 20) => ({
  name,
  priceFen,
  weightG: 500,
  stock,
  lowStockAt: null as number | null,
})

async function listing(caller: Caller, name: string) {
  return {
    name,
    categoryKey: 'citrus',
    images: [await uploaded(shop, caller)],
    subtitle: '当季现摘，产地直发',
    township: '安坪镇',
    origin: '重庆市奉节县安坪镇',
    netContent: '2.5 kg',
    shelfLife: '15 天',
    storage: '阴凉通风',
    fresh: true,
    servicePromises: ['坏果包赔'],
    detail: ['长江边的老果园。'],
  }
}

const inputOf = ({ name, category, images, ...rest }: GoodsDetail) => ({
  name,
  categoryKey: category.key,
  images,
  subtitle: rest.subtitle,
  township: rest.township,
  origin: rest.origin,
  netContent: rest.netContent,
  shelfLife: rest.shelfLife,
  storage: rest.storage,
  fresh: rest.fresh,
  servicePromises: rest.servicePromises,
  detail: rest.detail,
})

const move = (caller: Caller, id: string, event: 'submit' | 'takeBack' | 'withdraw' | 'relist') =>
  caller.call('POST /api/merchant/products/{id}/move', { params: { id }, body: { event } })
/** What buyers see: caches hear of a change within milliseconds of its commit. */
const seen = (id: string) => expect.poll(() => publicOf(id), { interval: 10 })
const publicOf = (id: string) => shop.stranger.call('GET /api/products/{id}', { params: { id } })
const found = async (q: string) =>
  (await shop.stranger.call('GET /api/products', { query: { q } })).items.map((one) => one.id)
async function reviewOf(productId: string) {
  const { items } = await operator.call('GET /api/operations/listing-reviews', { query: { pageSize: 100 } })
  const review = items.find(({ current }) => current.productId === productId)
  if (!review) throw new Error('nothing waits')
  return review
}
const decide = (id: string, reason?: string) =>
  operator.call('POST /api/operations/listing-reviews/{id}/decide', {
    params: { id },
    body: reason === undefined ? { decision: 'approve' } : { decision: 'return', reason },
  })

const orderOne = (skuId: string, addressId: string) => ({
  body: { items: [{ skuId, quantity: 1 }], addressId },
})

async function newListing(name: string): Promise<GoodsDetail> {
  return staff.call('POST /api/merchant/products', {
    body: { ...(await listing(staff, name)), skus: [sku('5斤装')] },
  })
}
async function onSale(name: string): Promise<GoodsDetail> {
  const made = await newListing(name)
  await move(staff, made.id, 'submit')
  await decide((await reviewOf(made.id)).id)
  return staff.call('GET /api/merchant/products/{id}', { params: { id: made.id } })
}

describe('a listing', () => {
  it('is not sold before it was approved, even to whoever knows it', async () => {
    const made = await newListing('奉节夏橙十一号')
    const skuId = made.skus[0]?.id ?? ''
    const buyer = await shop.signInUnseen()
    const addressId = await addAddress(buyer)
    const orderIt = async () => [
      (await buyer.refused('PUT /api/cart/items/{skuId}', { params: { skuId }, body: { quantity: 1 } })).code,
      (await buyer.refused('POST /api/orders', orderOne(skuId, addressId))).code,
    ]
    const refused = ['product_withdrawn', 'product_withdrawn']
    expect(await orderIt()).toEqual(refused)
    await move(staff, made.id, 'submit')
    expect(await orderIt()).toEqual(refused)
    await decide((await reviewOf(made.id)).id, '主图请拍实物')
    expect(await orderIt()).toEqual(refused)
    await move(staff, made.id, 'submit')
    await decide((await reviewOf(made.id)).id)
    await buyer.call('POST /api/orders', orderOne(skuId, addressId))
  })

  it('is nobody’s business before it was approved, and found at once when it was', async () => {
    const made = await onOneConnection(shop, () => newListing('奉节夏橙九号'))
    expect(made).toMatchObject({ state: 'draft', county: '奉节县', reviewed: true, review: null })
    for (const state of ['draft', 'inReview']) {
      const code = (await shop.stranger.refused('GET /api/products/{id}', { params: { id: made.id } })).code
      expect([state, code]).toEqual([state, 'product_not_found'])
      if (state === 'draft') expect((await move(staff, made.id, 'submit')).state).toBe('inReview')
    }
    const first = await reviewOf(made.id)
    expect(first).toMatchObject({
      kind: 'listing',
      proposed: null,
      current: { name: '奉节夏橙九号', category: '柑橘' },
    })
    // Written anew while it waits: the operator never approves what was not looked at.
    await staff.call('PUT /api/merchant/products/{id}', {
      params: { id: made.id },
      body: { ...inputOf(made), name: '奉节夏橙十号' },
    })
    const gone = { params: { id: first.id }, body: { decision: 'approve' as const } }
    expect((await operator.refused('POST /api/operations/listing-reviews/{id}/decide', gone)).code).toBe(
      'listing_review_conflict',
    )
    await decide((await reviewOf(made.id)).id, '主图请拍实物')
    const read = () => staff.call('GET /api/merchant/products/{id}', { params: { id: made.id } })
    expect(await read()).toMatchObject({
      state: 'returned',
      review: { state: 'returned', reason: '主图请拍实物' },
    })
    await move(staff, made.id, 'submit')
    await decide((await reviewOf(made.id)).id)
    await seen(made.id).toMatchObject({ onSale: true })
    await expect.poll(() => found('夏橙十号'), { interval: 10 }).toContain(made.id)
    const { items } = await staff.call('GET /api/messages', { query: {} })
    expect(items.slice(0, 2).map(({ title }) => title)).toEqual(['商品已通过审核', '商品被退回'])
    await move(staff, made.id, 'withdraw')
    await seen(made.id).toMatchObject({ onSale: false })
    await expect.poll(() => found('夏橙十号'), { interval: 10 }).not.toContain(made.id)
    const twice = await staff.refused('POST /api/merchant/products/{id}/move', {
      params: { id: made.id },
      body: { event: 'withdraw' },
    })
    expect(twice.code).toBe('product_state_conflict')
    expect((await move(staff, made.id, 'relist')).state).toBe('onSale')
  })

  it('that is on sale is sold as it was until its change is approved; what needs no review shows at once', async () => {
    const made = await onSale('云阳红橙一号')
    // Of either length.
    const pictures = [await uploaded(shop, staff), await uploaded(shop, staff)]
    const put = (changes: object) =>
      staff.call('PUT /api/merchant/products/{id}', {
        params: { id: made.id },
        body: { ...inputOf(made), ...changes },
      })
    const wanted = { name: '云阳晚熟红橙', images: [...pictures, ...made.images], subtitle: '晚熟更甜' }
    const changed = await put(wanted)
    expect(changed).toMatchObject({
      name: '云阳红橙一号',
      subtitle: '晚熟更甜',
      review: { kind: 'change', state: 'inReview', proposed: { name: '云阳晚熟红橙' } },
    })
    await seen(made.id).toMatchObject({
      name: '云阳红橙一号',
      subtitle: '晚熟更甜',
      images: made.images,
    })
    const [row] = (await staff.call('GET /api/merchant/products', { query: { q: '云阳红橙' } })).items
    expect(row).toMatchObject({ state: 'onSale', changeInReview: true })

    const returned = await reviewOf(made.id)
    await decide(returned.id, '名称与包装不符')
    await seen(made.id).toMatchObject({ name: '云阳红橙一号' })
    await put(wanted)
    await decide((await reviewOf(made.id)).id)
    await seen(made.id).toMatchObject({ name: '云阳晚熟红橙' })
    expect((await publicOf(made.id)).images).toEqual([
      ...pictures.map((url) => url.replace('-1200.', '-750.')),
      ...made.images,
    ])
    await expect.poll(() => found('晚熟红橙'), { interval: 10 }).toContain(made.id)
    // Put back as it is: nothing waits any more.
    await put({ name: '又一个名字' })
    await put({ name: '云阳晚熟红橙', images: [...pictures, ...made.images] })
    await expect(reviewOf(made.id)).rejects.toThrow('nothing waits')
  })

  it('takes no picture that somebody else has sent in, and no category that is a branch or none', async () => {
    const input = { ...(await listing(staff, '城口蜂蜜一号')), skus: [sku('一瓶')] }
    const refused = async (changes: object) =>
      (await staff.refused('POST /api/merchant/products', { body: { ...input, ...changes } })).code
    expect(await refused({ images: [await uploaded(shop, stranger)] })).toBe('picture_unknown')
    expect(await refused({ categoryKey: 'fruit' })).toBe('category_unknown')
    expect(await refused({ skus: [sku('一瓶'), sku('一瓶')] })).toBe('sku_name_taken')
    expect(await refused({ merchantId: (await shelve(shop)).merchantId })).toBe('merchant_unclear')
    expect(await refused({ skus: [] })).toBe('invalid_input')
  })
})

describe('another merchant’s goods', () => {
  it('are out of reach on every way', async () => {
    const params = { id: goods.productId }
    const own = await staff.call('GET /api/merchant/products/{id}', { params })
    const skuParams = { id: goods.skuId }
    const calls: [Parameters<Caller['refused']>[0], object][] = [
      ['GET /api/merchant/products/{id}', { params }],
      ['PUT /api/merchant/products/{id}', { params, body: inputOf(own) }],
      ['POST /api/merchant/products/{id}/move', { params, body: { event: 'withdraw' } }],
      ['POST /api/merchant/products/{id}/skus', { params, body: sku('偷加的') }],
      ['PATCH /api/merchant/skus/{id}', { params: skuParams, body: { priceFen: 1 } }],
      [
        'POST /api/merchant/skus/{id}/stock',
        { params: skuParams, body: { reason: 'received', units: 9, words: '' } },
      ],
      ['GET /api/merchant/skus/{id}/stock-entries', { params: skuParams, query: {} }],
      ['GET /api/merchant/skus/{id}/prices', { params: skuParams }],
    ]
    for (const [name, given] of calls) {
      expect([name, (await stranger.refused(name, given as never)).code]).toEqual([
        name,
        name.includes('/skus/{id}') ? 'sku_not_found' : 'product_not_found',
      ])
    }
    const { items } = await stranger.call('GET /api/merchant/products', {
      query: { merchant: goods.merchantId },
    })
    expect(items).toEqual([])
    const body = { merchantId: goods.merchantId }
    expect((await stranger.refused('POST /api/merchant/sku-exports', { body })).code).toBe('merchant_unclear')
    expect(await staff.call('GET /api/merchant/products/{id}', { params })).toEqual(own)
  })
})

describe('prices and SKUs', () => {
  it('change at once, keep their history, and never leave a product on sale without one', async () => {
    const made = await onSale('巫山脆李一号')
    const [first] = made.skus
    const params = { id: first?.id ?? '' }
    const priced = await staff.call('PATCH /api/merchant/skus/{id}', { params, body: { priceFen: 4_500 } })
    expect(priced.skus[0]?.priceFen).toBe(4_500)
    await seen(made.id).toMatchObject({ priceFen: 4_500 })
    const { items } = await staff.call('GET /api/merchant/skus/{id}/prices', { params })
    expect(items.map((one) => one.priceFen)).toEqual([4_500, 3_980])
    const last = await staff.refused('PATCH /api/merchant/skus/{id}', {
      params,
      body: { state: 'withdrawn' },
    })
    expect(last.code).toBe('product_without_sku')
    const more = await staff.call('POST /api/merchant/products/{id}/skus', {
      params: { id: made.id },
      body: sku('10斤装', 7_900, 5),
    })
    const taken = await staff.refused('POST /api/merchant/products/{id}/skus', {
      params: { id: made.id },
      body: sku('10斤装'),
    })
    expect(taken.code).toBe('sku_name_taken')
    // Both at once: one of them stays.
    const replies = await Promise.all(
      more.skus.map(({ id }) =>
        staff.send('PATCH /api/merchant/skus/{id}', { params: { id }, body: { state: 'withdrawn' } }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  it('are not all withdrawn while a product waits for its review or its merchant may not sell', async () => {
    const { sql } = shop.server.platform.database
    const shelf = await shelve(shop, { name: '开县锦橙' })
    const own = await shelf.staff()
    const change = { params: { id: shelf.skuId }, body: { state: 'withdrawn' as const } }
    const heading = ['规格编号', '价格（元）', '库存', '导出时库存', '状态']
    const stock = await shelf.available()
    const sheet = await sendSheet<SkuImport & Problem>(
      own,
      '/api/merchant/sku-imports',
      csv([heading, [shelf.skuId, '39.80', String(stock), String(stock), '下架']]),
    )
    expect(sheet.body.errorCount).toBe(0)
    for (const state of ['onSale', 'barred', 'inReview']) {
      await sql`update products set state = ${state} where id = ${shelf.productId}`
      expect((await own.refused('PATCH /api/merchant/skus/{id}', change)).code, state).toBe(
        'product_without_sku',
      )
      const confirmed = await own.refused('POST /api/merchant/sku-imports/{id}/confirm', {
        params: { id: sheet.body.id },
      })
      expect(confirmed.code, state).toBe('product_without_sku')
    }
    await sql`update products set state = 'withdrawn' where id = ${shelf.productId}`
    expect((await own.call('PATCH /api/merchant/skus/{id}', change)).skus[0]?.state).toBe('withdrawn')
  })

  it('stay above a special price that holds, and are free again when it is over', async () => {
    const { sql } = shop.server.platform.database
    const shelf = await shelve(shop, { priceFen: 5_000 })
    const own = await shelf.staff()
    await sql`
      update skus set special_price_fen = 3000, special_from = now() - interval '1 day',
        special_to = now() + interval '1 day', special_campaign_id = id where id = ${shelf.skuId}`
    const change = { params: { id: shelf.skuId }, body: { priceFen: 2_900 } }
    expect((await own.refused('PATCH /api/merchant/skus/{id}', change)).code).toBe('price_below_special')
    await sql`update skus set special_to = now() - interval '1 hour' where id = ${shelf.skuId}`
    expect((await own.call('PATCH /api/merchant/skus/{id}', change)).skus[0]).toMatchObject({
      priceFen: 2_900,
      specialFen: null,
    })
  })
})

describe('stock', () => {
  const adjust = (caller: Caller, skuId: string, body: StockInput, key?: string) =>
    caller.send('POST /api/merchant/skus/{id}/stock', { params: { id: skuId }, body, ...(key && { key }) })

  it('of another SKU is another act, though its words and its key are the same', async () => {
    const shelf = await shelve(shop, { stock: 5 })
    const other = await shelve(shop, { stock: 5, merchantId: shelf.merchantId })
    const own = await shelf.staff()
    const words: StockInput = { reason: 'received', units: 3, words: '' }
    expect((await adjust(own, shelf.skuId, words, 'same')).status).toBe(201)
    expect((await adjust(own, other.skuId, words, 'same')).body).toMatchObject({
      code: 'idempotency_key_reused',
    })
    expect((await adjust(own, shelf.skuId, words, 'same')).status).toBe(201)
    expect([await shelf.available(), await other.available()]).toEqual([8, 5])
  })

  it('is written with its reason, never below zero, and its entries stay', async () => {
    const shelf = await shelve(shop, { stock: 5 })
    const own = await shelf.staff()
    expect(
      (await adjust(own, shelf.skuId, { reason: 'received', units: 10, words: '第二批到货' }, 'once')).body,
    ).toEqual({
      before: 5,
      after: 15,
    })
    await adjust(own, shelf.skuId, { reason: 'received', units: 10, words: '第二批到货' }, 'once')
    expect(await shelf.available()).toBe(15)
    await adjust(own, shelf.skuId, { reason: 'damaged', units: 3, words: '' })
    // Seen were 15, counted are 14; what happened in between stays.
    await adjust(own, shelf.skuId, { reason: 'counted', counted: 14, seen: 15, words: '' })
    const short = await adjust(own, shelf.skuId, { reason: 'damaged', units: 12, words: '' })
    expect([short.status, (short.body as Problem).code]).toEqual([409, 'stock_short'])
    const { items } = await own.call('GET /api/merchant/skus/{id}/stock-entries', {
      params: { id: shelf.skuId },
      query: {},
    })
    expect(items.map(({ reason, before, after }) => [reason, before, after])).toEqual([
      ['counted', 12, 11],
      ['damaged', 15, 12],
      ['received', 5, 15],
    ])
    const { sql } = shop.server.platform.database
    await expect(sql`update stock_entries set change = 0`).rejects.toThrow('append-only')
  })

  it('loses nothing to orders of the same moment', async () => {
    const shelf = await shelve(shop, { stock: 12 })
    const own = await shelf.staff()
    const buyers = await Promise.all(Array.from({ length: 20 }, () => shop.signInUnseen()))
    const addresses = await Promise.all(buyers.map((buyer) => addAddress(buyer)))
    const acts = buyers.flatMap((buyer, index) => [
      buyer.send('POST /api/orders', {
        body: { items: [{ skuId: shelf.skuId, quantity: 1 }], addressId: addresses[index] },
      }),
      adjust(
        own,
        shelf.skuId,
        index % 2 ? { reason: 'damaged', units: 1, words: '' } : { reason: 'received', units: 1, words: '' },
      ),
    ])
    const replies = await Promise.all(acts)
    const orders = replies.filter((reply, index) => index % 2 === 0 && reply.status === 201).length
    const entries = await shop.server.platform.database.sql<{ change: number }[]>`
      select change from stock_entries where sku_id = ${shelf.skuId}`
    const adjusted = entries.reduce((sum, { change }) => sum + change, 0)
    expect(await shelf.available()).toBe(12 + adjusted - orders)
    expect(replies.every(({ status }) => [201, 409].includes(status))).toBe(true)
    expect(orders).toBeGreaterThan(0)
  })

  it('that is low is told once until it was refilled, and can be listed', async () => {
    const shelf = await shelve(shop, { stock: 4, name: '武隆蜂糖李' })
    const own = await shelf.staff()
    const params = { id: shelf.skuId }
    await own.call('PATCH /api/merchant/skus/{id}', { params, body: { lowStockAt: 5 } })
    const run = () => warnLowStock(shop.server.platform)
    expect([await run(), await run()]).toEqual([1, 0])
    const low = async () =>
      (await own.call('GET /api/merchant/products', { query: { lowStock: 'true' } })).items
    expect(await low()).toMatchObject([{ name: '武隆蜂糖李', lowSkus: 1, stock: 4 }])
    await adjust(own, shelf.skuId, { reason: 'received', units: 10, words: '' })
    expect([await run(), (await low()).length]).toEqual([0, 0])
    await adjust(own, shelf.skuId, { reason: 'damaged', units: 14, words: '' })
    expect([await run(), await run()]).toEqual([1, 0])
    const { items } = await own.call('GET /api/messages', { query: {} })
    expect(items.map(({ title }) => title)).toEqual(['商品已售罄', '库存不足，请补货'])
  })
})

describe('a sheet of prices and stock', () => {
  const send = (caller: Caller, rows: readonly (readonly unknown[])[]) =>
    sendSheet<SkuImport & Problem>(caller, '/api/merchant/sku-imports', csv(rows))
  const confirm = (id: string) => ({ params: { id } })

  it('goes out, comes back changed, and is written whole beside the orders of meanwhile', async () => {
    const shelf = await shelve(shop, { stock: 30, name: '忠县柑橘' })
    const own = await shelf.staff()
    const { downloadUrl } = await own.call('POST /api/merchant/sku-exports', { body: {} })
    const rows = await rowsOf(await download(shop, downloadUrl))
    expect(rows[1]).toEqual([shelf.skuId, '忠县柑橘', '5斤装', 20, 30, 30, '在售'])
    expect((await fetch(`${shop.url}${downloadUrl.replace('sku-sheets', 'sku-sheetz')}`)).status).toBe(404)
    const forged = downloadUrl.replace(shelf.merchantId, goods.merchantId)
    expect((await fetch(`${shop.url}${forged}`)).status).toBe(403)
    const changed = [rows[0] ?? [], (rows[1] ?? []).with(3, '19.9').with(4, 50)]
    const { status, body } = await send(own, changed)
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'preview', rows: 1, prices: 1, stocks: 1, states: 0, errorCount: 0 })
    const buyer = await shop.signInUnseen()
    await buyer.call('POST /api/orders', {
      body: { items: [{ skuId: shelf.skuId, quantity: 7 }], addressId: await addAddress(buyer) },
    })
    expect(
      (await stranger.refused('POST /api/merchant/sku-imports/{id}/confirm', confirm(body.id))).code,
    ).toBe('not_found')
    const done = await own.call('POST /api/merchant/sku-imports/{id}/confirm', confirm(body.id))
    expect(await own.call('POST /api/merchant/sku-imports/{id}/confirm', confirm(body.id))).toEqual(done)
    expect(await shelf.available()).toBe(43)
    await seen(shelf.productId).toMatchObject({ priceFen: 1_990 })
  })

  it('names what is wrong in which row, and writes none of it', async () => {
    const heading = ['规格编号', '商品', '规格', '价格（元）', '库存', '导出时库存', '状态']
    const row = (id: string, price: unknown, stock: unknown, state = '在售') => [
      id,
      '',
      '',
      price,
      stock,
      40,
      state,
    ]
    const theirs = await shelve(shop)
    const { body } = await send(staff, [
      heading,
      row(goods.skuId, 0, 40),
      row(goods.skuId, 20, 41),
      row(theirs.skuId, 20, 40),
      row('not-an-id', 20, 40),
    ])
    expect(body.errors.map(({ row: at, column, message }) => [at, column, message])).toEqual([
      [2, '价格（元）', '价格必须大于 0'],
      [3, '规格编号', '与第 2 行重复'],
      [4, '规格编号', '不是本店的规格，请勿改动编号'],
      [5, '规格编号', '不是本店的规格，请勿改动编号'],
    ])
    expect((await staff.refused('POST /api/merchant/sku-imports/{id}/confirm', confirm(body.id))).code).toBe(
      'sheet_has_errors',
    )
    for (const wrong of [
      row(goods.skuId, '=1+1', 40),
      row(goods.skuId, 20.123, 40),
      row(goods.skuId, 20, -1),
      row(goods.skuId, 20, 40, '卖'),
    ]) {
      expect((await send(staff, [heading, wrong])).body.errorCount).toBe(1)
    }
    expect((await send(staff, [['随便', '写的']])).body.code).toBe('sheet_unreadable')
    expect(await goods.available()).toBe(40)
  })

  it('is refused whole when one of its rows can’t be written any more', async () => {
    const shelf = await shelve(shop, { stock: 10, name: '开州春橙' })
    const own = await shelf.staff()
    const params = { id: shelf.productId }
    const two = await own.call('POST /api/merchant/products/{id}/skus', {
      params,
      body: sku('十斤装', 5_000, 10),
    })
    const ids = two.skus.map(({ id }) => id)
    const heading = ['规格编号', '价格（元）', '库存', '导出时库存', '状态']
    const { body } = await send(own, [heading, [ids[0], 99, 2, 10, '在售'], [ids[1], 99, 2, 10, '在售']])
    expect(body.errorCount).toBe(0)
    await adjustTo(own, ids[1] ?? '')
    const refused = await own.refused('POST /api/merchant/sku-imports/{id}/confirm', confirm(body.id))
    expect([refused.code, refused.detail]).toEqual(['sku_import_outdated', '第 3 行 开州春橙 十斤装'])
    const after = await own.call('GET /api/merchant/products/{id}', { params })
    expect(after.skus.map(({ priceFen, stock }) => [priceFen, stock])).toEqual([
      [2_000, 10],
      [5_000, 1],
    ])
    const empty = await send(own, [heading, [ids[0], 20, 10, 10, '下架'], [ids[1], 50, 1, 1, '下架']])
    expect(
      (await own.refused('POST /api/merchant/sku-imports/{id}/confirm', confirm(empty.body.id))).code,
    ).toBe('product_without_sku')
  })

  const adjustTo = (own: Caller, id: string) =>
    own.call('POST /api/merchant/skus/{id}/stock', {
      params: { id },
      body: { reason: 'damaged', units: 9, words: '' },
    })
})
