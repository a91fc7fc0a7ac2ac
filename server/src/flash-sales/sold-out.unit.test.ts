import { expect, it, vi } from 'vitest'
import type { Database } from '../platform/db/index.ts'
import { createSoldOut } from './sold-out.ts'

/** What the two questions of the memory answer: the item's figures, and who won one. */
function makeItem() {
  const item = { stockLeft: 0, wins: '1', closed: false }
  const winners = ['first']
  const answer = vi.fn(async (parts: TemplateStringsArray) =>
    parts[0]?.includes('flash_items') ? [{ ...item }] : [{ userIds: winners.join(',') || null }],
  )
  return { item, winners, answer, soldOut: createSoldOut({ sql: answer as unknown as Database['sql'] }) }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('knows who is too late, and asks again for those who won since it looked', async () => {
  const { item, winners, soldOut } = makeItem()
  expect(soldOut.isFor('item', 'second')).toBe(false)
  soldOut.note('item', { stockLeft: 0, wins: 1, closed: false })
  await settled()
  expect([soldOut.isFor('item', 'first'), soldOut.isFor('item', 'second')]).toEqual([false, true])
  // A unit came back, and went to somebody who waited already: their repeat must hear of it.
  item.wins = '2'
  winners.push('second')
  soldOut.note('item', { stockLeft: 0, wins: 2, closed: false })
  // While it looks they wait for what it sees, whoever they are.
  expect(await Promise.all(['second', 'third'].map((one) => soldOut.isFor('item', one)))).toEqual([
    false,
    true,
  ])
  expect(['first', 'second', 'third'].map((one) => soldOut.isFor('item', one))).toEqual([false, false, true])
})

it('forgets what is for sale again, and never remembers what is closed', async () => {
  const { item, soldOut } = makeItem()
  soldOut.note('item', { stockLeft: 0, wins: 1, closed: false })
  await settled()
  expect(soldOut.isFor('item', 'second')).toBe(true)
  soldOut.note('item', { stockLeft: 1, wins: 1, closed: false })
  expect(soldOut.isFor('item', 'second')).toBe(false)
  item.closed = true
  for (const closed of [true, false]) {
    soldOut.note('item', { stockLeft: 0, wins: 1, closed })
    await settled()
    expect(soldOut.isFor('item', 'second')).toBe(false)
  }
})

it('looks again after half a second while it answers, and after a second before it answers', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  try {
    const { item, answer, soldOut } = makeItem()
    soldOut.note('item', { stockLeft: 0, wins: 1, closed: false })
    await settled()
    expect(answer).toHaveBeenCalledTimes(2)
    now.mockReturnValue(499)
    expect(soldOut.isFor('item', 'second')).toBe(true)
    expect(answer).toHaveBeenCalledTimes(2)
    now.mockReturnValue(999)
    expect([soldOut.isFor('item', 'second'), soldOut.isFor('item', 'third')]).toEqual([true, true])
    expect(answer).toHaveBeenCalledTimes(3)
    await settled()
    item.stockLeft = 1
    now.mockReturnValue(1_999)
    expect(await soldOut.isFor('item', 'second')).toBe(false)
    expect(answer).toHaveBeenCalledTimes(4)
  } finally {
    now.mockRestore()
  }
})
