import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProductQuery } from '@yuxiang/shared/api/catalog'
import { startPostgres } from '../../../server/launch/embedded-postgres.ts'
import { cachesOf } from '../../../server/src/catalog/caches.ts'
import { listProducts } from '../../../server/src/catalog/list-products.ts'
import { insertManyProducts } from '../../../server/src/demo/many.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import { migrateDatabase } from '../../../server/src/platform/db/migrate.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { testConfig } from '../../support/config.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { type Row, row } from '../row.ts'

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 100_000)
const RUNS = 21
/** Half a blink: what a person does not notice. */
const GOAL = '≤ 100 ms'

const questions: [name: string, query: ProductQuery][] = [
  ['everything', {}],
  ['everything by price', { sort: 'priceAsc' }],
  ['a county', { county: '奉节县' }],
  ['certified', { certified: 'true' }],
  ['not certified', { certified: 'false' }],
  ['not certified, of a county', { certified: 'false', county: '奉节县' }],
  ['search 脐橙', { q: '脐橙' }],
  ['search 腊肉', { q: '腊肉' }],
  ['search 茶', { q: '茶' }],
]

/** Lists and searches at 100,000 products, asked of the database each time: the median, its total included. */
export async function benchCatalogue(): Promise<Row[]> {
  const folder = await temporaryFolder('yuxiang-bench-')
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') })
  try {
    await migrateDatabase(postgres.url)
    await insertManyProducts(postgres.url, PRODUCTS)
    const platform = await createPlatform(testConfig(postgres.url), { clock: systemClock })
    try {
      const rows: Row[] = []
      for (const [name, query] of questions) {
        const ms = await medianMs(platform, query)
        rows.push(row('catalogue', `${name}, uncached, ${PRODUCTS} products`, ms, 'ms', null, GOAL))
      }
      return rows
    } finally {
      await platform.database.close()
    }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function medianMs(platform: Platform, query: ProductQuery): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const { totals } = cachesOf(platform)
    totals.clear()
    const startedAt = performance.now()
    const { items } = await listProducts(platform, { page: 1, pageSize: 20, ...query })
    times.push(performance.now() - startedAt)
    if (items.length === 0) throw new Error(`nothing was found for ${JSON.stringify(query)}`)
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN
}
