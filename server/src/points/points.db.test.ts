import { randomUUID } from 'node:crypto'
import { policy } from '@yuxiang/shared/policy'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { orderNumbersOf } from '../orders/index.ts'
import { connect } from '../platform/db/index.ts'
import { checkLedger, settle, type Transfer } from '../platform/ledger/index.ts'
import { earn, orderEarning, reviewEarning, shareEarning } from './earn.ts'
import { expirePoints } from './expire.ts'
import { endingLots, pointsSourceOf, spendableLots } from './lots.ts'
import { readPoints } from './read-points.ts'
import { remindOfPoints } from './remind.ts'
import { sharerOf } from './share.ts'
import { takeBackForOrder } from './take-back.ts'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

/** What a test does with the points of one shop. */
const actsOf = (own: Shop) => {
  const { database } = own.server.platform
  const lots = (userId: string) => spendableLots(database.db, userId, own.now())
  return {
    lots,
    earn: (...earnings: Parameters<typeof earn>[1]) =>
      database.transaction((tx) => earn(tx, earnings, own.now())),
    /** Moves points from the lot that expires first; null when it was done, else why not. */
    async spend(userId: string, points: number, hold?: string) {
      const [lot] = await lots(userId)
      if (!lot) return 'nothing there'
      const transfer: Transfer = {
        ...(hold
          ? { phase: 'pending', id: hold, expiresAt: new Date(own.now().getTime() + DAY_MS) }
          : { phase: 'single', id: randomUUID() }),
        from: lot.accountId,
        to: pointsSourceOf(userId),
        amount: points,
        code: 'points.spend',
        subjectId: randomUUID(),
      }
      const [refusal] = await database.transaction((tx) => settle(tx, [[transfer]], own.now()))
      return refusal?.reason ?? null
    },
    resolve: (hold: string, phase: 'post' | 'void') =>
      database.transaction((tx) => settle(tx, [[{ phase, id: randomUUID(), pendingId: hold }]], own.now())),
    takeBack: (userId: string, orderId: string, points: number, refundId: string = randomUUID()) =>
      database.transaction((tx) =>
        takeBackForOrder(tx, {
          orderId,
          refundId,
          at: own.now(),
          from: [{ userId, code: 'points.earn', points }],
        }),
      ),
    faults: () => checkLedger(database.sql, own.now()),
    async balance(userId: string) {
      return (await lots(userId)).reduce((sum, lot) => sum + lot.balance, 0)
    },
    /** Moves the clock to a moment of Asia/Shanghai. */
    goTo: (moment: string) => own.passTime(new Date(`${moment}+08:00`).getTime() - own.now().getTime()),
  }
}

const orderOf = (userId: string, yuan: number) => ({
  userId,
  orderId: randomUUID(),
  cashGoodsFen: yuan * 100,
})

async function inShop(work: (own: Shop) => Promise<void>): Promise<void> {
  const own = await startShop({ runJobs: false })
  try {
    await work(own)
  } finally {
    await own.stop()
  }
}

describe('checking in', () => {
  it('gives points once a day, however many taps come at once', async () => {
    const member = await shop.signIn()
    const taps = await Promise.all(
      Array.from({ length: 20 }, () => member.call('POST /api/points/check-ins', {})),
    )
    const points = policy.pointsCheckIn.value
    expect(taps).toEqual(Array(20).fill({ points, balance: points, streakDays: 1 }))
    const after = await member.call('GET /api/points', {})
    expect(after).toMatchObject({
      balance: points,
      checkIn: { doneToday: true, streakDays: 1 },
      entries: [{ cause: 'checkIn', points, orderId: null }],
    })
    expect(after.entries).toHaveLength(1)
    expect(await actsOf(shop).faults()).toEqual([])
  })

  it('counts days in a row in Asia/Shanghai and begins anew after a gap', () =>
    inShop(async (own) => {
      const phone = '13700000001'
      for (let day = 1; day <= 7; day += 1) {
        const member = await own.signIn(phone)
        expect(await member.call('POST /api/points/check-ins', {})).toMatchObject({
          streakDays: day,
          points: day < 7 ? policy.pointsCheckIn.value : policy.pointsCheckInLongStreak.value,
        })
        own.passTime(DAY_MS)
      }
      own.passTime(DAY_MS)
      const member = await own.signIn(phone)
      expect((await member.call('GET /api/points', {})).checkIn).toEqual({
        doneToday: false,
        streakDays: 0,
        nextPoints: policy.pointsCheckIn.value,
      })
      expect(await member.call('POST /api/points/check-ins', {})).toMatchObject({ streakDays: 1 })
    }))

  it('begins its day at midnight in Shanghai', () =>
    inShop(async (own) => {
      const { goTo } = actsOf(own)
      goTo(`${own.now().getFullYear() + 1}-03-10T23:59:00`)
      const late = await own.signIn()
      expect((await late.call('POST /api/points/check-ins', {})).streakDays).toBe(1)
      own.passTime(2 * 60_000)
      expect((await late.call('POST /api/points/check-ins', {})).streakDays).toBe(2)
    }))
})

