import type { ReviewInput } from '@yuxiang/shared/api/reviews'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { uploadPicture } from '../../../test/support/pictures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { createStaff } from '../identity/index.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { checkReview } from './check-review.ts'
import { endSilence } from './end-silence.ts'
import { receive, signInThroughWechat } from './test-support.ts'

let shop: Shop
let shelf: Shelf

beforeAll(async () => {
  shop = await startShop()
  shelf = await shelve(shop, { stock: 500, name: '奉节脐橙' })
})
afterAll(() => shop?.stop())

const review = (orderLineId: string, change: Partial<ReviewInput> = {}): { body: ReviewInput } => ({
  body: { orderLineId, stars: 5, text: '汁多味甜，家里老人都爱吃', photos: [], anonymous: false, ...change },
})
const write = (buyer: Caller, orderLineId: string, change: Partial<ReviewInput> = {}) =>
  buyer.call('POST /api/reviews', review(orderLineId, change))
const own = async (buyer: Caller, id: string) =>
  (await buyer.call('GET /api/reviews', {})).items.find((one) => one.id === id)
const shown = (productId = shelf.productId, query = {}) =>
  shop.stranger.call('GET /api/products/{id}/reviews', { params: { id: productId }, query })
const reaches = (buyer: Caller, id: string, state: string) =>
  until(async () => (await own(buyer, id))?.state === state)

test('a review that WeChat passes is everybody’s to read, masked, and earns its author points once', async () => {
  const goods = await shelve(shop, { name: '巫山脆李' })
  const buyer = await signInThroughWechat(shop)
  await buyer.call('PATCH /api/me', { body: { nickname: '张小满' } })
  const { orderLineId, orderId } = await receive(shop, buyer, goods)
  const waiting = await buyer.call('GET /api/reviews/waiting', {})
  expect(waiting).toMatchObject({ firstReviewPoints: 50, items: [{ orderLineId, productName: '巫山脆李' }] })
  const photo = await uploadPicture(buyer)
  const written = await write(buyer, orderLineId, { photos: [photo], stars: 4 })
  expect(written).toMatchObject({ state: 'pending', photos: [photo], orderId })
  expect((await buyer.call('GET /api/reviews/waiting', {})).items).toEqual([])
  await reaches(buyer, written.id, 'published')
  const { summary, items } = await shown(goods.productId)
  expect(summary).toEqual({ count: 1, average: 4, byStars: [0, 0, 0, 1, 0], withPhotos: 1 })
  expect(items).toEqual([
    {
      id: written.id,
      authorName: '张**',
      stars: 4,
      text: '汁多味甜，家里老人都爱吃',
      photos: [photo],
      skuName: '5斤装',
      at: written.at,
      answer: null,
    },
  ])
  const second = await receive(shop, buyer, goods)
  const again = await write(buyer, second.orderLineId, { anonymous: true })
  await reaches(buyer, again.id, 'published')
  // What was kept of the page is forgotten when the change is heard, a moment after the commit.
  await until(async () => (await shown(goods.productId)).items[0]?.authorName === '匿名用户')
  const { entries } = await buyer.call('GET /api/points', {})
  expect(entries.filter(({ cause }) => cause === 'review')).toMatchObject([{ points: 50, orderId }])
  expect((await buyer.call('GET /api/reviews/waiting', {})).firstReviewPoints).toBeNull()
  const { database } = shop.server.platform
  expect(await checkLedger(database.sql, shop.now())).toEqual([])
})

test('a text with bad words is rejected, its author hears why and may write anew, once', async () => {
  const buyer = await signInThroughWechat(shop)
  const { orderLineId } = await receive(shop, buyer, shelf)
  const bad = await write(buyer, orderLineId, { text: '想要更便宜的加微信' })
  await reaches(buyer, bad.id, 'rejected')
  expect(await own(buyer, bad.id)).toMatchObject({ reason: '内容可能涉及广告', mayWriteAnew: true })
  const { items } = await buyer.call('GET /api/messages', {})
  expect(items[0]).toMatchObject({
    kind: 'reviewRejected',
    text: expect.stringContaining('内容可能涉及广告'),
  })
  expect((await shown()).items.map(({ id }) => id)).not.toContain(bad.id)
  const good = await write(buyer, orderLineId)
  await reaches(buyer, good.id, 'published')
  expect(await own(buyer, bad.id)).toMatchObject({ mayWriteAnew: false })
  expect(await buyer.refused('POST /api/reviews', review(orderLineId))).toMatchObject({
    status: 409,
    code: 'review_exists',
  })
})

