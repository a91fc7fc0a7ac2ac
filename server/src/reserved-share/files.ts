import { ShareUnitsQuery } from '@yuxiang/shared/api/reserved-share-office'
import { canteenNames, filingStatusNames, unitLevelNames } from '@yuxiang/shared/reserved-share/words'
import { filingStateNames } from '@yuxiang/shared/states/share-filing'
import type { Hono } from 'hono'
import { z } from 'zod'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { type SheetToWrite, writeSheets, xlsxType } from '../platform/sheets/index.ts'
import type { ChargedLines } from './charged.ts'
import { listUnits } from './list-units.ts'
import { readYear } from './read-year.ts'

/** More than any unit orders, or than there are units. */
const rowsMax = 20_000
const pathOf = (scope: string) => `/api/reserved-share/files/${scope}`

/** What a signed address carries: written here alone, and not to be changed under its signature. */
const Carried = z.discriminatedUnion('list', [
  z.object({ list: z.literal('units'), query: ShareUnitsQuery }),
  z.object({ list: z.literal('year'), unitId: z.uuid(), year: z.int() }),
])
type Carried = z.infer<typeof Carried>

/** An address, good for 10 minutes, of a table. */
export const shareFileLink = ({ config, clock }: Platform, carried: Carried): string =>
  signedLink(config.SECRET_KEY, pathOf(Buffer.from(JSON.stringify(carried)).toString('base64url')), clock())

/** `GET /api/reserved-share/files/{scope}?expires=&signature=` */
export function mountShareFiles(app: Hono, platform: Platform, charged: ChargedLines): void {
  const { db } = platform.database
  mountSignedFile(app, platform, pathOf(':scope'), async ({ scope = '' }) => {
    const carried = Carried.parse(JSON.parse(Buffer.from(scope, 'base64url').toString()))
    const { name, sheets } =
      carried.list === 'units'
        ? await unitsFile(db, charged, carried.query)
        : await yearFile(db, charged, { ...carried, now: platform.clock() })
    return { bytes: await writeSheets(sheets), contentType: xlsxType, name }
  })
}

interface MadeSheets {
  name: string
  sheets: SheetToWrite[]
}

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
const fen = (title: string) => ({ title, width: 18, kind: 'fen' as const })
const count = (title: string) => ({ title, width: 10, kind: 'count' as const })

async function unitsFile(db: Db, charged: ChargedLines, query: ShareUnitsQuery): Promise<MadeSheets> {
  const { items } = await listUnits(db, charged, { ...query, page: 1, pageSize: rowsMax })
  const sum = (pick: (row: (typeof items)[number]) => number) =>
    items.reduce((total, row) => total + pick(row), 0)
  return {
    name: `预留份额 ${query.year} 年全市汇总.xlsx`,
    sheets: [
      {
        name: `${query.year} 年`,
        columns: [
          text('单位', 34),
          text('统一社会信用代码', 22),
          text('级别', 8),
          text('主管部门', 24),
          text('区县', 16),
          text('填报状态', 10),
          text('逾期', 6),
          text('食堂情况', 10),
          fen('采购计划（元）'),
          fen('预留份额（元）'),
          fen('已采购（元）'),
          count('完成（%）'),
        ],
        rows: items.map((row) => [
          row.name,
          row.creditCode,
          unitLevelNames[row.level],
          row.supervisor,
          row.county || '市本级',
          filingStatusNames[row.status],
          row.isLate ? '是' : '',
          row.canteen ? canteenNames[row.canteen] : '',
          row.plannedFen,
          row.reservedFen,
          row.boughtFen,
          row.percent,
        ]),
        sums: [
          '合计',
          ...Array.from({ length: 7 }, () => ''),
          sum((row) => row.plannedFen),
          sum((row) => row.reservedFen),
          sum((row) => row.boughtFen),
          null,
        ],
      },
    ],
  }
}

async function yearFile(
  db: Db,
  charged: ChargedLines,
  { unitId, year, now }: { unitId: string; year: number; now: Date },
): Promise<MadeSheets> {
  const { unit, filingId, accepted, open, history, progress } = await readYear(db, charged, {
    unitId,
    year,
    forCity: true,
    now,
  })
  const versions = [...(open ? [open] : []), ...(accepted ? [accepted] : []), ...history]
  const { boughtFen } = progress
  return {
    name: `${unit.name} ${year} 年预留份额.xlsx`,
    sheets: [
      {
        name: '填报',
        columns: [
          count('版本'),
          text('状态', 10),
          text('食堂情况', 12),
          fen('采购计划（元）'),
          fen('预留份额（元）'),
          text('执行单位', 28),
          text('没有食堂的原因', 30),
          text('说明', 40),
          text('提交日期', 14),
        ],
        rows: versions.map((one) => [
          one.version,
          filingStateNames[one.state],
          one.canteen ? canteenNames[one.canteen] : '',
          one.plannedFen,
          one.reservedFen,
          one.executingUnit,
          one.noCanteenReason,
          one.explanation,
          one.submittedAt ? dayInShanghai(new Date(one.submittedAt)) : '',
        ]),
      },
      {
        name: '按区县',
        columns: [text('产地区县', 20), fen('采购额（元）')],
        rows: progress.byCounty.map(({ name, amountFen }) => [name, amountFen]),
        sums: ['合计', boughtFen],
      },
      {
        name: '按月',
        columns: [text('下单月份', 14), fen('采购额（元）')],
        rows: progress.byMonth.map(({ month, amountFen }) => [month, amountFen]),
        sums: ['合计', boughtFen],
      },
      await linesSheet(db, charged, filingId, progress),
    ],
  }
}

async function linesSheet(
  db: Db,
  charged: ChargedLines,
  filingId: string | null,
  { boughtFen, refundedFen }: { boughtFen: number; refundedFen: number },
): Promise<SheetToWrite> {
  const sql = sqlOf(db)
  const rows = await sql<
    {
      orderNo: string
      day: string
      merchantName: string
      goods: string
      county: string | null
      certificateNo: string
      quantity: number
      countedFen: string
      refundedFen: string
    }[]
  >`
    select line.order_no as "orderNo", (line.placed_at at time zone 'Asia/Shanghai')::date::text as day,
      line.merchant_name as "merchantName", line.name || ' ' || line.sku_name as goods, line.county,
      line.certificate_no as "certificateNo", line.quantity, line.counted_fen as "countedFen",
      line.refunded_fen as "refundedFen"
    from ${charged(sql)} line where line.filing_id = ${filingId}
    order by line.order_id, line.position limit ${rowsMax}`
  return {
    name: '采购明细',
    columns: [
      text('下单日期', 14),
      text('订单号', 24),
      text('商家', 28),
      text('商品', 36),
      text('产地区县', 16),
      text('认定证书', 26),
      count('件数'),
      fen('计入金额（元）'),
      fen('其中已退（元）'),
    ],
    rows: rows.map((row) => [
      row.day,
      row.orderNo,
      row.merchantName,
      row.goods,
      row.county ?? '',
      row.certificateNo,
      row.quantity,
      Number(row.countedFen),
      Number(row.refundedFen),
    ]),
    sums: ['合计', '', '', '', '', '', null, boughtFen + refundedFen, refundedFen],
  }
}