describe('points', () => {
  it('come for whole yuan of own money, once per order, and go back as far as they are still there', async () => {
    const { earn, spend, takeBack, balance } = actsOf(shop)
    const { userId } = await shop.signIn()
    const order = { userId, orderId: randomUUID(), cashGoodsFen: 12_399 }
    await earn(orderEarning(order))
    await earn(orderEarning(order))
    expect(await balance(userId)).toBe(123)
    expect(await takeBack(userId, order.orderId, 20)).toBe(20)
    await spend(userId, 80)
    expect(await takeBack(userId, order.orderId, 123)).toBe(23)
    expect(await takeBack(userId, order.orderId, 1)).toBe(0)
    expect(await balance(userId)).toBe(0)
  })

  it('are taken back once per refund, and never more than the order earned', async () => {
    const { earn, takeBack, balance } = actsOf(shop)
    const { userId } = await shop.signIn()
    const [order, other] = [orderOf(userId, 50), orderOf(userId, 70)]
    await earn(orderEarning(order), orderEarning(other))
    const refundId = randomUUID()
    const taken = await Promise.all([1, 2, 3].map(() => takeBack(userId, order.orderId, 30, refundId)))
    expect(taken).toEqual([30, 30, 30])
    expect(await takeBack(userId, order.orderId, 1_000)).toBe(20)
    expect(await takeBack(userId, order.orderId, 1_000)).toBe(0)
    expect(await takeBack(userId, randomUUID(), 1_000)).toBe(0)
    expect(await balance(userId)).toBe(70)
  })

  it('are taken back from the lot they came to first, then from the newest', () =>
    inShop(async (own) => {
      const { earn, spend, lots, takeBack, goTo } = actsOf(own)
      const { userId } = await own.signIn()
      const year = own.now().getFullYear()
      const [first, second] = [orderOf(userId, 40), orderOf(userId, 60)]
      await earn(orderEarning(first))
      goTo(`${year + 1}-02-01T08:00:00`)
      await earn(orderEarning(second))
      await spend(userId, 10)
      expect(await takeBack(userId, first.orderId, 35)).toBe(35)
      expect((await lots(userId)).map((lot) => [lot.year, lot.balance])).toEqual([[year + 2, 55]])
    }))

  it('are taken back or spent, never both, when both happen at once', async () => {
    const { earn, spend, takeBack, balance, faults } = actsOf(shop)
    for (let round = 0; round < 8; round += 1) {
      const userId = randomUUID()
      const order = orderOf(userId, 100)
      await earn(orderEarning(order))
      const [taken, refusal] = await Promise.all([takeBack(userId, order.orderId, 100), spend(userId, 60)])
      expect([taken, refusal, await balance(userId)]).toEqual(
        refusal === null ? [40, null, 0] : [100, refusal, 0],
      )
    }
    expect(await faults()).toEqual([])
  })

  it('reward the first review alone', async () => {
    const { earn, balance } = actsOf(shop)
    const { userId } = await shop.signIn()
    const review = () => reviewEarning({ userId, orderId: randomUUID() })
    await Promise.all([earn(review()), earn(review()), earn(review())])
    expect(await balance(userId)).toBe(policy.pointsFirstReview.value)
  })

  it('reward a shared link once per friend and day, and nobody for an own order', async () => {
    const { earn, balance } = actsOf(shop)
    const [sharer, friend] = [await shop.signIn(), await shop.signIn()]
    const { code, pointsPerSale } = await sharer.call('GET /api/points/share-code', {})
    expect((await sharer.call('GET /api/points/share-code', {})).code).toBe(code)
    const { db } = shop.server.platform.database
    expect(await sharerOf(db, code, friend.userId)).toBe(sharer.userId)
    expect(await sharerOf(db, code, sharer.userId)).toBeNull()
    expect(await sharerOf(db, 'unknown', friend.userId)).toBeNull()
    const sale = { sharerId: sharer.userId, buyerId: friend.userId, orderId: randomUUID() }
    await earn(shareEarning({ ...sale, day: '2026-11-23' }))
    await earn(shareEarning({ ...sale, day: '2026-11-23', orderId: randomUUID() }))
    expect(await balance(sharer.userId)).toBe(pointsPerSale)
    await earn(shareEarning({ ...sale, day: '2026-11-24' }))
    expect(await balance(sharer.userId)).toBe(2 * pointsPerSale)
  })

  it('are told page by page, newest first, each with its cause', async () => {
    const { earn, spend, resolve } = actsOf(shop)
    const member = await shop.signIn()
    for (const yuan of [5, 7, 9]) await earn(orderEarning(orderOf(member.userId, yuan)))
    const first = await member.call('GET /api/points', { query: { pageSize: 2 } })
    expect(first.entries.map((entry) => [entry.cause, entry.points])).toEqual([
      ['order', 9],
      ['order', 7],
    ])
    const cursor = first.nextCursor ?? ''
    const second = await member.call('GET /api/points', { query: { pageSize: 2, cursor } })
    expect(second.entries.map((entry) => entry.points)).toEqual([5])
    expect(second.nextCursor).toBeUndefined()
    expect(await member.refused('GET /api/points', { query: { cursor: 'x' } })).toMatchObject({
      code: 'invalid_input',
    })

    const [paid, unpaid] = [randomUUID(), randomUUID()]
    await spend(member.userId, 4, paid)
    await spend(member.userId, 6, unpaid)
    await resolve(paid, 'post')
    await resolve(unpaid, 'void')
    const after = await member.call('GET /api/points', { query: { pageSize: 4 } })
    expect(after.balance).toBe(17)
    expect(after.entries.map((entry) => [entry.cause, entry.points])).toEqual([
      ['deductionReturn', 6],
      ['deduction', -6],
      ['deduction', -4],
    ])
  })

  it('always are the sum of their entries, whatever happens in whatever order', () =>
    inShop(async (own) => {
      const { earn, spend, takeBack, balance, faults } = actsOf(own)
      const act = fc.record({
        kind: fc.constantFrom('earn', 'earn', 'takeBack', 'spend', 'expire', 'halfYear'),
        amount: fc.integer({ min: 1, max: 600 }),
        which: fc.nat(),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 16 }), async (acts) => {
          const userId = randomUUID()
          const orders: string[] = []
          for (const { kind, amount, which } of acts) {
            if (kind === 'earn') {
              const order = orderOf(userId, amount)
              orders.push(order.orderId)
              await earn(orderEarning(order))
            } else if (kind === 'takeBack') {
              const had = await balance(userId)
              const orderId = orders[which % Math.max(1, orders.length)] ?? randomUUID()
              const taken = await takeBack(userId, orderId, amount)
              expect(await balance(userId)).toBe(had - taken)
            } else if (kind === 'spend') {
              await spend(userId, amount)
            } else if (kind === 'expire') {
              await expirePoints(own.server.platform)
            } else {
              own.passTime(183 * DAY_MS)
            }
          }
          await expirePoints(own.server.platform)
          const answer = await readPoints(own.server.platform, orderNumbersOf, userId, { pageSize: 100 })
          expect(answer.entries.reduce((sum, entry) => sum + entry.points, 0)).toBe(answer.balance)
          expect(answer.balance).toBe(await balance(userId))
          expect(answer.expiring.reduce((sum, lot) => sum + lot.points, 0)).toBe(answer.balance)
        }),
        { numRuns: 25 },
      )
      expect(await faults()).toEqual([])
    }))
})

