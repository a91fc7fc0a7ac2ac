import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { benchCatalogue } from './catalogue/suite.ts'
import { benchCertification } from './certification/suite.ts'
import { benchComplaints } from './complaints/suite.ts'
import { benchFlash } from './flash/suite.ts'
import { benchLedger } from './ledger/suite.ts'
import { benchLive } from './live/suite.ts'
import { benchPricing } from './pricing/suite.ts'
import { missedOf, type Row, tableOf } from './row.ts'
import { benchShop } from './shop/suite.ts'

/**
 * `pnpm bench [suite]`: prints a table and which goals are missed, keeps the rows in results.json beside this file.
 * Ends with 1 when a goal is missed.
 */
const suites: Record<string, () => Promise<Row[]>> = {
  shop: benchShop,
  catalogue: benchCatalogue,
  ledger: benchLedger,
  pricing: benchPricing,
  flash: benchFlash,
  certification: benchCertification,
  complaints: benchComplaints,
  live: benchLive,
}

const wanted = process.argv[2]
const names = wanted === undefined ? Object.keys(suites) : [wanted]
const resultsFile = fileURLToPath(new URL('results.json', import.meta.url))
const kept = await readFile(resultsFile, 'utf8').then(
  (text) => JSON.parse(text) as Row[],
  () => [],
)
let rows = kept
const missed: string[] = []
for (const name of names) {
  const suite = suites[name]
  if (!suite) throw new Error(`no suite ${name}; there are: ${Object.keys(suites).join(', ')}`)
  const measured = await suite()
  rows = [...rows.filter((row) => row.suite !== name), ...measured]
  console.log(tableOf(measured))
  missed.push(...missedOf(measured))
}
await writeFile(resultsFile, `${JSON.stringify(rows, null, 2)}\n`)
for (const line of missed) console.log(`missed: ${line}`)
process.exitCode = missed.length > 0 ? 1 : 0
