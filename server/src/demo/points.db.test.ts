import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { writePoints } from './points.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop.stop())

test('the demo’s shoppers have points by checking in, and today’s check-in goes on with their row', async () => {
  const shoppers = [await shop.signIn(), await shop.signIn(), await shop.signIn()]
  const { database } = shop.server.platform
  await database.transaction((tx) =>
    writePoints(
      tx,
      shoppers.map(({ userId }) => userId),
      shop.now(),
    ),
  )
  const pages = await Promise.all(shoppers.map((shopper) => shopper.call('GET /api/points', {})))
  expect(pages.map(({ checkIn }) => [checkIn.doneToday, checkIn.streakDays])).toEqual([
    [false, 45],
    [false, 12],
    [false, 0],
  ])
  expect(pages[1]?.balance).toBe(6 * 5 + 6 * 10)
  expect(pages[2]?.balance).toBe(3 * 5)
  expect(pages[0]?.balance).toBeGreaterThan(300)
  expect(await shoppers[0]?.call('POST /api/points/check-ins', {})).toMatchObject({ streakDays: 46 })
  expect(await checkLedger(database.sql, shop.now())).toEqual([])
})
