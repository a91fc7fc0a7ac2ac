import { randomUUID } from 'node:crypto'
import type { LiveSessionInput } from '@yuxiang/shared/api/live-desk'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { operatorOf, uploaded } from '../../../test/support/desk.ts'
import { shelve } from '../../../test/support/fixtures.ts'
import { openRoom, planSession, sessionOf } from '../../../test/support/live.ts'
import { onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, placeOne, until } from '../../../test/support/shopping.ts'
import { products } from '../catalog/tables.ts'
import { rollLive, writeLive } from '../demo/live.ts'
import { demoSeedings } from '../demo/tables.ts'
import { merchantStaff } from '../merchants/tables.ts'
import { auditEntries } from '../platform/audit/tables.ts'
import { moveByClock } from './move-by-clock.ts'

const MINUTE_MS = 60_000

let shop: Shop
let operator: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  operator = await operatorOf(shop)
})
afterAll(() => shop.stop())

/** Time passes, and the operator signs in again: a token does not last so long. */
async function later(ms: number): Promise<void> {
  shop.passTime(ms)
  operator = await shop.signIn(operator.phone)
}

const refusedPlan = (caller: Caller, input: LiveSessionInput) =>
  caller.refused('POST /api/workbench/live/sessions', { body: input })
const shown = (id: string) => shop.stranger.call('GET /api/live/sessions/{id}', { params: { id } })
const shelf = async (show: 'now' | 'soon' | 'replays') =>
  (await shop.stranger.call('GET /api/live/sessions', { query: { show, pageSize: 100 } })).items
const isOn = async (show: 'now' | 'soon' | 'replays', id: string) =>
  (await shelf(show)).some((session) => session.id === id)

describe('a room', () => {
  it('is registered once per account, by the operator for anybody, by a merchant for itself', async () => {
    const [own, foreign] = [await shelve(shop), await shelve(shop)]
    const staff = await own.staff()
    const room = await openRoom(staff, { merchantId: own.merchantId })
    expect(room).toMatchObject({ merchantId: own.merchantId, closedAt: null, openSessions: 0 })
    const body = { platform: 'douyin' as const, name: '另一个', accountId: room.accountId, merchantId: null }
    const refused = (caller: Caller, changes: object = {}) =>
      caller.send('POST /api/workbench/live/rooms', { body: { ...body, ...changes } })
    expect((await refused(operator)).body).toMatchObject({ code: 'live_room_taken' })
    const elsewhere = { accountId: 'other-1' }
    expect((await refused(staff, elsewhere)).body).toMatchObject({ code: 'forbidden' })
    expect((await refused(staff, { ...elsewhere, merchantId: foreign.merchantId })).body).toMatchObject({
      code: 'forbidden',
    })
    expect((await refused(operator, { ...elsewhere, merchantId: randomUUID() })).body).toMatchObject({
      code: 'merchant_not_found',
    })
    expect((await refused(operator, { platform: 'channels', accountId: 'wx123456' })).status).toBe(400)
    expect((await refused(await shop.signIn(), elsewhere)).status).toBe(403)
  })

  it('is seen and changed by its own people alone, and not by those without the duty', async () => {
    const [own, foreign] = [await shelve(shop), await shelve(shop)]
    const [staff, stranger, clerk] = [await own.staff(), await foreign.staff(), await own.staff()]
    const { db } = shop.server.platform.database
    await db.update(merchantStaff).set({ role: 'orders' }).where(eq(merchantStaff.userId, clerk.userId))
    const room = await openRoom(operator, { merchantId: own.merchantId })
    const params = { id: room.id }
    const body = { name: '新名字', accountId: room.accountId }
    for (const other of [stranger, clerk]) {
      expect((await other.refused('PUT /api/workbench/live/rooms/{id}', { params, body })).code).toBe(
        'live_room_not_found',
      )
      expect((await other.call('GET /api/workbench/live/rooms', {})).items).toEqual([])
    }
    expect(await staff.call('PUT /api/workbench/live/rooms/{id}', { params, body })).toMatchObject(body)
    expect((await staff.call('GET /api/workbench/live/rooms', {})).items).toMatchObject([{ id: room.id }])
  })

  it('is closed when nothing is planned in it, and then takes nothing more until it is opened', async () => {
    const room = await openRoom(operator)
    const params = { id: room.id }
    const session = await planSession(operator, sessionOf(shop, room))
    const close = () => operator.send('POST /api/workbench/live/rooms/{id}/close', { params })
    expect((await close()).body).toMatchObject({ code: 'live_room_in_use' })
    const cancel = { params: { id: session.id }, body: { reason: '主播有事' } }
    await operator.call('POST /api/workbench/live/sessions/{id}/cancel', cancel)
    expect((await close()).status).toBe(200)
    expect((await refusedPlan(operator, sessionOf(shop, room))).code).toBe('live_room_closed')
    await operator.call('POST /api/workbench/live/rooms/{id}/open', { params })
    expect((await planSession(operator, sessionOf(shop, room))).state).toBe('planned')
  })
})

