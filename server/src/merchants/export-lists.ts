import { ApplicationQuery, MerchantQuery } from '@yuxiang/shared/api/merchant-office'
import { merchantKindNames } from '@yuxiang/shared/merchants/check-application'
import { applicationStateNames } from '@yuxiang/shared/states/merchant-application'
import type { Hono } from 'hono'
import { z } from 'zod'
import { dayInShanghai } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { type SheetToWrite, sheetTypes, writeTable } from '../platform/sheets/index.ts'
import { listApplications } from './list-applications.ts'
import { listMerchants } from './list-merchants.ts'
import type { Shelf } from './shelf.ts'

const ROWS_MAX = 5_000

/** What a file holds: it is made when it is fetched, of what whoever asked may see. */
const Wanted = z.discriminatedUnion('list', [
  z.strictObject({
    list: z.literal('applications'),
    query: ApplicationQuery,
    counties: z.array(z.string()).nullable(),
    format: z.enum(['csv', 'xlsx']),
  }),
  z.strictObject({
    list: z.literal('merchants'),
    query: MerchantQuery,
    counties: z.array(z.string()).nullable(),
    format: z.enum(['csv', 'xlsx']),
  }),
])
export type Wanted = z.infer<typeof Wanted>

const pathOf = (order: string) => `/api/merchant-office/files/${order}`

/** The address of a list as a file, good for 10 minutes: what is wanted stands in it, under the signature. */
export function fileLink({ config, clock }: Platform, wanted: Wanted): { url: string } {
  const order = Buffer.from(JSON.stringify(wanted)).toString('base64url')
  return { url: signedLink(config.SECRET_KEY, pathOf(order), clock()) }
}

/** `GET /api/merchant-office/files/{order}?expires=&signature=` */
export function mountMerchantLists(app: Hono, platform: Platform, shelf: Pick<Shelf, 'countiesOf'>): void {
  mountSignedFile(app, platform, pathOf(':order'), async ({ order = '' }) => {
    const wanted = Wanted.safeParse(JSON.parse(Buffer.from(order, 'base64url').toString()))
    if (!wanted.success) throw new Refusal('not_found')
    const { format } = wanted.data
    const sheet = await sheetOf(platform, shelf, wanted.data)
    return {
      bytes: await writeTable(format, sheet),
      contentType: sheetTypes[format],
      name: `${sheet.name}-${dayInShanghai(platform.clock())}.${format}`,
    }
  })
}

async function sheetOf(
  platform: Platform,
  shelf: Pick<Shelf, 'countiesOf'>,
  wanted: Wanted,
): Promise<SheetToWrite> {
  if (wanted.list === 'merchants') {
    const { items } = await listMerchants(platform, wanted.counties, wanted.query, ROWS_MAX)
    return {
      name: '市场主体',
      columns: [
        { title: '名称', width: 36, kind: 'text' },
        { title: '类型', width: 16, kind: 'text' },
        { title: '区县', width: 14, kind: 'text' },
        { title: '统一社会信用代码', width: 22, kind: 'text' },
        { title: '状态', width: 14, kind: 'text' },
        { title: '证照有效期至', width: 14, kind: 'text' },
        { title: '入驻日期', width: 14, kind: 'text' },
      ],
      rows: items.map((row) => [
        row.name,
        merchantKindNames[row.kind],
        row.county,
        row.creditCode,
        row.saleStop === 'suspended' ? '已暂停' : row.saleStop === 'licenceLapsed' ? '证照过期停售' : '正常',
        row.licensedThrough,
        dayInShanghai(new Date(row.joinedAt)),
      ]),
    }
  }
  const scope = { counties: wanted.counties, names: await shelf.countiesOf(platform) }
  const { items } = await listApplications(platform, scope, wanted.query, ROWS_MAX)
  return {
    name: '入驻申请',
    columns: [
      { title: '名称', width: 36, kind: 'text' },
      { title: '类型', width: 16, kind: 'text' },
      { title: '统一社会信用代码', width: 22, kind: 'text' },
      { title: '区县', width: 14, kind: 'text' },
      { title: '乡镇', width: 14, kind: 'text' },
      { title: '状态', width: 12, kind: 'text' },
      { title: '第几次提交', width: 12, kind: 'text' },
      { title: '提交日期', width: 14, kind: 'text' },
    ],
    rows: items.map((row) => [
      row.name,
      row.kind && merchantKindNames[row.kind],
      row.creditCode,
      row.county,
      row.township,
      applicationStateNames[row.state],
      row.round,
      row.submittedAt && dayInShanghai(new Date(row.submittedAt)),
    ]),
  }
}
