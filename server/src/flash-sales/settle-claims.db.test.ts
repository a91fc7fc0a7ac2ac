import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balanceOf, openSale, type SaleTerms, shopperWith } from '../../../test/support/flash.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { spendableLots } from '../points/index.ts'
import { type Asked, type Outcome, settleClaims, settleUnderLocks } from './settle-claims.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(async () => {
  const { database, clock } = shop.server.platform
  expect(await checkLedger(database.sql, clock())).toEqual([])
  await shop.stop()
})

const wishOf = (userId: string): Asked => ({
  userId,
  key: randomUUID(),
  addressId: null,
  isRepeat: false,
  askedAt: shop.now(),
})

const settle = async (itemId: string, asked: readonly Asked[]) =>
  settleClaims(shop.server.platform, itemId, asked)

async function saleFor(count: number, terms: SaleTerms = {}) {
  const sale = await openSale(shop, terms)
  const crowd = await Promise.all(Array.from({ length: count }, () => shopperWith(shop, 100)))
  return { ...sale, wishes: crowd.map(({ userId }) => wishOf(userId)) }
}

/** Until so many statements wait for locks of others. */
const untilWaiting = (count: number) =>
  until(async () => {
    const [row] = await shop.server.platform.database.sql<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    return row?.waiting === count
  })

/** Settles batches of an item, each as a process of its own would; before they can write, `meanwhile` is committed. */
async function settleBeside(
  itemId: string,
  batches: readonly (readonly Asked[])[],
  meanwhile: (tx: Db) => Promise<unknown>,
): Promise<Outcome[][]> {
  const { database } = shop.server.platform
  const settling = await database.transaction(async (tx) => {
    await sqlOf(tx)`select from flash_items where id = ${itemId} for no key update`
    const begun = Promise.all(batches.map((batch) => settle(itemId, batch)))
    await untilWaiting(batches.length)
    await meanwhile(tx)
    // In an object: a promise alone would be waited for here, and it waits for this transaction.
    return { begun }
  })
  return (await settling.begun).map(({ outcomes }) => outcomes)
}

const refusals = (outcomes: readonly Outcome[] | undefined) =>
  outcomes?.map((outcome) => ('refusal' in outcome ? outcome.refusal : 'won'))

describe('what was seen before the write and does not hold any more', () => {
  it('stock that went elsewhere: the first get what is left', async () => {
    const { itemId, wishes } = await saleFor(3, { stockTotal: 3 })
    const [outcomes] = await settleBeside(itemId, [wishes], (tx) =>
      tx.execute(`update flash_items set stock_left = 1, wins = 2 where id = '${itemId}'`),
    )
    expect(refusals(outcomes)).toEqual(['won', 'sold_out', 'sold_out'])
    expect(await balanceOf(shop, itemId)).toMatchObject({ left: 0, standing: 1, heldOrSpent: 100 })
  })

  it('an item that was paused or closed: nobody wins', async () => {
    for (const [change, refusal] of [
      ['paused = true', 'flash_sale_paused'],
      ['closed = true, stock_left = 0', 'ended'],
    ]) {
      const { itemId, wishes } = await saleFor(2)
      const [outcomes] = await settleBeside(itemId, [wishes], (tx) =>
        tx.execute(`update flash_items set ${change} where id = '${itemId}'`),
      )
      expect(refusals(outcomes)).toEqual([refusal, refusal])
      expect(await balanceOf(shop, itemId)).toMatchObject({ standing: 0, heldOrSpent: 0 })
    }
  })

  it('points that were spent: who spent them is refused alone', async () => {
    const [sale, other] = [await saleFor(3), await saleFor(0)]
    const [spender] = sale.wishes as [Asked]
    const [outcomes] = await settleBeside(sale.itemId, [sale.wishes], () =>
      settle(other.itemId, [wishOf(spender.userId)]),
    )
    expect(refusals(outcomes)).toEqual(['points_short', 'won', 'won'])
    expect(await balanceOf(shop, sale.itemId)).toMatchObject({ left: 8, standing: 2, heldOrSpent: 200 })
    expect(await spendableLots(shop.server.platform.database.db, spender.userId, shop.now())).toEqual([])
  })

  it('a key that another process had, too: one claim, and both hear of it', async () => {
    const { itemId, wishes } = await saleFor(2)
    const [one, two] = await settleBeside(itemId, [wishes, wishes.toReversed()], async () => {})
    expect(refusals(one)).toEqual(['won', 'won'])
    expect(one).toEqual(two?.toReversed())
    expect(await balanceOf(shop, itemId)).toMatchObject({ left: 8, standing: 2, heldOrSpent: 200 })
  })

  it('a place that another phone took: one wins, the other has had their share', async () => {
    const { itemId, wishes } = await saleFor(1)
    const again = wishes.map(({ userId }) => wishOf(userId))
    const both = await settleBeside(itemId, [wishes, again], async () => {})
    expect(both.flatMap(refusals).sort()).toEqual(['limit_reached', 'won'])
    expect(await balanceOf(shop, itemId)).toMatchObject({ left: 9, standing: 1, heldOrSpent: 100 })
  })
})

