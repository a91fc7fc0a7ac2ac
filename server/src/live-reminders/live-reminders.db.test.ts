import { randomUUID } from 'node:crypto'
import { policy } from '@yuxiang/shared/policy'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { operatorOf } from '../../../test/support/desk.ts'
import { remindCrowd } from '../../../test/support/live-crowd.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { liveSessions } from '../live/index.ts'
import { planSession } from '../live/test-session.ts'
import { defineMessageJobs } from '../messages/index.ts'
import type { SubscribeMessage } from '../platform/integrations/wechat/index.ts'
import type { JobHandler } from '../platform/jobs/index.ts'
import { runReminders } from './run-reminders.ts'

const minuteMs = 60_000
let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop?.stop())

const platform = () => shop.server.platform
const change = (id: string, set: Partial<typeof liveSessions.$inferInsert>) =>
  platform().database.db.update(liveSessions).set(set).where(eq(liveSessions.id, id))
const wish = (caller: Caller, id: string, wanted = true) =>
  caller.call('PUT /api/live/sessions/{id}/reminder', { params: { id }, body: { wanted } })
/** Signed in anew: tokens end within the minutes that pass. */
const inbox = async ({ phone }: Caller) =>
  (await (await shop.signIn(phone)).call('GET /api/messages', {})).items.map(({ kind, title, text }) => ({
    kind,
    title,
    text,
  }))
/** Minutes from now, whole seconds as a desk would plan them. */
const inMinutes = (minutes: number) =>
  new Date(Math.floor(shop.now().getTime() / 1_000) * 1_000 + minutes * minuteMs)