describe('a plan', () => {
  it('holds what was typed, is shown as to come, and its repeat with the same key is the same session', async () => {
    const goods = await shelve(shop, { name: '奉节脐橙 礼盒', stock: 20 })
    const room = await openRoom(operator)
    const coverUrl = await uploaded(shop, operator)
    const input = sessionOf(shop, room, {
      countyCode: '500236',
      appLink: 'snssdk1128://live?room_id=726835163',
      coverUrl,
      productIds: [goods.productId],
    })
    const key = randomUUID()
    const session = await operator.call('POST /api/workbench/live/sessions', { body: input, key })
    const again = await operator.call('POST /api/workbench/live/sessions', { body: input, key })
    expect(again.id).toBe(session.id)
    expect(session).toMatchObject({
      state: 'planned',
      county: '奉节县',
      coverUrl,
      linked: true,
      productCount: 1,
    })
    await until(() => isOn('soon', session.id))
    expect(await shown(session.id)).toMatchObject({
      ...{
        state: 'planned',
        link: input.link,
        appLink: input.appLink,
        county: '奉节县',
        finderUserName: null,
      },
      products: [{ id: goods.productId, priceFen: 2_000, stock: 20, setAside: 0, explaining: false }],
    })
    const { items } = await shop.stranger.call('GET /api/live/home', {})
    expect(items.some(({ id }) => id === session.id)).toBe(true)
    expect(
      (await shop.stranger.refused('GET /api/live/sessions/{id}', { params: { id: randomUUID() } })).code,
    ).toBe('live_session_not_found')
  })

  it('is made while one connection is free', async () => {
    const goods = await shelve(shop, { stock: 5 })
    const room = await openRoom(operator)
    const setAsides = [{ skuId: goods.skuId, quantity: 2 }]
    const input = sessionOf(shop, room, { countyCode: '500236', productIds: [goods.productId], setAsides })
    const session = await onOneConnection(shop, () => planSession(operator, input))
    expect(session.setAsides).toMatchObject([{ quantity: 2, available: 3 }])
  })

  it('is refused for times that cannot be', async () => {
    const room = await openRoom(operator)
    const iso = (minutes: number) => new Date(shop.now().getTime() + minutes * MINUTE_MS).toISOString()
    const times: [number, number][] = [
      [-2, 60],
      [60, 60],
      [60, 30],
      [60, 60 + 13 * 60],
      [181 * 24 * 60, 181 * 24 * 60 + 60],
    ]
    for (const [from, to] of times) {
      const input = sessionOf(shop, room, { startsAt: iso(from), endsAt: iso(to) })
      expect((await refusedPlan(operator, input)).code, `${from}–${to}`).toBe('live_times_invalid')
    }
  })

  it('is refused with a dead form of link, a foreign one, another platform’s, and with what belongs to others', async () => {
    const [own, foreign] = [await shelve(shop), await shelve(shop)]
    const staff = await own.staff()
    const room = await openRoom(staff, { merchantId: own.merchantId })
    const channels = await openRoom(operator, { platform: 'channels' })
    const code = async (changes: Partial<LiveSessionInput>, caller = staff, where = room) => {
      const { code, errors } = await refusedPlan(caller, sessionOf(shop, where, changes))
      return [code, errors?.[0]?.path]
    }
    const linkRefused = (path: string) => ['live_link_invalid', path]
    expect(await code({ link: 'http://live.douyin.com/1' })).toEqual(linkRefused('link'))
    expect(await code({ link: 'https://live.kuaishou.com/u/1' })).toEqual(linkRefused('link'))
    expect(await code({ link: 'https://www.douyin.com/jump?to=https%3A%2F%2Fevil.com' })).toEqual(
      linkRefused('link'),
    )
    expect(await code({ appLink: 'kwai://live/1' })).toEqual(linkRefused('appLink'))
    expect(await code({ feedId: 'export/UzFfAgtgekIEAQAAAAAA' })).toEqual(linkRefused('feedId'))
    expect(await code({ link: 'https://channels.weixin.qq.com/1' }, operator, channels)).toEqual(
      linkRefused('link'),
    )
    expect((await code({ productIds: [foreign.productId] }))[0]).toBe('live_product_unknown')
    expect((await code({ productIds: [randomUUID()] }, operator))[0]).toBe('live_product_unknown')
    expect((await code({ setAsides: [{ skuId: own.skuId, quantity: 1 }] }))[0]).toBe('live_product_unknown')
    expect((await code({ couponBatchIds: [randomUUID()] }))[0]).toBe('live_coupon_unknown')
    expect((await code({ countyCode: '999999' }))[0]).toBe('region_unknown')
    expect((await code({ venueId: randomUUID() }))[0]).toBe('venue_not_found')
    expect((await code({ coverUrl: await uploaded(shop, operator) }))[0]).toBe('picture_unknown')
    expect((await code({}, await foreign.staff()))[0]).toBe('live_room_not_found')
  })

  it('never overlaps another of its room: of eight in the same moment one is planned', async () => {
    const room = await openRoom(operator)
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        operator.send('POST /api/workbench/live/sessions', {
          body: sessionOf(shop, room, { inMinutes: 60 + place * 5 }),
        }),
      ),
    )
    const codes = replies.map(({ status, body }) => (status === 201 ? 201 : (body as { code: string }).code))
    expect(codes.toSorted()).toEqual([201, ...Array(7).fill('live_room_busy')].toSorted())
    const [first] = (
      await operator.call('GET /api/workbench/live/sessions', { query: { state: 'planned' } })
    ).items.filter(({ room: { id } }) => id === room.id)
    // Where the one ends the next may begin; and another room is free.
    const startsAt = first?.endsAt ?? ''
    const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString()
    const next = await planSession(operator, sessionOf(shop, room, { startsAt, endsAt }))
    expect((await planSession(operator, sessionOf(shop, await openRoom(operator)))).state).toBe('planned')
    const moved = { ...sessionOf(shop, room), startsAt: first?.startsAt ?? '', endsAt }
    const put = { params: { id: next.id }, body: moved }
    expect((await operator.refused('PUT /api/workbench/live/sessions/{id}', put)).code).toBe('live_room_busy')
  })
})