it('says no refusal to a wish that was won meanwhile, whatever it saw first', async () => {
  const { database } = shop.server.platform
  for (const terms of [{ stockTotal: 1 }, { stockTotal: 9 }]) {
    const { itemId, wishes } = await saleFor(1, terms)
    const { first, second } = await database.transaction(async (tx) => {
      // Earlier claims can be looked at, items and what people have in points can't.
      await tx.execute('lock table flash_items, ledger_accounts in access exclusive mode')
      const second = settle(itemId, wishes)
      await until(async () => {
        const [row] = await database.sql<{ waiting: number; looking: number }[]>`
          select count(*) filter (where wait_event_type = 'Lock')::int as waiting,
            count(*) filter (where state = 'active' and query like '%with asked as%')::int as looking
          from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
        return row?.waiting === 3 && row.looking === 0
      })
      return { first: await settleUnderLocks(tx, shop.server.platform, itemId, wishes), second }
    })
    expect(refusals(first.outcomes)).toEqual(['won'])
    expect((await second).outcomes).toEqual(first.outcomes)
    expect(await balanceOf(shop, itemId)).toMatchObject({ standing: 1, heldOrSpent: 100 })
  }
})

it('settles once more what the database ended to resolve a deadlock', async () => {
  const { database } = shop.server.platform
  const { itemId, wishes } = await saleFor(2)
  const { begun } = await database.transaction(async (tx) => {
    const sql = sqlOf(tx)
    // Accounts first and the item afterwards: against the order of locks.
    await sql`
      select from ledger_accounts where owner_id in ${sql(wishes.map(({ userId }) => userId))} for no key update`
    const begun = settle(itemId, wishes)
    await untilWaiting(1)
    expect(
      await sql`select from flash_items where id = ${itemId} for no key update skip locked`,
    ).toHaveLength(0)
    // The claims wait for the longer time, so it is their statement that is found in the circle.
    await sql`select from flash_items where id = ${itemId} for no key update`
    return { begun }
  })
  expect(refusals((await begun).outcomes)).toEqual(['won', 'won'])
  expect(await balanceOf(shop, itemId)).toMatchObject({ left: 8, standing: 2, heldOrSpent: 200 })
})

it('sells exactly what there is to batches of many processes that share shoppers in every order', async () => {
  const { itemId, wishes } = await saleFor(12, { stockTotal: 7 })
  const batches = [wishes, wishes.toReversed(), wishes.slice(6), wishes.slice(0, 6), wishes.slice(3, 9)]
  const settled = await Promise.all(batches.map((batch) => settle(itemId, batch)))
  expect(settled.every(({ stockLeft }) => stockLeft >= 0)).toBe(true)
  expect(Math.min(...settled.map(({ stockLeft }) => stockLeft))).toBe(0)
  expect(await balanceOf(shop, itemId)).toMatchObject({ left: 0, standing: 7, most: 1, heldOrSpent: 700 })
})
