import type { SkuImport } from '@yuxiang/shared/api/goods'
import { readXlsx } from 'hucre/xlsx'
import { createStaff } from '../../../server/src/identity/index.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { Caller } from '../../support/caller.ts'
import { csv, sendSheet } from '../../support/desk.ts'
import { type Row, row } from '../row.ts'

const SKUS = 5_000

/** The goods desk's sheet at its longest: out, back with every price and stock changed, and written. */
export async function measureSkuSheet(platform: Platform, url: string): Promise<Row[]> {
  const staff = await staffOfLargeShop(platform, url)
  const seconds = async <Answer>(work: () => Promise<Answer>): Promise<[Answer, number]> => {
    const started = performance.now()
    const answer = await work()
    return [answer, (performance.now() - started) / 1_000]
  }
  const [bytes, out] = await seconds(async () => {
    const { downloadUrl } = await staff.call('POST /api/merchant/sku-exports', { body: {} })
    return new Uint8Array(await (await fetch(url + downloadUrl)).arrayBuffer())
  })
  const [heading = [], ...rows] = (await readXlsx(bytes)).sheets[0]?.rows ?? []
  if (rows.length !== SKUS) throw new Error(`the sheet has ${rows.length} rows`)
  const changed = rows.map((cells) =>
    cells.with(3, (Number(cells[3]) + 1).toFixed(2)).with(4, Number(cells[4]) + 5),
  )
  const [{ body: preview }, read] = await seconds(() =>
    sendSheet<SkuImport>(staff, '/api/merchant/sku-imports', csv([heading, ...changed])),
  )
  if (preview.errorCount > 0 || preview.prices !== SKUS)
    throw new Error(JSON.stringify(preview).slice(0, 300))
  const [, written] = await seconds(() =>
    staff.call('POST /api/merchant/sku-imports/{id}/confirm', { params: { id: preview.id } }),
  )
  const suite = 'certification'
  return [
    row(suite, `goods desk: sheet of ${SKUS} SKUs written`, out, 's', null, ''),
    row(suite, `goods desk: ${SKUS} changed rows read and previewed`, read, 's', null, ''),
    row(
      suite,
      `goods desk: ${SKUS} prices and stocks written`,
      written,
      's',
      null,
      '≤ 20 s with the preview',
    ),
  ]
}

/** Gives one merchant products enough, and somebody who works there. */
async function staffOfLargeShop(platform: Platform, url: string): Promise<Caller> {
  const { sql } = platform.database
  await sql`
    with wanted as (select id from merchants order by id desc limit 1)
    update products set merchant_id = wanted.id from wanted
    where products.id in (select product_id from skus order by id limit ${SKUS})`
  const [shop] = await sql<{ id: string }[]>`select id from merchants order by id desc limit 1`
  const userId = await createStaff(platform, { phone: '13600000998', roles: ['merchant'] })
  await sql`insert into merchant_staff (merchant_id, user_id) values (${shop?.id ?? ''}, ${userId})`
  const token = await platform.tokens.signAccess({ userId, roles: ['shopper', 'merchant'] })
  return new Caller(url, token, userId)
}
