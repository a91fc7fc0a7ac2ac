import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { createStaff } from '../identity/index.ts'
import { publishReview } from './publish-review.ts'
import { receive, signInThroughWechat } from './test-support.ts'

let shop: Shop
let shelf: Shelf
let buyer: Caller
let staff: Caller
let operator: Caller

beforeAll(async () => {
  shop = await startShop()
  shelf = await shelve(shop, { stock: 500 })
  buyer = await signInThroughWechat(shop)
  staff = await shelf.staff()
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['operator'] })
  operator = await shop.signIn(phone)
})
afterAll(() => shop?.stop())

const shown = async (id: string) => {
  const params = { id: shelf.productId }
  const { items } = await shop.stranger.call('GET /api/products/{id}/reviews', { params })
  return items.find((one) => one.id === id)
}

/** Waits until everybody reads this answer: what the process keeps is forgotten a moment after the commit. */
const showsAnswer = (id: string, text: string) => until(async () => (await shown(id))?.answer?.text === text)

/** A review that everybody can read. */
async function publishedReview(stars = 5, text = '不错'): Promise<string> {
  const { orderLineId } = await receive(shop, buyer, shelf)
  const body = { orderLineId, stars, text, photos: [], anonymous: false }
  const { id } = await buyer.call('POST /api/reviews', { body })
  await until(async () => (await shown(id)) !== undefined)
  return id
}

const answer = (id: string, text: string) => ({ params: { id }, body: { text } })
const answersWaiting = async () =>
  (await operator.call('GET /api/operations/reviews', { query: { subject: 'answer', pageSize: 100 } })).items
const decide = (id: string, decision: 'publish' | 'reject') =>
  operator.call('POST /api/operations/reviews/{id}/decision', {
    params: { id },
    body: { subject: 'answer', decision, reason: '语气不当' },
  })
const waitingAnswer = async (text: string) => {
  await until(async () => (await answersWaiting()).some(({ answerText }) => answerText === text))
  return (await answersWaiting()).find(({ answerText }) => answerText === text)?.id ?? ''
}

test('a merchant’s answer is shown when the operator publishes it, and can be changed once', async () => {
  const id = await publishedReview()
  const listed = (filter: 'all' | 'unanswered' | 'bad') =>
    staff
      .call('GET /api/merchant/reviews', { query: { filter } })
      .then(({ items }) => items.map((one) => one.id))
  expect(await listed('unanswered')).toContain(id)
  expect(await listed('bad')).not.toContain(id)
  const first = await staff.call('POST /api/merchant/reviews/{id}/answer', answer(id, '谢谢支持'))
  expect(first).toMatchObject({ mayAnswer: 'no', answers: [{ text: '谢谢支持' }] })
  expect(await listed('unanswered')).not.toContain(id)
  expect(await staff.refused('POST /api/merchant/reviews/{id}/answer', answer(id, '再说一句'))).toMatchObject(
    {
      status: 409,
      code: 'answer_being_checked',
    },
  )
  await decide(await waitingAnswer('谢谢支持'), 'publish')
  await showsAnswer(id, '谢谢支持')
  await staff.call('POST /api/merchant/reviews/{id}/answer', answer(id, '谢谢支持，欢迎再来'))
  const changed = await waitingAnswer('谢谢支持，欢迎再来')
  expect((await shown(id))?.answer?.text).toBe('谢谢支持')
  await decide(changed, 'publish')
  await showsAnswer(id, '谢谢支持，欢迎再来')
  expect(await staff.refused('POST /api/merchant/reviews/{id}/answer', answer(id, '第三次'))).toMatchObject({
    status: 422,
    code: 'answer_limit',
  })
  const trail = await shop.server.platform.database.sql`
    select action, before, after from audit_entries where subject_id = ${id} order by at`
  expect([...trail]).toEqual([
    { action: 'review.answer', before: null, after: { text: '谢谢支持' } },
    { action: 'review.changeAnswer', before: { text: '谢谢支持' }, after: { text: '谢谢支持，欢迎再来' } },
  ])
})

