import { policy } from '@yuxiang/shared/policy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { receive } from '../aftersales/test-support.ts'
import { bring, FENGJIE, regulator, step } from './test-support.ts'

let shop: Shop
let shelf: Shelf
let staff: Caller
let officer: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  shelf = await shelve(shop)
  staff = await shelf.staff()
  officer = await regulator(shop, FENGJIE)
})
afterAll(() => shop?.stop())

const params = (id: string) => ({ params: { id } })
const seenByMerchant = (id: string) => staff.call('GET /api/merchant/cases/{id}', params(id))

/** A complaint and a report of one person in one act, both before the merchant. */
async function bringBoth() {
  const bought = await receive(shop, { merchantId: shelf.merchantId })
  const { also, id } = await bring(bought.buyer, {
    orderId: bought.orderId,
    productId: bought.shelf.productId,
    alsoReport: true,
  })
  if (!also) throw new Error('no report beside the complaint')
  await step(officer, id, { event: 'accept' })
  await step(officer, also.id, { event: 'verify' })
  shop.passTime(60_000)
  await step(officer, also.id, { event: 'requestReply', opinion: '请说明包装日期' })
  return { reporter: bought.buyer, complaintId: id, reportId: also.id }
}

test('a report’s id says nothing of when it was made, nor does its place beside the complaint of that person', async () => {
  const pairs = [await bringBoth(), await bringBoth(), await bringBoth()]
  for (const { complaintId, reportId } of pairs) {
    expect(complaintId.charAt(14)).toBe('7')
    expect(reportId.charAt(14)).toBe('4')
  }
  const { items } = await staff.call('GET /api/merchant/cases', { query: { filter: 'all', pageSize: 2 } })
  expect(items.map(({ id }) => id)).toEqual([pairs[2]?.reportId, pairs[2]?.complaintId])
})

test('lists go on from where a page ended, whatever the ids: the merchant’s, one’s own, and those that ended', async () => {
  const own = (await bringBoth()).reporter
  for (let n = 0; n < 3; n += 1) {
    shop.passTime(1_000)
    await bring(own, { productId: shelf.productId, track: 'violationReport' })
  }
  const walk = async (
    page: (cursor?: string) => Promise<{ items: { id: string; receivedAt: string }[]; nextCursor?: string }>,
  ) => {
    const found: { id: string; receivedAt: string }[] = []
    let cursor: string | undefined
    do {
      const { items, nextCursor } = await page(cursor)
      found.push(...items)
      cursor = nextCursor
    } while (cursor !== undefined)
    return found
  }
  const query = (cursor?: string) => ({ pageSize: 2, ...(cursor !== undefined && { cursor }) })
  const mine = await walk((cursor) => own.call('GET /api/complaints', { query: query(cursor) }))
  expect(mine).toHaveLength(5)
  expect(mine.map(({ receivedAt }) => receivedAt)).toEqual(
    mine
      .map(({ receivedAt }) => receivedAt)
      .toSorted()
      .reverse(),
  )
  expect(new Set(mine.map(({ id }) => id)).size).toBe(5)
  const shown = await walk((cursor) =>
    staff.call('GET /api/merchant/cases', { query: { ...query(cursor), filter: 'all' } }),
  )
  expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length)
  expect(shown.length).toBeGreaterThanOrEqual(2)
  for (const { id } of mine.slice(0, 3)) {
    await step(officer, id, { event: 'verify' })
    await step(officer, id, { event: 'dismiss' })
    await step(officer, id, { event: 'tell' })
    shop.passTime(1_000)
    await step(officer, id, {
      event: 'publish',
      summary: '经核查，该店包装日期标注清楚，未发现违法行为，已告知举报人。',
    })
  }
  const ended = await walk((cursor) =>
    officer.call('GET /api/regulator/cases', { query: { ...query(cursor), filter: 'ended' } }),
  )
  expect(ended.slice(0, 3).map(({ id }) => id)).toEqual(mine.slice(0, 3).map(({ id }) => id))
  const board: string[] = []
  let cursor: string | undefined
  do {
    const page = await shop.stranger.call('GET /api/handled-cases', { query: query(cursor) })
    board.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  // Published one after the other, the newest case first: the board has the latest on top.
  expect(board).toEqual(
    mine
      .slice(0, 3)
      .map(({ id }) => id)
      .toReversed(),
  )
})

test('what a reporter adds moves nothing that the merchant sees, and takes nobody’s room', async () => {
  const { reporter, reportId } = await bringBoth()
  const before = await seenByMerchant(reportId)
  shop.passTime(90_000)
  await reporter.call('POST /api/complaints/{id}/supplements', {
    ...params(reportId),
    body: { text: '补充：还有一批' },
  })
  expect(await seenByMerchant(reportId)).toEqual(before)
  await shop.server.platform.database.sql`
    insert into complaint_events (id, case_id, at, event, acted_as, to_state, opinion, files, shown_to)
    select gen_random_uuid(), ${reportId}, ${shop.now().toISOString()}::timestamptz, 'supplement', 'reporter', state, '再补充', '{}', 'consumer'
    from complaint_cases, generate_series(1, ${policy.caseMessagesMax.value}) where id = ${reportId}`
  await staff.call('POST /api/merchant/cases/{id}/replies', {
    ...params(reportId),
    body: { text: '包装日期在箱侧' },
  })
  expect((await seenByMerchant(reportId)).messages.map(({ text }) => text)).toEqual(['包装日期在箱侧'])
})