describe('stock set aside', () => {
  it('is not for sale until the session begins, then is, and comes back when it is cancelled', async () => {
    const goods = await shelve(shop, { stock: 10 })
    const room = await openRoom(operator)
    const buyer = await shop.signIn()
    await addAddress(buyer)
    const stock = (quantity: number) => ({
      productIds: [goods.productId],
      setAsides: [{ skuId: goods.skuId, quantity }],
    })
    const short = await refusedPlan(operator, sessionOf(shop, room, stock(11)))
    expect(short).toMatchObject({
      code: 'out_of_stock',
      lines: [{ skuId: goods.skuId, requested: 11, available: 10 }],
    })
    const session = await planSession(operator, sessionOf(shop, room, stock(8)))
    expect(await goods.available()).toBe(2)
    await expect(placeOne(buyer, goods.skuId, 3)).rejects.toThrow('out_of_stock')
    const params = { id: session.id }
    // Of another number: what the two have in common is never on sale in between.
    const body = sessionOf(shop, room, stock(6))
    await operator.call('PUT /api/workbench/live/sessions/{id}', { params, body })
    expect(await goods.available()).toBe(4)
    await until(async () => (await shown(session.id)).products[0]?.setAside === 6)
    await operator.call('POST /api/workbench/live/sessions/{id}/cancel', { params, body: { reason: '改期' } })
    expect(await goods.available()).toBe(10)
    const second = await planSession(operator, sessionOf(shop, room, { ...stock(10), inMinutes: 10 }))
    expect(await goods.available()).toBe(0)
    await later(11 * MINUTE_MS)
    expect(await moveByClock(shop.server.platform)).toBeGreaterThan(0)
    expect(await goods.available()).toBe(10)
    await placeOne(buyer, goods.skuId, 3)
    await until(async () => (await shown(second.id)).products[0]?.stock === 7)
    expect((await shown(second.id)).products[0]).toMatchObject({ setAside: 0 })
    await operator.call('POST /api/workbench/live/sessions/{id}/end', { params: { id: second.id } })
    expect(await goods.available()).toBe(7)
  })

  it('given back by a cancellation and by the clock in the same moment comes back once', async () => {
    const goods = await shelve(shop, { stock: 10 })
    const session = await planSession(
      operator,
      sessionOf(shop, await openRoom(operator), {
        productIds: [goods.productId],
        setAsides: [{ skuId: goods.skuId, quantity: 7 }],
      }),
    )
    const params = { id: session.id }
    const replies = await Promise.all([
      ...Array.from({ length: 3 }, () =>
        operator.send('POST /api/workbench/live/sessions/{id}/cancel', { params, body: { reason: '改期' } }),
      ),
      ...Array.from({ length: 3 }, () =>
        operator.send('POST /api/workbench/live/sessions/{id}/start', { params }),
      ),
    ])
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await goods.available()).toBe(10)
  })
})

