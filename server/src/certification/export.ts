import type { OfficeCertificate } from '@yuxiang/shared/api/certification-office'
import { certificateStateNames } from '@yuxiang/shared/states/certification'
import type { Hono } from 'hono'
import { z } from 'zod'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { writeSheets, xlsxType } from '../platform/sheets/index.ts'
import type { World } from './certificate-acts.ts'
import type { Office } from './office.ts'
import { type CertificateQuery, listCertificates } from './read-certificates.ts'

const rowsMax = 20_000
const pathOf = (scope: string) => `/api/certification-office/exports/${scope}`

/** What a signed address carries: written here alone, and not to be changed under its signature. */
const Carried = z.object({
  counties: z.array(z.string()).nullable(),
  county: z.string().optional(),
  filter: z.enum(['published', 'suspended', 'revoked', 'expired', 'renewed', 'ending', 'recheck']).optional(),
  q: z.string().optional(),
  sort: z.enum(['publishedOn', 'validTo', 'households', 'nextRecheckOn']).optional(),
})

/** An address, good for 10 minutes, of the table of what this office sees by a filter. */
export const exportLink = (
  { config, clock }: Platform,
  { counties }: Office,
  query: CertificateQuery,
): string => {
  const scope = Buffer.from(JSON.stringify({ counties, ...query })).toString('base64url')
  return signedLink(config.SECRET_KEY, pathOf(scope), clock())
}

const columns: readonly [name: string, width: number, of: (row: OfficeCertificate) => string | number][] = [
  ['证书编号', 28, (row) => row.certificateNo],
  ['产品名称', 30, (row) => row.productName],
  ['市场主体', 30, (row) => row.merchantName],
  ['区县', 22, (row) => row.county],
  ['状态', 10, (row) => certificateStateNames[row.state]],
  ['原因', 30, (row) => row.reason ?? ''],
  ['发布日期', 14, (row) => row.publishedOn],
  ['有效期至', 14, (row) => row.validTo],
  ['带动农户数', 12, (row) => row.households],
  ['户均年增收（元）', 16, (row) => row.yuanPerHouseholdYear],
  ['年增收合计（元）', 18, (row) => row.households * row.yuanPerHouseholdYear],
  ['下次复核', 14, (row) => row.nextRecheckOn ?? ''],
]

/** `GET /api/certification-office/exports/{scope}?expires=&signature=`: the table, to whoever has a signed address of it. */
export function mountCertificateExport(app: Hono, world: World): void {
  mountSignedFile(app, world.platform, pathOf(':scope'), async ({ scope = '' }) => {
    const { counties, ...query } = Carried.parse(JSON.parse(Buffer.from(scope, 'base64url').toString()))
    const { items } = await listCertificates(
      world,
      world.platform.database.db,
      { counties },
      { ...query, pageSize: rowsMax },
    )
    const bytes = await writeSheets([
      {
        name: '认定台账',
        columns: columns.map(([title, width]) => ({ title, width, kind: 'text' as const })),
        rows: items.map((row) => columns.map(([, , of]) => of(row))),
      },
    ])
    return { bytes, contentType: xlsxType, name: '帮扶产品认定台账.xlsx' }
  })
}
