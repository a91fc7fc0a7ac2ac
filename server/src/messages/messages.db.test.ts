import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Caller } from '../../../test/support/caller.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import { type SubscribeMessage, WechatError } from '../platform/integrations/wechat/index.ts'
import type { JobHandler } from '../platform/jobs/index.ts'
import { type Notice, notify } from './notify.ts'
import { defineMessageJobs } from './send.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

const shipped = (userId: string, change: Partial<Notice> = {}): Notice => ({
  userId,
  kind: 'orderShipped',
  title: '商品已发货',
  text: '顺丰速运 SF1234567890',
  path: '/packages/order/detail/index?id=1',
  dedupeKey: randomUUID(),
  ...change,
})

const tell = (...notices: Notice[]) =>
  shop.server.platform.database.transaction((tx) => notify(tx, shop.server.platform, notices))

async function wechatUser(person: string): Promise<Caller & { openid: string }> {
  const session = await shop.stranger.call('POST /api/auth/wechat', { body: { code: `code-${person}` } })
  const caller = new Caller(shop.url, session.accessToken, session.user.id)
  const [row] = await shop.server.platform.database.sql<{ openid: string }[]>`
    select openid from users where id = ${session.user.id}`
  return Object.assign(caller, { openid: row?.openid ?? '' })
}

const templateOf = async (caller: Caller) => {
  const { templates } = await caller.call('GET /api/messages/subscriptions', {})
  const template = templates.find((one) => one.kind === 'orderShipped')
  if (!template) throw new Error('no template for shipped orders')
  return template
}

async function agree(caller: Caller, accepted = true, key: string = randomUUID()): Promise<void> {
  const { id } = await templateOf(caller)
  await caller.call('POST /api/messages/subscriptions', { body: { templates: [{ id, accepted }] }, key })
}

const arrivedFor = (openid: string) =>
  shop.emulator.subscribeMessages().filter((message) => message.openid === openid)
const isIdle = async () => (await shop.server.platform.jobs.counts()).open === 0

test('an inbox goes page by page, newest first, and counts what is unread in all of it', async () => {
  const [reader, other] = [await shop.signIn(), await shop.signIn()]
  for (const text of ['一', '二', '三']) await tell(shipped(reader.userId, { text }))
  await tell(shipped(other.userId))

  const first = await reader.call('GET /api/messages', { query: { pageSize: 2 } })
  expect(first).toMatchObject({ unread: 3, items: [{ text: '三', read: false }, { text: '二' }] })
  const second = await reader.call('GET /api/messages', {
    query: { pageSize: 2, cursor: first.nextCursor },
  })
  expect(second.items.map((message) => message.text)).toEqual(['一'])
  expect(second.nextCursor).toBeUndefined()

  const ids = [second.items[0]?.id ?? '']
  expect(await reader.call('POST /api/messages/read', { body: { ids } })).toEqual({ unread: 2 })
  expect(await reader.call('POST /api/messages/read', { body: {} })).toEqual({ unread: 0 })
  const after = await reader.call('GET /api/messages', {})
  expect(after.items.every((message) => message.read)).toBe(true)
  expect((await other.call('GET /api/messages', {})).unread).toBe(1)
})

test("nobody marks another's message as read", async () => {
  const [owner, thief] = [await shop.signIn(), await shop.signIn()]
  await tell(shipped(owner.userId))
  const { items } = await owner.call('GET /api/messages', {})
  await thief.call('POST /api/messages/read', { body: { ids: items.map((message) => message.id) } })
  expect((await owner.call('GET /api/messages', {})).unread).toBe(1)
})

test('telling the same again, also at once and by many, leaves one message each', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => shop.signIn()))
  const notices = people.map(({ userId }) => shipped(userId, { dedupeKey: 'the same' }))
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => tell(...(index % 2 ? notices : notices.toReversed()))),
  )
  for (const person of people) expect((await person.call('GET /api/messages', {})).items).toHaveLength(1)
})

