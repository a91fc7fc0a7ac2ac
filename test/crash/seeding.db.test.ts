import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { categories, merchants, products } from '../../server/src/demo/index.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { quickModules } from '../support/quick-modules.ts'
import { until } from '../support/shopping.ts'

// Pictures that no run of this checkout has drawn yet take a minute or two.
const drawingMs = 240_000
const program = fileURLToPath(new URL('./seeding.ts', import.meta.url))

let database: TestDatabase
let sql: postgres.Sql
let pictures: string
beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.url, { max: 2 })
  pictures = await mkdtemp(join(tmpdir(), 'yuxiang-seeding-'))
})
afterAll(async () => {
  await sql.end()
  await database.drop()
  await rm(pictures, { recursive: true, force: true })
})

type Seeding = { output(): string; exited: Promise<unknown>; kill(): Promise<void> }

function startSeeding(): Seeding {
  const child = spawn(process.execPath, [...quickModules, program, database.url, pictures], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  const exited = once(child, 'close')
  return {
    output: () => output,
    exited,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

const picturesStored = async () => (await readdir(pictures)).filter((name) => name.endsWith('.webp')).length

/** Lets the seeding store pictures until there are as many, and kills it in the middle of more. */
async function killAtPicture(seeding: Seeding, stored: number): Promise<void> {
  await until(async () => (await picturesStored()) >= stored, drawingMs)
  await seeding.kill()
  expect(seeding.output()).not.toContain('就绪')
}

/** Lets the seeding come as far as its first write to `table`, which waits for us, and kills it there. */
async function killAtTable(seeding: Seeding, table: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`lock table ${tx(table)} in share mode`
    await until(async () => {
      const waiting = await tx`select 1 from pg_locks where relation = ${table}::regclass and not granted`
      return waiting.length > 0
    }, drawingMs)
    await seeding.kill()
  })
}

async function counts() {
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*)::int from products) as products,
      (select count(distinct name)::int from products) as names,
      (select count(*)::int from skus) as skus,
      (select count(*)::int from sku_stock) as stocks,
      (select count(*)::int from certifications) as certifications,
      (select count(*)::int from merchants) as merchants,
      (select count(*)::int from categories) as categories,
      (select count(*)::int from banners) as banners,
      (select count(*)::int from unions) as unions,
      (select count(*)::int from users) as users,
      (select count(*)::int from products where state in ('inReview', 'returned')) as proposed,
      (select count(*)::int from demo_seedings) as marks`
  return row ?? {}
}

/** Every picture the catalogue names, in every width it is shown in. */
async function namedPictures(): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select hash || '-' || width || '.webp' as key
    from (select unnest(image_hashes) as hash from products) image, unnest(array[375, 750]) as width
    union select image_hash || '-375.webp' from categories
    union select image_hash || '-1200.webp' from banners`
  return rows.map((row) => row.key)
}

/** A WebP says after `RIFF` how many bytes follow. */
async function isWholePicture(path: string): Promise<boolean> {
  const bytes = await readFile(path)
  return bytes.subarray(8, 12).toString() === 'WEBP' && bytes.readUInt32LE(4) + 8 === bytes.length
}

test('the demo’s seeding, killed at any moment, has written nothing, and the next start writes it whole', {
  timeout: drawingMs * 2,
}, async () => {
  const moments: ((seeding: Seeding) => Promise<void>)[] = [
    (seeding) => killAtPicture(seeding, 300),
    ...['products', 'banners'].map((table) => (seeding: Seeding) => killAtTable(seeding, table)),
  ]
  for (const killAtMoment of moments) {
    await killAtMoment(startSeeding())
    const left = Object.entries(await counts()).filter(([, count]) => count > 0)
    expect(left).toEqual([])
  }

  const atOnce = [startSeeding(), startSeeding()]
  await Promise.all(atOnce.map(({ exited }) => exited))
  const endings = atOnce.map((seeding) => seeding.output().trim().split('\n').at(-1)).sort()
  const whole = await counts()
  const skus = products.reduce((sum, product) => sum + product.skus.length, 0)
  // On the desks of two merchants a new listing waits for its review, and another was returned.
  const proposed = 4
  expect(whole).toMatchObject({
    products: products.length + proposed,
    names: products.length + proposed,
    proposed,
    skus: skus + proposed,
    stocks: skus + proposed,
    certifications: products.filter((product) => product.certification).length,
    merchants: merchants.length,
    categories: categories.length,
    unions: 1,
    marks: 1,
  })
  expect(endings).toEqual(['seeded', 'was seeded before'])
  const named = await namedPictures()
  expect(named.length).toBeGreaterThan(products.length * 2)
  for (const key of named) expect(await isWholePicture(join(pictures, key)), key).toBe(true)

  const again = startSeeding()
  await again.exited
  expect(again.output()).toBe('was seeded before\n')
  expect(await counts()).toEqual(whole)
})