describe('a session', () => {
  it('is begun and ended by the clock: to everybody at the minute, written down by the job', async () => {
    const room = await openRoom(operator)
    const { id } = await planSession(operator, sessionOf(shop, room, { inMinutes: 5 }))
    await later(5 * MINUTE_MS)
    expect((await shown(id)).state).toBe('live')
    expect([await isOn('now', id), await isOn('soon', id)]).toEqual([true, false])
    await moveByClock(shop.server.platform)
    const read = () => operator.call('GET /api/workbench/live/sessions/{id}', { params: { id } })
    expect(await read()).toMatchObject({ state: 'live', endedAt: null })
    await later(60 * MINUTE_MS)
    expect((await shown(id)).state).toBe('ended')
    expect(await isOn('now', id)).toBe(false)
    await moveByClock(shop.server.platform)
    const ended = await read()
    expect([ended.startedAt, ended.endedAt]).toEqual([ended.startsAt, ended.endsAt])
    const late = await planSession(operator, sessionOf(shop, room, { inMinutes: 5 }))
    // A whole broadcast while the job slept: the room is free all the same.
    await later(66 * MINUTE_MS)
    const next = await planSession(operator, sessionOf(shop, room, { inMinutes: 1 }))
    await operator.call('POST /api/workbench/live/sessions/{id}/start', { params: { id: next.id } })
    await moveByClock(shop.server.platform)
    expect((await shown(late.id)).state).toBe('ended')
    const entries = await shop.server.platform.database.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, late.id))
    expect(entries.map(({ action }) => action).toSorted()).toEqual([
      'liveSession.end',
      'liveSession.plan',
      'liveSession.start',
    ])
  })

  it('is begun by hand two hours early at most, with a way to it, in a room that is free; and takes the room from then', async () => {
    const room = await openRoom(operator)
    const start = (id: string) =>
      operator.send('POST /api/workbench/live/sessions/{id}/start', { params: { id } })
    const first = await planSession(operator, sessionOf(shop, room, { inMinutes: 70 }))
    const second = await planSession(operator, sessionOf(shop, room, { inMinutes: 131 }))
    expect((await start(second.id)).body).toMatchObject({ code: 'live_times_invalid' })
    await later(15 * MINUTE_MS)
    expect((await start(second.id)).body).toMatchObject({ code: 'live_room_busy' })
    expect((await start(first.id)).body).toMatchObject({ state: 'live' })
    expect(Date.parse((await shown(first.id)).startsAt)).toBeLessThanOrEqual(shop.now().getTime())
    expect((await start(first.id)).body).toMatchObject({ code: 'live_state_conflict' })
    const cancel = { params: { id: first.id }, body: { reason: '改期' } }
    expect((await operator.refused('POST /api/workbench/live/sessions/{id}/cancel', cancel)).code).toBe(
      'live_state_conflict',
    )
    const bare = await planSession(operator, sessionOf(shop, await openRoom(operator), { link: '' }))
    expect((await start(bare.id)).body).toMatchObject({ code: 'live_link_missing' })
    expect(
      (await shop.stranger.send('POST /api/workbench/live/sessions/{id}/start', { params: bare })).status,
    ).toBe(401)
    const outsider = await (await shelve(shop)).staff()
    const params = { id: second.id }
    for (const act of ['start', 'end'] as const) {
      const refused = await outsider.refused(`POST /api/workbench/live/sessions/{id}/${act}`, { params })
      expect(refused.code).toBe('live_session_not_found')
    }
  })

  it('that is on keeps its start and room, may be longer, and says nothing else once it is over', async () => {
    const room = await openRoom(operator)
    const session = await planSession(operator, sessionOf(shop, room, { inMinutes: 1 }))
    await later(2 * MINUTE_MS)
    const params = { id: session.id }
    const endsAt = new Date(Date.parse(session.endsAt) + 30 * MINUTE_MS).toISOString()
    const body = { ...sessionOf(shop, await openRoom(operator), { title: '脐橙开园加场' }), endsAt }
    const changed = await operator.call('PUT /api/workbench/live/sessions/{id}', { params, body })
    expect(changed).toMatchObject({
      ...{ title: '脐橙开园加场', startsAt: session.startsAt, endsAt, room: { id: room.id } },
    })
    await operator.call('POST /api/workbench/live/sessions/{id}/end', { params })
    const refused = await operator.refused('PUT /api/workbench/live/sessions/{id}', { params, body })
    expect(refused.code).toBe('live_state_conflict')
  })

  it('explains one product at a time while it is on; the product’s page says so, until the end', async () => {
    const [one, two] = [await shelve(shop), await shelve(shop)]
    const productIds = [one.productId, two.productId]
    const session = await planSession(operator, sessionOf(shop, await openRoom(operator), { productIds }))
    const params = { id: session.id }
    const put = (productId: string | null) =>
      operator.send('PUT /api/workbench/live/sessions/{id}/explained', { params, body: { productId } })
    const liveOf = async (productId: string) =>
      (await shop.stranger.call('GET /api/live/products/{id}', { params: { id: productId } })).session
    expect((await put(one.productId)).body).toMatchObject({ code: 'live_state_conflict' })
    await operator.call('POST /api/workbench/live/sessions/{id}/start', { params })
    expect((await put(randomUUID())).body).toMatchObject({ code: 'live_product_unknown' })
    await Promise.all([put(one.productId), put(two.productId), put(one.productId)])
    await put(two.productId)
    await until(async () => (await liveOf(two.productId))?.explaining === true)
    expect(await liveOf(one.productId)).toMatchObject({ id: session.id, explaining: false })
    expect((await shown(session.id)).products.map(({ explaining }) => explaining)).toEqual([false, true])
    await operator.call('POST /api/workbench/live/sessions/{id}/end', { params })
    await until(async () => (await liveOf(two.productId)) === null)
  })

  it('no longer shows a product that was withdrawn; its planners see which', async () => {
    const [stays, goes] = [await shelve(shop), await shelve(shop)]
    const productIds = [goes.productId, stays.productId]
    const session = await planSession(operator, sessionOf(shop, await openRoom(operator), { productIds }))
    const { db } = shop.server.platform.database
    await db.update(products).set({ state: 'withdrawn' }).where(eq(products.id, goes.productId))
    await later(6_000)
    expect((await shown(session.id)).products.map(({ id }) => id)).toEqual([stays.productId])
    const params = { id: session.id }
    const plan = await operator.call('GET /api/workbench/live/sessions/{id}', { params })
    expect(plan.products).toMatchObject([
      { id: goes.productId, forSale: false, priceFen: null },
      { id: stays.productId, forSale: true, priceFen: 2_000 },
    ])
  })

  it('has a replay when it is over: a page of its platform, or 视频号’s id', async () => {
    const session = await planSession(operator, sessionOf(shop, await openRoom(operator)))
    const params = { id: session.id }
    const put = (replayLink: string) =>
      operator.send('PUT /api/workbench/live/sessions/{id}/replay', { params, body: { replayLink } })
    expect((await put('https://www.douyin.com/video/1')).body).toMatchObject({ code: 'live_state_conflict' })
    await operator.call('POST /api/workbench/live/sessions/{id}/start', { params })
    await operator.call('POST /api/workbench/live/sessions/{id}/end', { params })
    expect(await isOn('replays', session.id)).toBe(false)
    expect((await put('https://evil.com/video/1')).body).toMatchObject({ code: 'live_link_invalid' })
    expect((await put('https://www.douyin.com/video/1')).status).toBe(200)
    await until(() => isOn('replays', session.id))
    expect(await shown(session.id)).toMatchObject({ replayLink: 'https://www.douyin.com/video/1' })
  })
})

