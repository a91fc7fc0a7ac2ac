import { randomUUID } from 'node:crypto'
import { policy } from '@yuxiang/shared/policy'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { checkLedger, settle, transferIdOf } from '../platform/ledger/index.ts'
import { earn, orderEarning, shareEarning, takeBackForOrder } from './earn.ts'
import { expirePoints } from './expire.ts'
import { pointsSourceOf, spendableLots } from './lots.ts'
import { sharerOf } from './share.ts'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

const inTransaction = <T>(work: Parameters<typeof shop.server.platform.database.transaction<T>>[0]) =>
  shop.server.platform.database.transaction(work)
const earnNow = (...earnings: Parameters<typeof earn>[1]) =>
  inTransaction((tx) => earn(tx, earnings, shop.now()))
const faults = () => checkLedger(shop.server.platform.database.sql, shop.now())
const balanceOf = async (userId: string) =>
  (await spendableLots(shop.server.platform.database.db, userId, shop.now())).reduce(
    (sum, lot) => sum + lot.balance,
    0,
  )

describe('checking in', () => {
  it('gives points once a day, however many taps come at once, and more after seven days in a row', async () => {
    const member = await shop.signIn()
    const taps = await Promise.all(
      Array.from({ length: 12 }, () => member.call('POST /api/points/check-ins', {})),
    )
    expect(new Set(taps.map((tap) => tap.points))).toEqual(new Set([policy.pointsCheckIn.value]))
    const after = await member.call('GET /api/points', {})
    expect(after).toMatchObject({
      balance: policy.pointsCheckIn.value,
      checkIn: { doneToday: true, streakDays: 1 },
    })
    expect(after.entries).toHaveLength(1)
  })

  it('counts days in a row in Asia/Shanghai and begins anew after a gap', async () => {
    const own = await startShop()
    try {
      const phone = '13700000001'
      for (let day = 1; day <= 7; day += 1) {
        const member = await own.signIn(phone)
        const answer = await member.call('POST /api/points/check-ins', {})
        expect(answer).toMatchObject({
          streakDays: day,
          points: day < 7 ? policy.pointsCheckIn.value : policy.pointsCheckInLongStreak.value,
        })
        own.passTime(DAY_MS)
      }
      own.passTime(DAY_MS)
      const member = await own.signIn(phone)
      expect(await member.call('POST /api/points/check-ins', {})).toMatchObject({ streakDays: 1 })
    } finally {
      await own.stop()
    }
  })
})

