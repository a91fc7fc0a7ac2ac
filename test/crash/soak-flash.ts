/** `pnpm soak:flash [seeds] [first]`: that many flash sales, each killed at another moment. Ends with 1 and says which seed broke. */
import { rm } from 'node:fs/promises'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { killedSale } from './flash-seed.ts'
import { createKillableShop } from './killable-shop.ts'

const [count = 200, first = 1] = process.argv.slice(2).map(Number)
const directory = await temporaryFolder('yuxiang-soak-')
const shop = await createKillableShop(directory)
const faults: string[] = []
try {
  await shop.start()
  for (let seed = first; seed < first + count; seed += 1) {
    const found = await killedSale(shop, seed)
    faults.push(...found)
    for (const fault of found) console.error(fault)
    if ((seed - first + 1) % 10 === 0)
      console.log(`${seed - first + 1} of ${count} sales, ${faults.length} faults`)
  }
} finally {
  await shop.stop()
  await rm(directory, { recursive: true, force: true })
}
process.exitCode = faults.length > 0 ? 1 : 0