describe('what 视频号 says', () => {
  it('moves the session when its own staff hear it, or three viewers that it is on; never fewer, never its end', async () => {
    const own = await shelve(shop)
    const staff = await own.staff()
    const room = await openRoom(staff, { platform: 'channels', merchantId: own.merchantId })
    const session = await planSession(staff, sessionOf(shop, room, { inMinutes: 20 }))
    const params = { id: session.id }
    const report = (caller: Caller, status: 'live' | 'ended') =>
      caller.send('POST /api/live/sessions/{id}/platform-status', { params, body: { status } })
    const stateOf = async () => (await staff.call('GET /api/workbench/live/sessions/{id}', { params })).state
    expect((await report(shop.stranger, 'live')).status).toBe(401)
    const viewers = await Promise.all(Array.from({ length: 4 }, () => shop.signInUnseen()))
    const [first, second, third, fourth] = viewers as [Caller, Caller, Caller, Caller]
    for (let round = 0; round < 3; round += 1) expect((await report(first, 'live')).status).toBe(204)
    await report(second, 'live')
    await report(second, 'ended')
    await report(third, 'live')
    expect(await stateOf()).toBe('planned')
    await report(fourth, 'live')
    expect(await stateOf()).toBe('live')
    for (const viewer of viewers) await report(viewer, 'ended')
    expect(await stateOf()).toBe('live')
    const asStaff = (caller: Caller, status: 'live' | 'ended') =>
      caller.send('POST /api/workbench/live/sessions/{id}/platform-status', { params, body: { status } })
    expect((await asStaff(await (await shelve(shop)).staff(), 'ended')).body).toMatchObject({
      code: 'live_session_not_found',
    })
    expect((await asStaff(staff, 'ended')).body).toMatchObject({ state: 'ended' })
    expect((await asStaff(staff, 'live')).body).toMatchObject({ state: 'ended' })
    const elsewhere = await planSession(operator, sessionOf(shop, await openRoom(operator)))
    const wrong = { params: { id: elsewhere.id }, body: { status: 'live' as const } }
    const refused = await operator.refused('POST /api/workbench/live/sessions/{id}/platform-status', wrong)
    expect(refused.code).toBe('live_not_channels')
  })

  it('ends no session whose broadcast is not known: it may be the end of the one before', async () => {
    const room = await openRoom(operator, { platform: 'channels' })
    const session = await planSession(operator, sessionOf(shop, room, { inMinutes: 20, feedId: null }))
    const params = { id: session.id }
    const report = (status: 'live' | 'ended') =>
      operator.call('POST /api/workbench/live/sessions/{id}/platform-status', { params, body: { status } })
    expect((await report('live')).state).toBe('live')
    expect((await report('ended')).state).toBe('live')
    const body = sessionOf(shop, room)
    await operator.call('PUT /api/workbench/live/sessions/{id}', { params, body })
    expect((await report('ended')).state).toBe('ended')
  })

  it('is taken from many viewers in the same moment, and waits for nobody while it decides nothing', async () => {
    const room = await openRoom(operator, { platform: 'channels' })
    const session = await planSession(operator, sessionOf(shop, room, { inMinutes: 20 }))
    const params = { id: session.id }
    const report = (caller: Caller) =>
      caller.send('POST /api/live/sessions/{id}/platform-status', { params, body: { status: 'live' } })
    const [first, ...others] = await Promise.all(Array.from({ length: 40 }, () => shop.signInUnseen()))
    await shop.server.platform.database.sql.begin(async (tx) => {
      await tx`select id from live_sessions where id = ${session.id} for no key update`
      expect(first && (await report(first)).status).toBe(204)
    })
    const replies = await Promise.all(others.map(report))
    expect(replies.filter(({ status }) => status !== 204)).toEqual([])
    const plan = await operator.call('GET /api/workbench/live/sessions/{id}', { params })
    expect(plan.state).toBe('live')
  })
})

