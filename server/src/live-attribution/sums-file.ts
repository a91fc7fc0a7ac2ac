import { type LiveSumKind, type LiveSums, liveSumKinds } from '@yuxiang/shared/api/live-reach'
import type { Hono } from 'hono'
import { z } from 'zod'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { type SheetToWrite, sheetTypes, writeTable } from '../platform/sheets/index.ts'
import { readLiveSums, type SumsQuery } from './read-sums.ts'
import type { SoldLines } from './sold.ts'

const pathOf = (scope: string) => `/api/live-sums/${scope}/file`

/** What a signed address carries: written here alone, and not to be changed under its signature. */
const Carried = z.object({
  by: z.enum(liveSumKinds),
  from: z.iso.date(),
  to: z.iso.date(),
  merchantId: z.uuid().optional(),
  format: z.enum(['xlsx', 'csv']),
})

/** An address, good for 10 minutes, of the sums of a period. */
export const sumsFileLink = (
  { config, clock }: Platform,
  query: SumsQuery & { format: 'xlsx' | 'csv' },
): string =>
  signedLink(config.SECRET_KEY, pathOf(Buffer.from(JSON.stringify(query)).toString('base64url')), clock())

const kindNames: Record<LiveSumKind, string> = {
  session: '场次',
  host: '主播',
  county: '区县',
  product: '商品',
}

/** `GET /api/live-sums/{scope}/file?expires=&signature=` */
export function mountLiveSumsFile(app: Hono, platform: Platform, sold: SoldLines): void {
  mountSignedFile(app, platform, pathOf(':scope'), async ({ scope = '' }) => {
    const { format, ...query } = Carried.parse(JSON.parse(Buffer.from(scope, 'base64url').toString()))
    const sheet = sheetOf(query.by, await readLiveSums(platform, sold, query))
    return {
      bytes: await writeTable(format, sheet),
      contentType: sheetTypes[format],
      name: `直播成交 按${kindNames[query.by]} ${query.from} 至 ${query.to}.${format}`,
    }
  })
}

function sheetOf(by: LiveSumKind, { total, items }: LiveSums): SheetToWrite {
  const count = (title: string) => ({ title, width: 10, kind: 'count' as const })
  const fen = (title: string) => ({ title, width: 16, kind: 'fen' as const })
  const cells = (row: Omit<LiveSums['items'][number], 'key' | 'name' | 'note'>) => [
    row.exposures,
    row.clicks,
    row.orders,
    row.buyers,
    row.goodsFen,
    row.refundedFen,
    row.goodsFen - row.refundedFen,
  ]
  return {
    name: `按${kindNames[by]}`,
    columns: [
      { title: kindNames[by], width: 34, kind: 'text' },
      { title: '说明', width: 26, kind: 'text' },
      ...['曝光', '点击', '订单数', '买家数'].map(count),
      ...['成交额（元）', '其中已退（元）', '净成交额（元）'].map(fen),
    ],
    rows: items.map((row) => [row.name, row.note, ...cells(row)]),
    sums: ['合计', '', ...cells(total)],
  }
}