describe('points', () => {
  it('come for own money paid, once per order, and go back as far as they are still there', async () => {
    const member = await shop.signIn()
    const order = { userId: member.userId, orderId: randomUUID(), cashGoodsFen: 12_399 }
    await earnNow(orderEarning(order))
    await earnNow(orderEarning(order))
    expect(await balanceOf(member.userId)).toBe(123)
    const [lot] = await spendableLots(shop.server.platform.database.db, member.userId, shop.now())
    await inTransaction((tx) =>
      settle(
        tx,
        [
          [
            {
              phase: 'single',
              id: randomUUID(),
              from: lot?.accountId ?? '',
              to: pointsSourceOf(member.userId),
              amount: 100,
              code: 'points.spend',
              subjectId: randomUUID(),
            },
          ],
        ],
        shop.now(),
      ),
    )
    const refund = {
      userId: member.userId,
      orderId: order.orderId,
      refundId: randomUUID(),
      points: 123,
      at: shop.now(),
    }
    expect(await inTransaction((tx) => takeBackForOrder(tx, refund))).toBe(23)
    expect(await balanceOf(member.userId)).toBe(0)
  })

  it('reward a shared link once per friend and day, and nobody for an own order', async () => {
    const [sharer, friend] = [await shop.signIn(), await shop.signIn()]
    const { code, pointsPerSale } = await sharer.call('GET /api/points/share-code', {})
    expect((await sharer.call('GET /api/points/share-code', {})).code).toBe(code)
    const { db } = shop.server.platform.database
    expect(await sharerOf(db, code, friend.userId)).toBe(sharer.userId)
    expect(await sharerOf(db, code, sharer.userId)).toBeNull()
    expect(await sharerOf(db, 'unknown', friend.userId)).toBeNull()
    const sale = {
      sharerId: sharer.userId,
      buyerId: friend.userId,
      orderId: randomUUID(),
      day: '2026-11-23',
    }
    await earnNow(shareEarning(sale))
    await earnNow(shareEarning({ ...sale, orderId: randomUUID() }))
    expect(await balanceOf(sharer.userId)).toBe(pointsPerSale)
  })

  it('are told page by page, newest first, each with its cause', async () => {
    const member = await shop.signIn()
    for (const amount of [500, 700, 900]) {
      await earnNow(orderEarning({ userId: member.userId, orderId: randomUUID(), cashGoodsFen: amount }))
    }
    const first = await member.call('GET /api/points', { query: { pageSize: 2 } })
    expect(first.entries.map((entry) => [entry.cause, entry.points])).toEqual([
      ['order', 9],
      ['order', 7],
    ])
    const second = await member.call('GET /api/points', {
      query: { pageSize: 2, cursor: first.nextCursor ?? '' },
    })
    expect(second.entries.map((entry) => entry.points)).toEqual([5])
    expect(second.nextCursor).toBeUndefined()
    expect(await member.refused('GET /api/points', { query: { cursor: 'x' } })).toMatchObject({
      code: 'invalid_input',
    })
  })

  it('expire at the end of the year after, the older lot whole, the younger not at all', async () => {
    const own = await startShop()
    try {
      const member = await own.signIn()
      const { database } = own.server.platform
      const give = (at: Date, points: number) =>
        database.transaction((tx) =>
          earn(
            tx,
            [
              {
                userId: member.userId,
                points,
                code: 'points.earn',
                subjectId: randomUUID(),
                name: [randomUUID()],
              },
            ],
            at,
          ),
        )
      const year = own.now().getFullYear()
      await give(own.now(), 80)
      expect(await expirePoints(own.server.platform)).toBe(0)
      own.passTime(new Date(`${year + 1}-06-01T00:00:00+08:00`).getTime() - own.now().getTime())
      await give(own.now(), 30)
      const again = await own.signIn(member.phone)
      expect((await again.call('GET /api/points', {})).expiring).toEqual([
        { points: 80, lastDay: `${year + 1}-12-31` },
        { points: 30, lastDay: `${year + 2}-12-31` },
      ])
      own.passTime(new Date(`${year + 2}-01-01T00:10:00+08:00`).getTime() - own.now().getTime())
      expect(await expirePoints(own.server.platform)).toBe(1)
      expect(await expirePoints(own.server.platform)).toBe(0)
      const later = await own.signIn(member.phone)
      const answer = await later.call('GET /api/points', {})
      expect(answer).toMatchObject({ balance: 30, entries: [{ cause: 'expiry', points: -80 }, {}, {}] })
      expect(await checkLedger(database.sql, own.now())).toEqual([])
    } finally {
      await own.stop()
    }
  })

  it('always are the sum of their entries', async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('earn' as const), fen: fc.integer({ min: 100, max: 90_000 }) }),
      fc.record({ kind: fc.constant('takeBack' as const), fen: fc.integer({ min: 100, max: 90_000 }) }),
      fc.record({ kind: fc.constant('spend' as const), fen: fc.integer({ min: 100, max: 50_000 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const userId = randomUUID()
        const earned: string[] = []
        for (const { kind, fen } of acts) {
          const points = Math.floor(fen / 100)
          if (kind === 'earn') {
            earned.push(randomUUID())
            const orderId = earned.at(-1) ?? ''
            await earnNow(orderEarning({ userId, orderId, cashGoodsFen: fen }))
          } else if (kind === 'takeBack') {
            const orderId = earned[0] ?? randomUUID()
            await inTransaction((tx) =>
              takeBackForOrder(tx, { userId, orderId, refundId: randomUUID(), points, at: shop.now() }),
            )
          } else {
            const [lot] = await spendableLots(shop.server.platform.database.db, userId, shop.now())
            if (!lot) continue
            const transfer = {
              phase: 'single' as const,
              id: transferIdOf('test', randomUUID()),
              from: lot.accountId,
              to: pointsSourceOf(userId),
              amount: points,
              code: 'points.spend' as const,
              subjectId: randomUUID(),
            }
            await inTransaction((tx) => settle(tx, [[transfer]], shop.now()))
          }
        }
        const token = await shop.server.platform.tokens.signAccess({ userId, roles: ['shopper'] })
        const reply = await shop.stranger.send('GET /api/points', {
          query: { pageSize: 100 },
          headers: { Authorization: `Bearer ${token}` },
        })
        const answer = reply.body as { balance: number; entries: { points: number }[] }
        expect(answer.entries.reduce((sum, entry) => sum + entry.points, 0)).toBe(answer.balance)
        expect(answer.balance).toBe(await balanceOf(userId))
      }),
      { numRuns: 12 },
    )
    expect(await faults()).toEqual([])
  })
})