describe('a link test', () => {
  it('asks the platform alone, follows its short links, and says what it found', async () => {
    const test = async (link: string) =>
      (await operator.call('POST /api/workbench/live/link-tests', { body: { platform: 'douyin', link } }))
        .result
    expect(await test('https://live.douyin.com/1')).toBe('reachable')
    expect(await test('https://v.douyin.com/short')).toBe('reachable')
    expect(await test('https://live.douyin.com/gone')).toBe('dead')
    expect(await test('https://live.douyin.com/robots')).toBe('blocked')
    expect(await test('https://live.douyin.com/away')).toBe('foreign')
    expect(await test('https://live.douyin.com/inward')).toBe('foreign')
    expect(await test('https://live.douyin.com/round')).toBe('noAnswer')
    for (const link of ['https://example.com/', 'http://127.0.0.1/', 'https://live.douyin.com:1/', 'x']) {
      const body = { platform: 'douyin' as const, link }
      expect((await operator.refused('POST /api/workbench/live/link-tests', { body })).code).toBe(
        'live_link_invalid',
      )
    }
  })
})

describe('lists', () => {
  it('go on by cursor without a gap or a repeat, of the channel and at the desk', async () => {
    const ids: string[] = []
    for (let place = 0; place < 5; place += 1) {
      const input = sessionOf(shop, await openRoom(operator), { inMinutes: 9_000 + (place % 2) })
      ids.push((await planSession(operator, input)).id)
    }
    const walk = async (
      read: (cursor?: string) => Promise<{ items: { id: string }[]; nextCursor?: string | undefined }>,
    ) => {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await read(cursor)
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor !== undefined)
      return seen
    }
    const query = (cursor?: string) => ({ pageSize: 2, ...(cursor !== undefined && { cursor }) })
    const channel = await walk((cursor) =>
      shop.stranger.call('GET /api/live/sessions', { query: { show: 'soon', ...query(cursor) } }),
    )
    const desk = await walk((cursor) =>
      operator.call('GET /api/workbench/live/sessions', { query: { state: 'planned', ...query(cursor) } }),
    )
    for (const seen of [channel, desk]) {
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toEqual(expect.arrayContaining(ids))
    }
    expect(desk.filter((id) => ids.includes(id))).toEqual(
      channel.filter((id) => ids.includes(id)).toReversed(),
    )
    const wrong = { query: { show: 'soon', cursor: 'nonsense' } }
    expect((await shop.stranger.send('GET /api/live/sessions', wrong)).status).toBe(400)
    const at = new Date(shop.now().getTime() + 9_000 * MINUTE_MS + 8 * 3_600_000).toISOString()
    const calendar = await operator.call('GET /api/workbench/live/calendar', {
      query: { month: at.slice(0, 7) },
    })
    expect(calendar.items.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  })
})

