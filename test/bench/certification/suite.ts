import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { certificationGoLive } from '@yuxiang/shared/certification/go-live'
import { writeXlsx } from 'hucre/xlsx'
import postgres from 'postgres'
import { referenceCounties } from '../../../server/src/catalog/reference-counties.ts'
import { insertManyProducts } from '../../../server/src/demo/many.ts'
import { assignCounty, createStaff } from '../../../server/src/identity/index.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { Caller } from '../../support/caller.ts'
import { until } from '../../support/shopping.ts'
import { type Shot, seeded, zipf } from '../load.ts'
import { readBesideBare } from '../read-beside-bare.ts'
import { type Row, row } from '../row.ts'
import { startWorld, type World } from '../world.ts'
import { measureSkuSheet } from './sku-sheet.ts'
import { makeTracesAndBrands } from './traces-and-brands.ts'

const PRODUCTS = 10_000
const IMPORTED = 5_000
const CATEGORIES = ['citrus', 'cured-meat', 'honey', 'rice-grain', 'green-tea']
const headings = [
  '证书编号',
  '产品名称',
  '市场主体',
  '区县',
  '发布日期',
  '有效期至',
  '带动农户数',
  '户均年增收',
  '带农方式',
]

/**
 * The certified zone, a certificate's page, a scanned batch and a brand's page as the catalogue is measured, and what
 * takes 5,000 rows: the import of certificates, the goods desk's sheet.
 */
export async function benchCertification(): Promise<Row[]> {
  const world = await startWorld((url) => insertManyProducts(url, PRODUCTS))
  const platform = await createPlatform(world.config, { clock: systemClock })
  try {
    const { zone, certificate } = await makeTraffic(world)
    const { trace, brand } = await makeTracesAndBrands(platform)
    return [
      ...(await readBesideBare(world, 'certification', 'certified zone', zone, null)),
      ...(await readBesideBare(world, 'certification', 'certificate page', certificate, null)),
      ...(await readBesideBare(world, 'certification', 'trace page', trace, null)),
      ...(await readBesideBare(world, 'certification', 'brand page', brand, null)),
      ...(await importCatalogue(world, platform)),
      ...(await measureSkuSheet(platform, world.api.url)),
    ]
  } finally {
    await platform.database.close()
    await world.stop()
  }
}

async function makeTraffic(world: World): Promise<{ zone(): Shot; certificate(): Shot }> {
  const sql = postgres(world.databaseUrl, { max: 1 })
  const rows = await sql<{ no: string }[]>`select certificate_no as no from certifications order by id`
  await sql.end()
  const random = seeded(7)
  const popular = zipf(rows.length, random)
  const get = (path: string): Shot => ({ method: 'GET', path })
  return {
    zone() {
      const page = 1 + Math.floor(random() * 3)
      const category = CATEGORIES[Math.floor(random() * CATEGORIES.length)]
      return get(`/api/products?certified=true&category=${category}&page=${page}`)
    },
    certificate: () => get(`/api/certificates/${encodeURIComponent(rows[popular()]?.no ?? '')}`),
  }
}

/** Half of the rows are new, half change what is there; from the upload until everything is written. */
async function importCatalogue(world: World, platform: Platform): Promise<Row[]> {
  const [uploader, colleague] = [
    await signInOffice(world, platform, 1),
    await signInOffice(world, platform, 2),
  ]
  const bytes = await catalogueFile(world)
  const started = performance.now()
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), '认定目录.xlsx')
  const answer = await fetch(`${world.api.url}/api/certification-office/imports`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${uploader.token}` },
  })
  const { id } = (await answer.json()) as CertificationImport
  const percents = new Set<number>()
  const reach = (state: CertificationImport['state']) =>
    until(async () => {
      const one = await uploader.call('GET /api/certification-office/imports/{id}', { params: { id } })
      percents.add(one.percent)
      if (one.state === 'failed') throw new Error(one.failure ?? 'the import failed')
      return one.state === state
    }, 60_000)
  await reach('preview')
  const previewed = performance.now()
  const { errorCount, rows } = await uploader.call('GET /api/certification-office/imports/{id}', {
    params: { id },
  })
  if (errorCount > 0 || rows !== IMPORTED) throw new Error(`${rows} rows, ${errorCount} errors`)
  await colleague.call('POST /api/certification-office/imports/{id}/confirm', { params: { id } })
  await reach('imported')
  const seconds = (performance.now() - started) / 1000
  return [
    row('certification', `import of ${IMPORTED} rows, upload to written`, seconds, 's', null, '≤ 20 s'),
    row('certification', 'of it until the preview', (previewed - started) / 1000, 's', null, ''),
    row('certification', 'steps of progress seen meanwhile', percents.size, '', null, '≥ 3'),
  ]
}

/** Somebody who works for every county: whose catalogue it is does not change what it takes. */
async function signInOffice(world: World, platform: Platform, number: number): Promise<Caller> {
  const userId = await createStaff(platform, { phone: `1360000099${number}`, roles: ['county'] })
  for (const { code } of Object.values(referenceCounties)) {
    await assignCounty(platform.database.db, userId, code)
  }
  const token = await platform.tokens.signAccess({ userId, roles: ['shopper', 'county'] })
  return new Caller(world.api.url, token, userId)
}

async function catalogueFile(world: World): Promise<Uint8Array> {
  const sql = postgres(world.databaseUrl, { max: 1 })
  const rows = await sql<{ no: string | null; product: string; merchant: string; county: string }[]>`
    (select certificate.certificate_no as no, product.name as product, merchant.name as merchant, county.name as county
      from products product join merchants merchant on merchant.id = product.merchant_id
      join counties county on county.code = product.county_code
      join certifications certificate on certificate.product_id = product.id and certificate.state = 'published'
        and certificate.county_code = product.county_code
      order by product.id limit ${IMPORTED / 2})
    union all
    (select null, product.name, merchant.name, county.name
      from products product join merchants merchant on merchant.id = product.merchant_id
      join counties county on county.code = product.county_code
      where not exists (select from certifications certificate where certificate.product_id = product.id)
      order by product.id limit ${IMPORTED / 2})`
  await sql.end()
  const before = Number(certificationGoLive.slice(0, 4))
  return writeXlsx({
    sheets: [
      {
        name: '认定目录',
        rows: [
          headings,
          ...rows.map(({ no, product, merchant, county }, index) => [
            no ?? `渝帮认〔${before}〕导入${index}号`,
            product,
            merchant,
            county,
            `${before}-01-05`,
            `${before + 2}-12-31`,
            50 + (index % 300),
            1_000 + index,
            '订单收购、务工就业',
          ]),
        ],
      },
    ],
  })
}