test('a picture that WeChat finds risky has the review rejected; one it can’t judge leaves it to the operator', async () => {
  const buyer = await signInThroughWechat(shop)
  const [first, second] = [await receive(shop, buyer, shelf), await receive(shop, buyer, shelf)]
  const [fine, risky, unsure] = [
    await uploadPicture(buyer),
    await uploadPicture(buyer),
    await uploadPicture(buyer),
  ]
  shop.emulator.judgePictures(risky, 'risky')
  shop.emulator.judgePictures(unsure, 'review')
  const refused = await write(buyer, first.orderLineId, { photos: [fine, risky] })
  await reaches(buyer, refused.id, 'rejected')
  expect(await own(buyer, refused.id)).toMatchObject({ reason: '图片不符合平台评价规则' })
  const doubted = await write(buyer, second.orderLineId, { photos: [fine, unsure], text: '' })
  await reaches(buyer, doubted.id, 'needsDecision')
  const operator = await shop.signIn(await staffPhone('operator'))
  const queue = await operator.call('GET /api/operations/reviews', {})
  expect(queue.items.find(({ id }) => id === doubted.id)).toMatchObject({
    doubt: 'picture',
    photos: [
      { url: fine, doubtful: false },
      { url: unsure, doubtful: true },
    ],
  })
})

async function staffPhone(role: 'operator' | 'merchant'): Promise<string> {
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: [role] })
  return phone
}

test('who has no WeChat is judged by the operator, whose decision is written down and final', async () => {
  const buyer = await shop.signIn()
  const [a, b] = [await receive(shop, buyer, shelf), await receive(shop, buyer, shelf)]
  const [one, two] = [await write(buyer, a.orderLineId), await write(buyer, b.orderLineId, { stars: 1 })]
  await reaches(buyer, one.id, 'needsDecision')
  await reaches(buyer, two.id, 'needsDecision')
  const operator = await shop.signIn(await staffPhone('operator'))
  const { items, waiting } = await operator.call('GET /api/operations/reviews', { query: { pageSize: 100 } })
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, two.id]))
  expect(waiting.reviews).toBe(items.length)
  const decide = (id: string, decision: 'publish' | 'reject') => ({
    params: { id },
    body: { subject: 'review' as const, decision, reason: '与商品无关' },
  })
  await operator.call('POST /api/operations/reviews/{id}/decision', decide(one.id, 'publish'))
  await operator.call('POST /api/operations/reviews/{id}/decision', decide(two.id, 'reject'))
  expect((await own(buyer, one.id))?.state).toBe('published')
  expect(await own(buyer, two.id)).toMatchObject({ state: 'rejected', reason: '与商品无关' })
  const again = await operator.refused('POST /api/operations/reviews/{id}/decision', decide(one.id, 'reject'))
  expect(again).toMatchObject({ status: 409, code: 'review_state_conflict' })
  const unknown = decide('0190a8f0-0000-7000-8000-000000000000', 'publish')
  expect(await operator.refused('POST /api/operations/reviews/{id}/decision', unknown)).toMatchObject({
    code: 'review_not_found',
  })
  const trail = await shop.server.platform.database.sql`
    select actor_id, action, after from audit_entries where subject_id = ${two.id}`
  expect([...trail]).toEqual([
    {
      actor_id: operator.userId,
      action: 'review.reject',
      after: { state: 'rejected', reason: '与商品无关' },
    },
  ])
})