test('a message of a transaction that failed was never told', async () => {
  const reader = await shop.signIn()
  const { platform } = shop.server
  const failed = platform.database.transaction(async (tx) => {
    await notify(tx, platform, [shipped(reader.userId)])
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect((await reader.call('GET /api/messages', {})).items).toEqual([])
})

test('WeChat carries one message per consent, cut to what its template holds', async () => {
  const reader = await wechatUser('subscriber')
  await agree(reader)
  await agree(reader, false)
  expect((await templateOf(reader)).consents).toBe(1)
  await tell(shipped(reader.userId, { text: '中通快递 75312345678901，共两件，请留意查收包裹' }))
  await until(() => arrivedFor(reader.openid).length === 1)
  const [arrived] = arrivedFor(reader.openid)
  expect(arrived).toMatchObject({
    templateId: (await templateOf(reader)).id,
    page: 'packages/order/detail/index?id=1',
    data: {
      thing1: '商品已发货',
      thing2: '中通快递 75312345678901…',
      time3: expect.stringMatching(/^\d{4}年\d{2}月\d{2}日 \d{2}:\d{2}$/),
    },
  })
  expect((await templateOf(reader)).consents).toBe(0)

  await tell(shipped(reader.userId))
  await until(isIdle)
  expect(arrivedFor(reader.openid)).toHaveLength(1)
  expect((await reader.call('GET /api/messages', {})).items).toHaveLength(2)
})

test('a repeated tap is one consent; another template, or one agreed to without WeChat, sends nothing', async () => {
  const reader = await shop.signIn()
  const key = randomUUID()
  await agree(reader, true, key)
  await agree(reader, true, key)
  expect((await templateOf(reader)).consents).toBe(1)
  const before = shop.emulator.subscribeMessages().length
  await tell(shipped(reader.userId))
  await until(isIdle)
  expect(shop.emulator.subscribeMessages()).toHaveLength(before)
  expect(
    await reader.refused('POST /api/messages/subscriptions', {
      body: { templates: [{ id: 'unknown', accepted: true }] },
    }),
  ).toMatchObject({ code: 'invalid_input', errors: [{ path: 'templates.0.id' }] })
})

test('who turned messages off in WeChat is not asked again until the next consent', async () => {
  const reader = await wechatUser('refuser')
  await agree(reader)
  await agree(reader)
  shop.emulator.refuseMessages(reader.openid, (await templateOf(reader)).id)
  await tell(shipped(reader.userId))
  await until(async () => (await templateOf(reader)).consents === 0)
  await until(isIdle)
  expect(arrivedFor(reader.openid)).toEqual([])
  expect((await shop.server.platform.jobs.counts()).dead).toBe(0)
})

/** The job that sends, beside a WeChat of the test's own. */
function sender(sendSubscribeMessage: (message: SubscribeMessage) => Promise<boolean>) {
  const { platform } = shop.server
  const handlers: JobHandler<{ messageIds: string[] }>[] = []
  defineMessageJobs({
    ...platform,
    wechat: { ...platform.wechat, sendSubscribeMessage },
    jobs: { ...platform.jobs, define: (_queue, _options, handler) => void handlers.push(handler as never) },
  })
  return async (messageIds: string[]) => handlers[0]?.({ messageIds }, platform.clock)
}

/** Messages of somebody who agrees only afterwards, so that no job of the shop's own sends them. */
async function agreedLater(person: string, texts: readonly string[]) {
  const reader = await wechatUser(person)
  const ids: string[] = []
  for (const text of texts) {
    await tell(shipped(reader.userId, { text }))
    ids.push((await reader.call('GET /api/messages', {})).items[0]?.id ?? '')
  }
  for (const _ of texts) await agree(reader)
  return { reader, ids }
}

test('a send that failed is tried again with the same consent, and keeps no other message back', async () => {
  const { reader, ids } = await agreedLater('retried', ['甲', '乙'])
  const sent: string[] = []
  const troubles: Error[] = [
    new OutsideUnavailableError('wechat', 'busy', 'none'),
    new WechatError(47003, 'x'),
  ]
  const run = sender(async ({ data }) => {
    const trouble = data.thing2 === '甲' ? troubles.shift() : undefined
    if (trouble) throw trouble
    sent.push(data.thing2 ?? '')
    return true
  })
  await expect(run(ids)).rejects.toThrow('busy')
  expect(sent).toEqual(['乙'])
  await expect(run(ids)).rejects.toThrow('47003')
  await run(ids)
  await run(ids)
  expect(sent).toEqual(['乙', '甲'])
  expect((await templateOf(reader)).consents).toBe(0)
})

test('what WeChat never answered may have arrived, and what a crash interrupted, too: neither is sent again', async () => {
  const { ids } = await agreedLater('unanswered', ['甲', '乙'])
  const tried: string[] = []
  const silent = sender(async ({ data }) => {
    tried.push(data.thing2 ?? '')
    if (data.thing2 === '甲') throw new OutsideUnavailableError('wechat', 'no answer in time')
    // As a killed process leaves it: claimed, on its way, and nobody there to write down what became of it.
    throw new Error('killed')
  })
  await expect(silent(ids)).rejects.toThrow('killed')
  await silent(ids)
  expect(tried.toSorted()).toEqual(['乙', '甲'])
})

test('jobs that send the same at the same moment send each message once', async () => {
  const texts = Array.from({ length: 12 }, (_, index) => `第 ${index} 条`)
  const { reader, ids } = await agreedLater('at-once', texts)
  const sent: string[] = []
  const run = sender(async ({ data }) => {
    sent.push(data.thing2 ?? '')
    return true
  })
  await Promise.all(Array.from({ length: 6 }, () => run(ids)))
  expect(sent.toSorted()).toEqual(texts.toSorted())
  expect((await templateOf(reader)).consents).toBe(0)
})

test('a page of the inbox is read by its index', async () => {
  const { sql } = shop.server.platform.database
  const [userId, crowd] = [randomUUID(), 400]
  await sql`
    insert into messages (id, user_id, kind, title, text, dedupe_key, created_at)
    select gen_random_uuid(), case when n % 40 = 0 then ${userId}::uuid else gen_random_uuid() end, 'refund', 'x', 'x',
      n::text, now() from generate_series(1, ${crowd * 40}::int) n`
  await sql`analyze messages`
  const plan = await sql<{ 'QUERY PLAN': string }[]>`
    explain select * from messages where user_id = ${userId} order by id desc limit 21`
  const text = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toContain('messages_of_user')
  expect(text).not.toContain('Seq Scan')
})
