import type { Hono } from 'hono'
import { z } from 'zod'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { sheetTypes, writeSheets, writeTable } from '../platform/sheets/index.ts'
import { overviewSheets, plainCountySheet } from './overview-sheets.ts'
import { readOverview } from './read-overview.ts'

/** What a signed address carries: written here alone, and not to be changed under its signature. */
const Carried = z.strictObject({
  counties: z.array(z.string()).nullable(),
  from: z.iso.date(),
  to: z.iso.date(),
  format: z.enum(['csv', 'xlsx']),
})
type Carried = z.infer<typeof Carried>

const pathOf = (scope: string) => `/api/statistics/files/${scope}`

/** An address, good for 10 minutes, of the desk's tables of what whoever asked may see. */
export function overviewLink({ config, clock }: Platform, wanted: Carried): { url: string } {
  const scope = Buffer.from(JSON.stringify(wanted)).toString('base64url')
  return { url: signedLink(config.SECRET_KEY, pathOf(scope), clock()) }
}

/** `GET /api/statistics/files/{scope}?expires=&signature=`: all tables as a workbook, the counties' as CSV. */
export function mountOverviewFile(app: Hono, platform: Platform): void {
  mountSignedFile(app, platform, pathOf(':scope'), async ({ scope = '' }) => {
    const { counties, format, ...span } = Carried.parse(
      JSON.parse(Buffer.from(scope, 'base64url').toString()),
    )
    const overview = await readOverview(platform, counties, span)
    const bytes =
      format === 'csv'
        ? await writeTable('csv', plainCountySheet(overview))
        : await writeSheets(overviewSheets(overview))
    return {
      bytes,
      contentType: sheetTypes[format],
      name: `消费帮扶销售统计 ${span.from} 至 ${span.to}.${format}`,
    }
  })
}