test('who asked for it is told once, some minutes before; who took it back is not', async () => {
  const { id } = await planSession(shop, { startsAt: inMinutes(30), endsAt: inMinutes(90) })
  const [keen, other] = [await shop.signIn(), await shop.signIn()]
  for (const one of [keen, keen, other]) expect(await wish(one, id)).toEqual({ wanted: true })
  await wish(other, id, false)
  const asked = (caller: Caller) => caller.call('GET /api/live/sessions/{id}/reminder', { params: { id } })
  expect([await asked(keen), await asked(other)]).toEqual([{ wanted: true }, { wanted: false }])
  expect(await runReminders(platform())).toBe(0)
  shop.passTime((30 - policy.liveReminder.value) * minuteMs)
  const told = await Promise.all(Array.from({ length: 4 }, () => runReminders(platform())))
  expect(told.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(await inbox(keen)).toEqual([
    { kind: 'liveStarting', title: '直播即将开始', text: '脐橙开园 10 分钟后开播' },
  ])
  expect(await inbox(other)).toEqual([])
  await change(id, { state: 'live' })
  expect(await runReminders(platform())).toBe(0)
  expect(await inbox(keen)).toHaveLength(1)
})

test('a session that is cancelled, has begun or does not exist is no reminder; a stranger has none either', async () => {
  const { id } = await planSession(shop)
  const viewer = await shop.signIn()
  const refused = (sessionId: string) =>
    viewer.refused('PUT /api/live/sessions/{id}/reminder', {
      params: { id: sessionId },
      body: { wanted: true },
    })
  await change(id, { state: 'cancelled', reason: '台风' })
  expect((await refused(id)).code).toBe('live_session_cancelled')
  await change(id, { state: 'live', reason: null })
  expect((await refused(id)).code).toBe('live_session_started')
  await change(id, { state: 'planned', startsAt: inMinutes(-1) })
  expect((await refused(id)).code).toBe('live_session_started')
  expect((await refused(randomUUID())).code).toBe('live_session_not_found')
  const stranger = await shop.stranger.send('PUT /api/live/sessions/{id}/reminder', {
    params: { id },
    body: { wanted: true },
  })
  expect(stranger.status).toBe(401)
})

test('a moved session is told once and reminded of at its new time; a cancelled one is told and reminded of no more', async () => {
  const { id } = await planSession(shop, { startsAt: inMinutes(8), endsAt: inMinutes(60) })
  const viewer = await shop.signIn()
  await wish(viewer, id)
  await runReminders(platform())
  await change(id, { startsAt: inMinutes(40), endsAt: inMinutes(90) })
  for (let run = 0; run < 3; run += 1) await runReminders(platform())
  shop.passTime(32 * minuteMs)
  for (let run = 0; run < 2; run += 1) await runReminders(platform())
  await change(id, { state: 'cancelled', reason: '主播身体不适' })
  for (let run = 0; run < 2; run += 1) await runReminders(platform())
  expect((await inbox(viewer)).toReversed()).toEqual([
    { kind: 'liveStarting', title: '直播即将开始', text: '脐橙开园 8 分钟后开播' },
    { kind: 'liveChanged', title: '直播改期', text: expect.stringMatching(/^脐橙开园 改到 .+开播/) },
    { kind: 'liveStarting', title: '直播即将开始', text: '脐橙开园 8 分钟后开播' },
    { kind: 'liveChanged', title: '直播已取消', text: '脐橙开园：主播身体不适' },
  ])
})

test('a session moved back to a start that was told, and reminded of, before is told and reminded of anew', async () => {
  const first = inMinutes(8)
  const { id } = await planSession(shop, { startsAt: first, endsAt: inMinutes(60) })
  const viewer = await shop.signIn()
  await wish(viewer, id)
  expect(await runReminders(platform())).toBe(1)
  const second = inMinutes(40)
  for (const startsAt of [second, first, second, first]) {
    await change(id, { startsAt, endsAt: inMinutes(90) })
    for (let run = 0; run < 2; run += 1) await runReminders(platform())
    shop.passTime(1_000)
  }
  const titles = (await inbox(viewer)).map(({ title }) => title)
  expect(titles.filter((title) => title === '直播改期')).toHaveLength(4)
  expect(titles.filter((title) => title === '直播即将开始')).toHaveLength(3)
})

test('begun by hand before its time it is told to whoever was not reminded yet, and nobody hears of another start', async () => {
  const lead = policy.liveReminder.value
  const { id } = await planSession(shop, { startsAt: inMinutes(lead), endsAt: inMinutes(90) })
  const [keen, late] = [await shop.signIn(), await shop.signIn()]
  await wish(keen, id)
  expect(await runReminders(platform())).toBe(1)
  await wish(late, id)
  shop.passTime((lead - 3) * minuteMs)
  const operator = await operatorOf(shop)
  const begun = await operator.call('POST /api/workbench/live/sessions/{id}/start', { params: { id } })
  expect(Date.parse(begun.startsAt)).toBeLessThanOrEqual(shop.now().getTime())
  const told: number[] = []
  for (let run = 0; run < 3; run += 1) told.push(await runReminders(platform()))
  expect(told).toEqual([1, 0, 0])
  expect(await inbox(keen)).toEqual([
    { kind: 'liveStarting', title: '直播即将开始', text: `脐橙开园 ${lead} 分钟后开播` },
  ])
  expect(await inbox(late)).toEqual([
    { kind: 'liveStarting', title: '直播已开始', text: '脐橙开园 正在直播' },
  ])
})

test('of a session that was over before anybody got to it nobody is told', async () => {
  const { id } = await planSession(shop, { startsAt: inMinutes(30), endsAt: inMinutes(90) })
  const viewer = await shop.signIn()
  await wish(viewer, id)
  // The jobs stood still: what is written down still says that it is to come.
  shop.passTime(120 * minuteMs)
  expect(await runReminders(platform())).toBe(0)
  await change(id, { state: 'ended' })
  expect(await runReminders(platform())).toBe(0)
  expect(await inbox(viewer)).toEqual([])
})

test('killed between any two batches, in them, or while WeChat is called, 2,500 people are told once each', async () => {
  const { sql } = platform().database
  const { id } = await planSession(shop, { startsAt: inMinutes(5), endsAt: inMinutes(60) })
  const template = platform().config.WECHAT_TEMPLATE_LIVE_STARTING
  const people = 2_500
  await remindCrowd(sql, id, template?.id ?? '', people)

  // Dies at the third enqueued job, its transaction with it; then runs anew.
  let enqueued = 0
  const dying = {
    ...platform(),
    jobs: {
      ...platform().jobs,
      async enqueue(...given: Parameters<ReturnType<typeof platform>['jobs']['enqueue']>) {
        enqueued += 1
        if (enqueued === 3) throw new Error('killed')
        await platform().jobs.enqueue(...given)
      },
    },
  }
  await expect(runReminders(dying)).rejects.toThrow('killed')
  expect(await runReminders(platform())).toBe(people - 2_000)
  const [told] = await sql<{ people: number; messages: number }[]>`
    select count(distinct user_id)::int as people, count(*)::int as messages from messages
    where kind = 'liveStarting' and dedupe_key like ${`live/${id}/%`}`
  expect(told).toEqual({ people, messages: people })

  // The process dies in the middle of a wave: what it had begun to send is not sent again, all others are.
  const sent = new Map<string, number>()
  let calls = 0
  const jobs = await sql<{ data: { messageIds: string[] } }[]>`
    select data from pgboss.job where name = 'send-messages' and state = 'created'`
  const run = sender(async ({ openid }) => {
    calls += 1
    sent.set(openid, (sent.get(openid) ?? 0) + 1)
    if (calls === 1_020) throw new Error('killed')
    return true
  })
  expect(jobs.flatMap(({ data }) => data.messageIds)).toHaveLength(people)
  for (const { data } of jobs) await run(data).catch(() => undefined)
  for (const { data } of jobs) await run(data)
  expect(sent.size).toBe(people)
  expect([...sent.values()].every((times) => times === 1)).toBe(true)
})

/** The job that sends, beside a WeChat of the test's own. */
function sender(sendSubscribeMessage: (message: SubscribeMessage) => Promise<boolean>) {
  const handlers: JobHandler<{ messageIds: string[] }>[] = []
  defineMessageJobs({
    ...platform(),
    wechat: { ...platform().wechat, sendSubscribeMessage },
    jobs: { ...platform().jobs, define: (_queue, _options, handler) => void handlers.push(handler as never) },
  })
  return async (data: { messageIds: string[] }) => handlers[0]?.(data, platform().clock)
}

test('the calendar file of a session is there for everybody, and withdraws a cancelled one', async () => {
  const { id } = await planSession(shop)
  const file = () => fetch(`${shop.url}/api/live/sessions/${id}/calendar.ics`)
  const answer = await file()
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await answer.text()
  expect(text).toContain(`UID:live-${id}@yuxiang\r\n`)
  expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:直播：脐橙开园\r\n')
  await change(id, { state: 'cancelled', reason: '台风' })
  expect(await (await file()).text()).toContain('STATUS:CANCELLED')
  for (const wrong of [randomUUID(), 'x']) {
    expect((await fetch(`${shop.url}/api/live/sessions/${wrong}/calendar.ics`)).status).toBe(404)
  }
})