test('of many operators at once one decides, and the counts rise by one', async () => {
  const goods = await shelve(shop)
  const buyer = await shop.signIn()
  const { orderLineId } = await receive(shop, buyer, goods)
  const { id } = await write(buyer, orderLineId)
  await reaches(buyer, id, 'needsDecision')
  const operator = await shop.signIn(await staffPhone('operator'))
  const body = { subject: 'review', decision: 'publish', reason: '正常评价' }
  const replies = await Promise.all(
    Array.from({ length: 8 }, () =>
      operator.send('POST /api/operations/reviews/{id}/decision', { params: { id }, body }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([204, ...Array(7).fill(409)])
  expect((await shown(goods.productId)).summary.count).toBe(1)
})

test('of many reviews of one line at once one is written', async () => {
  const buyer = await signInThroughWechat(shop)
  const { orderLineId } = await receive(shop, buyer, shelf)
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => buyer.send('POST /api/reviews', review(orderLineId))),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
  const key = 'the-same-key'
  const another = await receive(shop, buyer, shelf)
  const twins = await Promise.all(
    [1, 2].map(() => buyer.send('POST /api/reviews', { ...review(another.orderLineId), key })),
  )
  expect(twins.map(({ status }) => status)).toEqual([201, 201])
  expect(twins[0]?.body).toEqual(twins[1]?.body)
})

test('each way a review can be wrong has its own refusal', async () => {
  const buyer = await signInThroughWechat(shop)
  const other = await signInThroughWechat(shop)
  const { orderLineId } = await receive(shop, buyer, shelf)
  const refusal = async (who: Caller, lineId: string, change: object = {}) => {
    const { status, code } = await who.refused('POST /api/reviews', review(lineId, change))
    return `${status} ${code}`
  }
  expect(await refusal(other, orderLineId)).toBe('404 order_line_not_found')
  expect(await refusal(buyer, '0190a8f0-0000-7000-8000-000000000000')).toBe('404 order_line_not_found')
  const unshipped = await receive(shop, buyer, shelf, { confirmed: false })
  expect(await refusal(buyer, unshipped.orderLineId)).toBe('409 order_not_received')
  const mine = await uploadPicture(buyer)
  const theirs = await uploadPicture(other)
  expect(await refusal(buyer, orderLineId, { photos: [mine, theirs] })).toBe('422 picture_unknown')
  expect(await refusal(buyer, orderLineId, { photos: ['/files/0123456789abcdef-1200.webp'] })).toBe(
    '422 picture_unknown',
  )
  for (const change of [
    { stars: 0 },
    { stars: 6 },
    { stars: 1.5 },
    { stars: '5' },
    { text: '好'.repeat(501) },
    { text: '好\u0000' },
    { text: '好\u202e' },
    { photos: Array.from({ length: 10 }, (_, at) => `/files/012345678900000${at}-1200.webp`) },
    { photos: [mine, mine] },
    { photos: ['https://elsewhere.test/a.webp'] },
    { photos: ['/files/private/0123456789abcdef-1200.webp'] },
    { anonymous: 'yes' },
    { userId: other.userId },
  ]) {
    expect(await refusal(buyer, orderLineId, change), JSON.stringify(change)).toBe('400 invalid_input')
  }
})

test('a line given back whole, and one received long ago, are reviewed no more', async () => {
  const buyer = await signInThroughWechat(shop)
  const goods = await shelve(shop, { stock: 50 })
  const back = await receive(shop, buyer, goods, { quantity: 2 })
  const late = await receive(shop, buyer, shelf)
  const staff = await goods.staff()
  const giveBack = (quantity: number) =>
    staff.call('POST /api/merchant/orders/{id}/refunds', {
      params: { id: back.orderId },
      body: { reason: '坏果', lines: [{ lineId: back.orderLineId, quantity }] },
    })
  await giveBack(1)
  expect((await buyer.call('GET /api/reviews/waiting', {})).items.map((one) => one.orderLineId)).toContain(
    back.orderLineId,
  )
  const { sql } = shop.server.platform.database
  await sql`update order_lines set refunded_quantity = quantity where id = ${back.orderLineId}`
  expect(await buyer.refused('POST /api/reviews', review(back.orderLineId))).toMatchObject({
    code: 'line_given_back',
  })
  await sql`update orders set received_at = received_at - interval '90 days 1 minute' where id = ${late.orderId}`
  expect(await buyer.refused('POST /api/reviews', review(late.orderLineId))).toMatchObject({
    code: 'review_period_over',
  })
  expect((await buyer.call('GET /api/reviews/waiting', {})).items).toEqual([])
})

test('script in a review is text and stays text', async () => {
  const buyer = await signInThroughWechat(shop)
  const { orderLineId } = await receive(shop, buyer, shelf)
  const text = '<script>alert(1)</script> <img src=x onerror=alert(2)> \'"; drop table reviews; --'
  const { id } = await write(buyer, orderLineId, { text })
  await reaches(buyer, id, 'published')
  const page = await shown()
  expect(page.items.find((one) => one.id === id)?.text).toBe(text)
})

test('what WeChat does not answer in a day is the operator’s to decide', async () => {
  const quiet = await startShop({ runJobs: false })
  try {
    const goods = await shelve(quiet)
    const buyer = await quiet.signIn()
    const { orderLineId } = await receive(quiet, buyer, goods)
    const { id } = await write(buyer, orderLineId)
    expect(await endSilence(quiet.server.platform)).toBe(0)
    quiet.passTime(24 * 3_600_000 + 1_000)
    expect(await endSilence(quiet.server.platform)).toBe(1)
    const again = await quiet.signIn(buyer.phone)
    expect(await own(again, id)).toMatchObject({ state: 'needsDecision' })
  } finally {
    await quiet.stop()
  }
})

test('a person who left the mini program hours ago can’t be checked any more and goes to the operator', async () => {
  const quiet = await startShop({ runJobs: false })
  try {
    const goods = await shelve(quiet)
    const buyer = await signInThroughWechat(quiet)
    const { orderLineId } = await receive(quiet, buyer, goods)
    const { id } = await write(buyer, orderLineId)
    quiet.passTime(3 * 3_600_000)
    await checkReview(quiet.server.platform, id)
    const { sql } = quiet.server.platform.database
    const rows = await sql`select state, doubt from reviews where id = ${id}`
    expect([...rows]).toEqual([{ state: 'needsDecision', doubt: 'noWechat' }])
  } finally {
    await quiet.stop()
  }
})

test('a published review is taken down with a reason its author hears, appealed once, and restored or kept down', async () => {
  const goods = await shelve(shop, { name: '城口老腊肉' })
  const buyer = await signInThroughWechat(shop)
  const operator = await shop.signIn(await staffPhone('operator'))
  const { orderLineId } = await receive(shop, buyer, goods)
  const { id } = await write(buyer, orderLineId, { stars: 2 })
  await reaches(buyer, id, 'published')
  const params = { id }
  const act = (name: 'take-down' | 'restore' | 'uphold', reason: string) =>
    operator.send(`POST /api/operations/reviews/{id}/${name}`, { params, body: { reason } })
  const count = async () => (await shown(goods.productId)).summary.count
  const lastMessage = async (person: Caller) => (await person.call('GET /api/messages', {})).items[0]
  const text = '写的都是事实'
  expect((await buyer.refused('POST /api/reviews/{id}/appeal', { params, body: { text } })).code).toBe(
    'review_state_conflict',
  )
  const replies = await Promise.all(Array.from({ length: 4 }, () => act('take-down', '泄露他人信息')))
  expect(replies.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409])
  await until(async () => (await count()) === 0)
  expect(await own(buyer, id)).toMatchObject({ state: 'takenDown', reason: '泄露他人信息', appeal: null })
  expect((await lastMessage(buyer))?.text).toContain('泄露他人信息')
  // What the first review earned stays earned.
  expect((await buyer.call('GET /api/reviews/waiting', {})).firstReviewPoints).toBeNull()
  // Taken down is not rejected: nothing else may be written about the line.
  expect((await buyer.refused('POST /api/reviews', review(orderLineId))).code).toBe('review_exists')
  const stranger = await shop.signIn()
  expect((await stranger.refused('POST /api/reviews/{id}/appeal', { params, body: { text } })).code).toBe(
    'review_not_found',
  )
  const appeals = await Promise.all(
    [1, 2].map(() => buyer.send('POST /api/reviews/{id}/appeal', { params, body: { text } })),
  )
  expect(appeals.map(({ status }) => status).sort()).toEqual([204, 409])
  expect((await lastMessage(operator))?.text).toContain(text)
  const queue = await operator.call('GET /api/operations/published-reviews', { query: { which: 'appealed' } })
  expect(queue).toMatchObject({ appeals: 1, items: [{ id, appeal: { text, answer: null } }] })
  expect((await act('restore', '核实无误')).status).toBe(204)
  await until(async () => (await count()) === 1)
  expect((await act('uphold', '晚了一步')).status).toBe(409)
  await act('take-down', '图片不适合公开')
  await buyer.call('POST /api/reviews/{id}/appeal', { params, body: { text } })
  expect((await act('uphold', '图片里有他人面部')).status).toBe(204)
  expect(await own(buyer, id)).toMatchObject({
    state: 'takenDown',
    appeal: { text, answer: '图片里有他人面部' },
  })
  const again = await buyer.refused('POST /api/reviews/{id}/appeal', { params, body: { text } })
  expect(again.code).toBe('review_state_conflict')
  const { sql } = shop.server.platform.database
  const audits = await sql<{ action: string }[]>`
    select action from audit_entries where subject_id = ${id} order by id`
  expect(audits.map(({ action }) => action)).toEqual([
    'review.takeDown',
    'review.restore',
    'review.takeDown',
    'review.uphold',
  ])
  const [rating] = await sql`select star2 from product_ratings where product_id = ${goods.productId}`
  expect(rating).toEqual({ star2: 0 })
  expect(
    (
      await stranger.refused('POST /api/operations/reviews/{id}/take-down', {
        params,
        body: { reason: '不行' },
      })
    ).code,
  ).toBe('forbidden')
})

test('a line of which a fault was claimed earns no points by its review; the next one without does', async () => {
  const buyer = await signInThroughWechat(shop)
  const [bad, good] = [await receive(shop, buyer, shelf), await receive(shop, buyer, shelf)]
  const photo = await uploadPicture(buyer)
  await buyer.call('POST /api/after-sales', {
    body: {
      orderId: bad.orderId,
      lines: [{ lineId: bad.orderLineId, quantity: 1 }],
      kind: 'exchange',
      reason: 'faulty',
      photos: [photo],
    },
  })
  const points = async () => {
    const { entries } = await buyer.call('GET /api/points', {})
    return entries.filter(({ cause }) => cause === 'review').map((entry) => entry.points)
  }
  const first = await write(buyer, bad.orderLineId, { stars: 2 })
  await reaches(buyer, first.id, 'published')
  expect(await points()).toEqual([])
  const second = await write(buyer, good.orderLineId)
  await reaches(buyer, second.id, 'published')
  expect(await points()).toEqual([50])
})