it('on the home page those that are on stand in order of their points', async () => {
  const rooms = [await openRoom(operator), await openRoom(operator), await openRoom(operator)]
  const ids: string[] = []
  for (const room of rooms)
    ids.push((await planSession(operator, sessionOf(shop, room, { inMinutes: 5 }))).id)
  await later(6 * MINUTE_MS)
  const scores = [1_000, 3_000, 2_000]
  await shop.server.platform.database.sql`
    insert into live_support (session_id, score, sales_points, click_points, county_points, cooperative_points,
      computed_at)
    select id, score, score, 0, 0, 0, ${shop.now().toISOString()}::timestamptz
    from unnest(${ids}::uuid[], ${scores}::int[]) as support (id, score)`
  const order = async () => {
    const { items } = await shop.stranger.call('GET /api/live/home', {})
    return items.slice(0, 3).map(({ id }) => id)
  }
  await until(async () => `${await order()}` === `${[ids[1], ids[2], ids[0]]}`)
})

it('the demo shop always has shows that are on and some that begin soon, and never two of a room at once', async () => {
  const { database, config, cipher } = shop.server.platform
  const goods = await shelve(shop, { stock: 500 })
  const roll = () => rollLive(database, config.SECRET_KEY, shop.now())
  await later(30 * 24 * 60 * MINUTE_MS)
  await moveByClock(shop.server.platform)
  expect(await roll()).toBe(0)
  const line = {
    skuId: goods.skuId,
    productId: goods.productId,
    name: '',
    skuName: '',
    imageUrl: '',
    fresh: false,
  }
  const listed = {
    key: '',
    merchantName: '',
    line,
    unitFen: 1,
    photoHashes: [],
    merchantId: goods.merchantId,
  }
  await database.transaction(async (tx) => {
    await tx.insert(demoSeedings).values({ seededAt: shop.now() })
    const shown = new Map(['fengjie-navel-orange', 'wuxi-old-eagle-tea'].map((key) => [key, listed]))
    await writeLive(tx, { clock: shop.now, cipher, database }, shown, new Map())
  })
  expect(await roll()).toBe(10)
  expect(await roll()).toBe(0)
  await until(async () => (await shelf('now')).length === 3)
  expect((await shelf('soon')).length).toBeGreaterThanOrEqual(7)
  expect(await shelf('replays')).not.toEqual([])
  await later(3 * 60 * MINUTE_MS)
  await moveByClock(shop.server.platform)
  expect(await roll()).toBe(4)
})
