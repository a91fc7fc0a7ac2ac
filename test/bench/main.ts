import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { benchLedger } from './ledger/suite.ts'
import { type Row, tableOf } from './row.ts'
import { benchShop } from './shop/suite.ts'

/** `pnpm bench [suite]`: prints a table and keeps the rows in results.json beside this file. */
const suites: Record<string, () => Promise<Row[]>> = { shop: benchShop, ledger: benchLedger }

const wanted = process.argv[2]
const names = wanted === undefined ? Object.keys(suites) : [wanted]
const resultsFile = fileURLToPath(new URL('results.json', import.meta.url))
const kept = await readFile(resultsFile, 'utf8').then(
  (text) => JSON.parse(text) as Row[],
  () => [],
)
let rows = kept
for (const name of names) {
  const suite = suites[name]
  if (!suite) throw new Error(`no suite ${name}; there are: ${Object.keys(suites).join(', ')}`)
  const measured = await suite()
  rows = [...rows.filter((row) => row.suite !== name), ...measured]
  console.log(tableOf(measured))
}
await writeFile(resultsFile, `${JSON.stringify(rows, null, 2)}\n`)
