import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { together } from './together.ts'

it('answers all parts in their order', async () => {
  expect(await together(sleep(5, 'slow'), 'plain', Promise.resolve(3))).toEqual(['slow', 'plain', 3])
})

it('waits for every part before it throws what failed first', async () => {
  const ended: string[] = []
  const part = async (name: string, ms: number, fails: boolean) => {
    await sleep(ms)
    ended.push(name)
    if (fails) throw new Error(name)
  }
  await expect(
    together(part('late', 20, true), part('early', 5, true), part('last', 30, false)),
  ).rejects.toThrow('early')
  expect(ended).toEqual(['early', 'late', 'last'])
})
