import { AlertQuery } from '@yuxiang/shared/api/price-watch'
import { CreditQuery, MeasureQuery } from '@yuxiang/shared/api/supervision'
import {
  alertKindNames,
  alertStateNames,
  sampleResultNames,
  severityNames,
} from '@yuxiang/shared/supervision/alerts'
import { creditLevelNames } from '@yuxiang/shared/supervision/credit'
import { measureNames, measureStateNames } from '@yuxiang/shared/supervision/measures'
import type { Hono } from 'hono'
import { z } from 'zod'
import { dayInShanghai } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { type SheetToWrite, sheetTypes, writeTable } from '../platform/sheets/index.ts'
import { referenceSheet } from './import-references.ts'
import { readPlan } from './inspections.ts'
import { listAlerts } from './list-alerts.ts'
import { listCredits } from './list-credits.ts'
import { listMeasures } from './list-measures.ts'
import type { World } from './world.ts'

const ROWS_MAX = 5_000
const common = { counties: z.array(z.string()).nullable(), format: z.enum(['csv', 'xlsx']) }

/** What a file holds: it is made when it is fetched, of what whoever asked may see. */
const Wanted = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('alerts'), query: AlertQuery, ...common }),
  z.strictObject({ list: z.literal('credits'), query: CreditQuery, ...common }),
  z.strictObject({ list: z.literal('measures'), query: MeasureQuery, ...common }),
  z.strictObject({ list: z.literal('references'), ...common }),
  z.strictObject({ list: z.literal('inspection'), id: z.uuid(), ...common }),
])
export type Wanted = z.infer<typeof Wanted>

const pathOf = (order: string) => `/api/supervision/files/${order}`

/** The address of a list as a file, good for 10 minutes: what is wanted stands in it, under the signature. */
export function fileLink({ config, clock }: Platform, wanted: Wanted): { url: string } {
  const order = Buffer.from(JSON.stringify(wanted)).toString('base64url')
  return { url: signedLink(config.SECRET_KEY, pathOf(order), clock()) }
}

/** `GET /api/supervision/files/{order}?expires=&signature=` */
export function mountSupervisionFiles(app: Hono, world: World): void {
  mountSignedFile(app, world.platform, pathOf(':order'), async ({ order = '' }) => {
    const wanted = Wanted.safeParse(JSON.parse(Buffer.from(order, 'base64url').toString()))
    if (!wanted.success) throw new Refusal('not_found')
    const { format } = wanted.data
    const sheet = await sheetOf(world, wanted.data)
    return {
      bytes: await writeTable(format, sheet),
      contentType: sheetTypes[format],
      name: `${sheet.name}-${dayInShanghai(world.platform.clock())}.${format}`,
    }
  })
}

function sheetOf(world: World, wanted: Wanted): Promise<SheetToWrite> {
  switch (wanted.list) {
    case 'alerts':
      return alertSheet(world, wanted)
    case 'credits':
      return creditSheet(world, wanted)
    case 'measures':
      return measureSheet(world, wanted)
    case 'references':
      return referenceSheet(world)
    case 'inspection':
      return inspectionSheet(world, wanted)
  }
}

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
const count = (title: string) => ({ title, width: 12, kind: 'count' as const })
const fen = (title: string) => ({ title, width: 14, kind: 'fen' as const })
const dayOf = (instant: string | null) => instant && dayInShanghai(new Date(instant))

async function alertSheet(
  { platform }: World,
  { query, counties }: Extract<Wanted, { list: 'alerts' }>,
): Promise<SheetToWrite> {
  const { items } = await listAlerts(platform.database, { counties }, query, ROWS_MAX)
  return {
    name: '价格预警',
    columns: [
      ...[text('等级', 10), text('类型', 14), text('状态', 12), text('商品', 36), text('规格', 20)],
      ...[text('商家', 36), text('区县', 14), text('计价单位', 12), fen('价格（元）'), fen('对照价（元）')],
      ...[count('高出（%）'), text('发现日期', 14)],
    ],
    rows: items.map((row) => [
      ...[severityNames[row.severity], alertKindNames[row.kind], alertStateNames[row.state]],
      ...[row.productName, row.skuName, row.merchantName, row.county, row.per ?? '规格'],
      ...[row.priceFen, row.basisFen, row.percent, dayOf(row.raisedAt)],
    ]),
  }
}

async function creditSheet(
  world: World,
  { query, counties }: Extract<Wanted, { list: 'credits' }>,
): Promise<SheetToWrite> {
  const { items } = await listCredits(world, { counties }, query, ROWS_MAX)
  return {
    name: '商家信用',
    columns: [
      ...[text('商家', 36), text('区县', 14), count('信用分'), text('等级', 12), count('记录条数')],
      ...[text('执行中的措施', 36), count('待处理预警')],
    ],
    rows: items.map((row) => [
      ...[row.name, row.county, row.score, creditLevelNames[row.level], row.entries],
      ...[row.measures.map((kind) => measureNames[kind]).join('、'), row.openAlerts],
    ]),
  }
}

async function measureSheet(
  world: World,
  { query, counties }: Extract<Wanted, { list: 'measures' }>,
): Promise<SheetToWrite> {
  const { items } = await listMeasures(world, { counties }, query, ROWS_MAX)
  return {
    name: '处置措施',
    columns: [
      ...[text('措施', 18), text('状态', 12), text('商家', 36), text('区县', 14), text('商品', 36)],
      ...[text('事由', 48), text('开始', 14), text('截止', 14), text('作出机关', 24), text('是否公示', 10)],
    ],
    rows: items.map((row) => [
      ...[measureNames[row.kind], measureStateNames[row.state], row.merchantName, row.county],
      ...[row.productName, row.reason, dayOf(row.startsAt), dayOf(row.endsAt), row.office],
      row.isPublished ? '是' : '否',
    ]),
  }
}

async function inspectionSheet(
  world: World,
  { id, counties }: Extract<Wanted, { list: 'inspection' }>,
): Promise<SheetToWrite> {
  const plan = await readPlan(world.platform.database.db, world, { counties }, id)
  return {
    name: plan.title,
    columns: [
      ...[count('序号'), text('商家', 36), text('商品', 36), text('规格', 20), text('批次', 20)],
      ...[text('抽样日期', 14), text('检验机构', 28), text('结果', 12), text('不合格项目', 40)],
    ],
    rows: plan.samples.map((row) => [
      ...[row.number, row.merchantName, row.productName, row.skuName, row.batch?.code ?? ''],
      ...[row.sampledOn, row.laboratory, sampleResultNames[row.result], row.findings],
    ]),
  }
}
