import { expect, it } from 'vitest'
import { endOfTurn } from './end-of-turn.ts'

/** Whether the turn that runs now is over. */
function watchTurn(): () => boolean {
  let over = false
  setImmediate(() => {
    over = true
  })
  return () => over
}

it('lets an answer wait for the others of its turn', async () => {
  const isOver = watchTurn()
  await Promise.all([endOfTurn(), endOfTurn()])
  expect(isOver()).toBe(true)
})

it('lets 48 leave at once, and those behind them at the end of the turn', async () => {
  const isOver = watchTurn()
  const full = Array.from({ length: 48 }, () => endOfTurn())
  const behind = endOfTurn()
  await Promise.all(full)
  expect(isOver()).toBe(false)
  await behind
  expect(isOver()).toBe(true)
})