describe('statements', () => {
  type Statement = { text: string; parameters: unknown[] }

  /** What is asked of the database meanwhile, on a connection of its own. */
  async function statementsOf(
    own: Shop,
    work: (platform: Shop['server']['platform']) => Promise<unknown>,
  ): Promise<Statement[]> {
    const statements: Statement[] = []
    const database = connect(own.config.DATABASE_URL, {
      poolMax: 2,
      onStatement: (text, parameters) => statements.push({ text, parameters }),
    })
    try {
      await work({ ...own.server.platform, database })
    } finally {
      await database.close()
    }
    return statements.filter(({ text }) => /from (ledger|check_ins)/.test(text))
  }

  it('of a page of points are three, however many entries and lots there are', async () => {
    const { earn } = actsOf(shop)
    const { userId } = await shop.signIn()
    const count = async () =>
      (await statementsOf(shop, (platform) => readPoints(platform, orderNumbersOf, userId, {}))).length
    const empty = await count()
    await earn(...Array.from({ length: 60 }, () => orderEarning(orderOf(userId, 3))))
    expect([empty, await count()]).toEqual([3, 3])
  })

  it('find their rows by an index among everybody else’s', () =>
    inShop(async (own) => {
      const { sql } = own.server.platform.database
      const crowd = Array.from({ length: 2_000 }, () => orderEarning(orderOf(randomUUID(), 3)))
      const userId = randomUUID()
      await actsOf(own).earn(...crowd, orderEarning(orderOf(userId, 3)))
      await sql`analyze ledger_accounts, ledger_transfers`
      own.passTime(3 * 365 * DAY_MS)
      const statements = await statementsOf(own, async (platform) => {
        await readPoints(platform, orderNumbersOf, userId, {})
        await spendableLots(platform.database.db, userId, own.now())
        for await (const _ of endingLots(platform.database.db, 2001, 2003));
      })
      expect(statements).toHaveLength(5)
      for (const { text, parameters } of statements) {
        const plan = await sql.unsafe(`explain ${text}`, parameters as string[])
        const lines = plan.map((row) => String(row['QUERY PLAN']))
        expect(lines.join('\n')).not.toMatch(/Seq Scan on ledger/)
      }
    }))
})