test('a rejected answer is told to whoever wrote it, who may answer anew', async () => {
  const id = await publishedReview(1, '太小了')
  await staff.call('POST /api/merchant/reviews/{id}/answer', answer(id, '你不识货'))
  await decide(await waitingAnswer('你不识货'), 'reject')
  const { items } = await staff.call('GET /api/merchant/reviews', { query: { filter: 'unanswered' } })
  expect(items.find((one) => one.id === id)).toMatchObject({
    mayAnswer: 'answer',
    answers: [{ state: 'rejected', reason: '语气不当' }],
  })
  const inbox = await staff.call('GET /api/messages', {})
  expect(inbox.items).toMatchObject([
    { title: '评价回复未通过审核', text: expect.stringContaining('语气不当') },
  ])
  expect((await shown(id))?.answer).toBeNull()
  await staff.call('POST /api/merchant/reviews/{id}/answer', answer(id, '抱歉，已为您补寄'))
  await decide(await waitingAnswer('抱歉，已为您补寄'), 'publish')
  await showsAnswer(id, '抱歉，已为您补寄')
})

test('another merchant’s staff sees and answers nothing; of two answers at once one is taken', async () => {
  const id = await publishedReview()
  const stranger = await (await shelve(shop)).staff()
  expect((await stranger.call('GET /api/merchant/reviews', {})).items).toEqual([])
  expect(await stranger.refused('POST /api/merchant/reviews/{id}/answer', answer(id, '您好'))).toMatchObject({
    status: 404,
    code: 'review_not_found',
  })
  for (const text of ['', '  ', '长'.repeat(301), '好\u0007']) {
    const { status, code } = await staff.refused('POST /api/merchant/reviews/{id}/answer', answer(id, text))
    expect([status, code]).toEqual([400, 'invalid_input'])
  }
  const replies = await Promise.all(
    ['甲', '乙', '丙', '丁'].map((text) =>
      staff.send('POST /api/merchant/reviews/{id}/answer', answer(id, text)),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
})

test('a product’s reviews are paged without gap or repeat, filtered and counted, each by an index', async () => {
  const goods = await shelve(shop, { stock: 100 })
  const { platform } = shop.server
  const written: string[] = []
  for (const stars of [5, 4, 3, 2, 1, 5, 5]) {
    const { orderLineId } = await receive(shop, buyer, goods)
    const body = { orderLineId, stars, text: '', photos: [], anonymous: stars === 1 }
    const { id } = await buyer.call('POST /api/reviews', { body })
    await platform.database.transaction((tx) => publishReview(tx, id, 'pass', shop.now()))
    written.unshift(id)
  }
  const params = { id: goods.productId }
  const read = (query: object) => shop.stranger.call('GET /api/products/{id}/reviews', { params, query })
  await until(async () => (await read({})).summary.count === 7)
  expect((await read({})).summary).toEqual({
    count: 7,
    average: 3.6,
    byStars: [1, 1, 1, 1, 3],
    withPhotos: 0,
  })
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await read({ pageSize: 3, cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
    if (!cursor) break
  }
  expect(seen).toEqual(written)
  const counts = await Promise.all(
    ['good', 'middle', 'bad', 'photos'].map(async (filter) => (await read({ filter })).items.length),
  )
  expect(counts).toEqual([4, 1, 2, 0])
  const unknown = { params: { id: '0190a8f0-0000-7000-8000-000000000000' } }
  expect(await shop.stranger.refused('GET /api/products/{id}/reviews', unknown)).toMatchObject({
    code: 'product_not_found',
  })
  const { sql } = platform.database
  for (const [filter, index] of [
    ['true', 'reviews_of_product'],
    [`grade = 'good'`, 'reviews_of_product_by_grade'],
    ['photos > 0', 'reviews_of_product_with_photos'],
  ] as const) {
    const plan = await sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`
      await tx`set local enable_sort = off`
      return tx.unsafe(`explain select * from reviews where product_id = '${goods.productId}'
        and state = 'published' and ${filter} and id < '${written[0]}' order by id desc limit 20`)
    })
    const text = JSON.stringify(plan)
    expect(text).toContain(`${index} `)
    expect(text).not.toContain('Sort')
  }
})
