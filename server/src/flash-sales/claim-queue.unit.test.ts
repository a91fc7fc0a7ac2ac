import postgres from 'postgres'
import { expect, it, vi } from 'vitest'
import { type ClaimQueue, createClaimQueue, type Settle } from './claim-queue.ts'
import type { Asked, Outcome, Settled } from './settle-claims.ts'

const asked = (userId: string, key = `key of ${userId}`, isRepeat = false): Asked => ({
  userId,
  key,
  addressId: null,
  isRepeat,
  askedAt: new Date(0),
})
const won = (one: Asked): Outcome => ({ claimId: `${one.userId} ${one.key}`, payBy: new Date(0) })
const silent = { onSettled: () => undefined, onFault: () => {}, isTooLate: () => false }
const settledAll = (batch: readonly Asked[]): Settled => ({
  outcomes: batch.map(won),
  stockLeft: 1_000,
  closed: false,
  wins: batch.length,
})

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A queue whose batches are kept; each `finish` settles the one that was begun first. */
function slowQueue(): { queue: ClaimQueue; batches: string[][]; finish(): Promise<void> } {
  const batches: string[][] = []
  const begun: (() => void)[] = []
  const settle: Settle = async (_itemId, batch) => {
    batches.push(batch.map(({ userId }) => userId))
    await new Promise<void>((resolve) => {
      begun.push(resolve)
    })
    return settledAll(batch)
  }
  return {
    queue: createClaimQueue(settle, silent),
    batches,
    async finish() {
      begun.shift()?.()
      await turn()
    },
  }
}

it('gathers what comes in one turn or while a batch is settled, and begins the next when that is done', async () => {
  const { queue, batches, finish } = slowQueue()
  const first = ['a', 'b'].map((userId) => queue.ask('item', asked(userId)))
  expect(batches).toEqual([])
  await turn()
  const next = ['c', 'd'].map((userId) => queue.ask('item', asked(userId)))
  await turn()
  expect(batches).toEqual([['a', 'b']])
  await finish()
  expect(batches).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  await finish()
  expect(await Promise.all([...first, ...next])).toHaveLength(4)
  const other = queue.ask('item', asked('e'))
  await turn()
  await finish()
  expect(await other).toMatchObject({ claimId: 'e key of e' })
})

it('begins a second batch beside the first as soon as it is full, and no third', async () => {
  const { queue, batches, finish } = slowQueue()
  const crowd = Array.from({ length: 3 * 250 }, (_, index) => `shopper ${index}`)
  const sizes = () => batches.map(({ length }) => length)
  const ask = (from: number, to: number) =>
    crowd.slice(from, to).map((userId) => queue.ask('item', asked(userId)))
  const outcomes = ask(0, 1)
  await turn()
  outcomes.push(...ask(1, 250))
  await turn()
  expect(sizes()).toEqual([1])
  outcomes.push(...ask(250, 750))
  expect(sizes()).toEqual([1, 250])
  // Whoever is in either batch has their place.
  const [again] = [queue.ask('item', asked('shopper 1'))]
  await finish()
  expect(sizes()).toEqual([1, 250, 250])
  await finish()
  expect(sizes()).toEqual([1, 250, 250])
  await finish()
  expect(sizes()).toEqual([1, 250, 250, 249])
  await finish()
  expect((await Promise.all(outcomes)).map((one) => 'claimId' in one && one.claimId)).toEqual(
    crowd.map((userId) => `${userId} key of ${userId}`),
  )
  expect(await again).toEqual(await outcomes[1])
})

it('begins no batch beside one that may win all that is left, and asks none for those who are too late then', async () => {
  let stockLeft = 200
  let isRemembered = false
  const { promise: remembering, resolve: remember } = Promise.withResolvers<void>()
  const sizes: number[] = []
  const queue = createClaimQueue(
    async (_itemId, batch) => {
      sizes.push(batch.length)
      await turn()
      const units = Math.min(stockLeft, batch.length === 1 ? 0 : batch.length)
      stockLeft -= units
      const outcomes = batch.map((one, index) =>
        index < units ? won(one) : { refusal: 'sold_out' as const },
      )
      return { outcomes, stockLeft, closed: false, wins: 200 - stockLeft }
    },
    {
      ...silent,
      onSettled: () => (stockLeft === 0 ? remembering : undefined),
      isTooLate: (_itemId, userId) => isRemembered && userId !== 'winner',
    },
  )
  void queue.ask('item', asked('early'))
  await turn()
  const crowd = Array.from({ length: 600 }, (_, index) => queue.ask('item', asked(String(index))))
  const repeats = [
    queue.ask('item', asked('winner')),
    // Its win may be younger than what is remembered.
    queue.ask('item', asked('unheard', 'key of unheard', true)),
  ]
  await vi.waitUntil(() => stockLeft === 0)
  await turn()
  isRemembered = true
  remember()
  const outcomes = await Promise.all(crowd)
  expect(outcomes.filter((one) => 'claimId' in one)).toHaveLength(200)
  expect(await Promise.all(repeats)).toEqual([{ refusal: 'sold_out' }, { refusal: 'sold_out' }])
  // The second began while nothing was known of the stock. Whoever may have won is asked for.
  expect(sizes).toEqual([1, 250, 2])
})

it('gives a shopper one place: the same key shares it, another key waits for the answer', async () => {
  const { queue, batches, finish } = slowQueue()
  const [first, same, second] = [
    queue.ask('item', asked('a')),
    queue.ask('item', asked('a')),
    queue.ask('item', asked('a', 'of the other phone')),
  ]
  await turn()
  await finish()
  expect(await first).toEqual(await same)
  await turn()
  await finish()
  expect(await second).toMatchObject({ claimId: 'a of the other phone' })
  expect(batches).toEqual([['a'], ['a']])
})

it('splits a batch around a row that the database does not take, and gives up at once when it is gone', async () => {
  const fault = Object.assign(new postgres.PostgresError('a row'), { code: '23514' })
  let isGone = false
  const faults: unknown[] = []
  const queue = createClaimQueue(
    async (_itemId, batch) => {
      if (isGone) throw new Error('connection lost')
      if (batch.some(({ userId }) => userId === 'bad')) throw fault
      return settledAll(batch)
    },
    { ...silent, onFault: (error) => faults.push(error) },
  )
  const names = ['first', 'good', 'bad', 'fine', 'well', 'sound']
  const outcomes = await Promise.allSettled(names.map((userId) => queue.ask('item', asked(userId))))
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  isGone = true
  const lost = await Promise.allSettled(names.map((userId) => queue.ask('item', asked(userId))))
  expect(lost.map(({ status }) => status)).toEqual(Array(6).fill('rejected'))
  expect(lost[1]).toMatchObject({ reason: { code: 'flash_unsettled' } })
  // The bad row once, and the lost connection once for its batch.
  expect(faults).toHaveLength(2)
})

it('refuses whoever would have to wait too long', async () => {
  const { queue } = slowQueue()
  // Those in the two batches that are in work wait no more.
  for (let index = 0; index < 10_500; index += 1) void queue.ask('item', asked(String(index)))
  await expect(queue.ask('item', asked('too late'))).rejects.toMatchObject({ code: 'flash_busy' })
})