describe('the end of the year', () => {
  it('takes the older lot whole, the younger not at all, and what was held when it is free', () =>
    inShop(async (own) => {
      const { earn, spend, resolve, goTo, faults } = actsOf(own)
      const { platform } = own.server
      const member = await own.signIn()
      const year = own.now().getFullYear()
      await earn(orderEarning(orderOf(member.userId, 80)))
      expect(await expirePoints(platform)).toBe(0)
      goTo(`${year + 1}-06-01T00:00:00`)
      await earn(orderEarning(orderOf(member.userId, 30)))
      const expiring = async (caller: Caller) => (await caller.call('GET /api/points', {})).expiring
      expect(await expiring(await own.signIn(member.phone))).toEqual([
        { points: 80, lastDay: `${year + 1}-12-31` },
        { points: 30, lastDay: `${year + 2}-12-31` },
      ])

      goTo(`${year + 1}-12-31T23:50:00`)
      const hold = randomUUID()
      await spend(member.userId, 25, hold)
      expect(await expirePoints(platform)).toBe(0)
      goTo(`${year + 2}-01-01T00:30:00`)
      expect(await Promise.all([expirePoints(platform), expirePoints(platform)])).toContain(1)
      const later = await own.signIn(member.phone)
      expect(await later.call('GET /api/points', { query: { pageSize: 1 } })).toMatchObject({
        balance: 30,
        entries: [{ cause: 'expiry', points: -55 }],
      })

      await resolve(hold, 'void')
      own.passTime(DAY_MS)
      expect(await expirePoints(platform)).toBe(1)
      expect(await expirePoints(platform)).toBe(0)
      const end = await (await own.signIn(member.phone)).call('GET /api/points', {})
      expect(end.balance).toBe(30)
      expect(end.entries.reduce((sum, entry) => sum + entry.points, 0)).toBe(30)
      expect(await faults()).toEqual([])
    }))

  it('is announced thirty and seven days before to whoever loses something, once each', () =>
    inShop(async (own) => {
      const { earn, goTo } = actsOf(own)
      const { platform } = own.server
      const [loser, keeper] = [await own.signIn(), await own.signIn()]
      const year = own.now().getFullYear()
      await earn(orderEarning(orderOf(loser.userId, 80)))
      goTo(`${year + 1}-06-01T00:00:00`)
      await earn(orderEarning(orderOf(loser.userId, 5)), orderEarning(orderOf(keeper.userId, 30)))
      const inbox = async (phone: string) =>
        (await (await own.signIn(phone)).call('GET /api/messages', {})).items

      goTo(`${year + 1}-11-30T09:00:00`)
      expect(await remindOfPoints(platform)).toBe(0)
      for (const day of ['12-01', '12-02']) {
        goTo(`${year + 1}-${day}T09:00:00`)
        expect(await remindOfPoints(platform)).toBe(1)
      }
      expect(await inbox(loser.phone)).toMatchObject([
        { kind: 'pointsExpiring', text: '80 积分将于 12 月 31 日到期' },
      ])
      goTo(`${year + 1}-12-10T09:00:00`)
      expect(await remindOfPoints(platform)).toBe(0)
      goTo(`${year + 1}-12-24T09:00:00`)
      await Promise.all([remindOfPoints(platform), remindOfPoints(platform)])
      expect(await inbox(loser.phone)).toHaveLength(2)
      expect(await inbox(keeper.phone)).toEqual([])
    }))
})
