import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { killedSale } from './flash-seed.ts'
import { createKillableShop, type KillableShop } from './killable-shop.ts'

let directory: string
let shop: KillableShop
beforeAll(async () => {
  directory = await temporaryFolder('yuxiang-flash-')
  shop = await createKillableShop(directory)
  await shop.start()
}, 120_000)
afterAll(async () => {
  await shop.stop()
  await rm(directory, { recursive: true, force: true })
})

it('a flash sale that is killed, the API or the database with it, keeps its word and its balance', async () => {
  for (const seed of [1, 2]) expect(await killedSale(shop, seed)).toEqual([])
}, 180_000)
