import type { Hono } from 'hono'
import { z } from 'zod'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { type SheetToWrite, writeSheets, xlsxType } from '../platform/sheets/index.ts'
import { readVenueSales, type SalesQuery } from './read-venue-sales.ts'
import type { VenueSalesOf } from './shelf.ts'

const pathOf = (scope: string) => `/api/operations/venue-sales/${scope}/file`

/** What a signed address carries: written here alone, and not to be changed under its signature. */
const Carried = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  venue: z.string().optional(),
  kind: z.enum(['hall', 'counter', 'zone']).optional(),
})

/** An address, good for 10 minutes, of the sums of a period. */
export const salesFileLink = ({ config, clock }: Platform, query: SalesQuery): string =>
  signedLink(config.SECRET_KEY, pathOf(Buffer.from(JSON.stringify(query)).toString('base64url')), clock())

const kindNames = { hall: '专馆', counter: '专柜', zone: '专区' } as const
const sumColumns = [
  { title: '订单数', width: 10, kind: 'count' },
  { title: '件数', width: 10, kind: 'count' },
  { title: '成交额（元）', width: 16, kind: 'fen' },
  { title: '其中已退（元）', width: 16, kind: 'fen' },
] as const

/** `GET /api/operations/venue-sales/{scope}/file?expires=&signature=`: by venue, and by day. */
export function mountVenueSalesFile(app: Hono, platform: Platform, salesOf: VenueSalesOf): void {
  mountSignedFile(app, platform, pathOf(':scope'), async ({ scope = '' }) => {
    const query = Carried.parse(JSON.parse(Buffer.from(scope, 'base64url').toString()))
    const { total, venues, days } = await readVenueSales(platform, salesOf, query)
    const cells = ({ orders, units, amountFen, refundedFen }: typeof total) => [
      orders,
      units,
      amountFen,
      refundedFen,
    ]
    const sheets: SheetToWrite[] = [
      {
        name: '按场馆',
        columns: [
          { title: '场馆', width: 30, kind: 'text' },
          { title: '类型', width: 8, kind: 'text' },
          { title: '区县', width: 22, kind: 'text' },
          ...sumColumns,
        ],
        rows: venues.map((row) => [row.name, kindNames[row.kind], row.county ?? '全市', ...cells(row)]),
        sums: ['合计', '', '', ...cells(total)],
      },
      {
        name: '按日',
        columns: [{ title: '下单日', width: 14, kind: 'text' }, ...sumColumns],
        rows: days.map((row) => [row.day, ...cells(row)]),
        sums: ['合计', ...cells(total)],
      },
    ]
    return {
      bytes: await writeSheets(sheets),
      contentType: xlsxType,
      name: `场馆成交 ${query.from} 至 ${query.to}.xlsx`,
    }
  })
}
