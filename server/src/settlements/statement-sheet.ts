import type { StatementRow, StatementSums } from '@yuxiang/shared/api/settlements'
import { merchantNames } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { MadeFile } from '../platform/http/signed-file.ts'
import type { Platform } from '../platform/index.ts'
import { type SheetToWrite, writeSheets, xlsxType } from '../platform/sheets/index.ts'
import { readStatement, statementRowsMax } from './read-statement.ts'

const kindNames: Record<StatementRow['kind'], string> = {
  settled: '订单结算',
  clawedBack: '结算后退款',
  fee: '手续费',
  feeWaived: '手续费减免',
  paidOut: '打款',
}

/** A month's statement as a workbook: the sums, and every movement. */
export async function makeStatementSheet(
  { database }: Platform,
  merchantId: string,
  month: string,
): Promise<MadeFile> {
  const { sums, items } = await readStatement(database.db, merchantId, month, {
    limit: statementRowsMax,
    offset: 0,
  })
  const name = (await merchantNames(database.db, [merchantId])).get(merchantId) ?? ''
  const bytes = await writeSheets([sumsSheet(name, month, sums), rowsSheet(items)])
  return { bytes, contentType: xlsxType, name: `${name} ${month} 对账单.xlsx` }
}

function sumsSheet(name: string, month: string, sums: StatementSums): SheetToWrite {
  const lines: [string, number][] = [
    ['期初应收', sums.openingFen],
    ['本月结算订单：买家自付', sums.cashFen],
    ['本月结算订单：工会经费', sums.unionFen],
    ['本月结算订单：平台承担的积分抵扣', sums.pointsFen],
    ['本月结算订单：平台承担的优惠', sums.platformFen],
    ['减：结算前退款', -sums.refundedFen],
    [`本月结算应收（${sums.settledOrders} 单）`, sums.settledFen],
    ['减：结算后退款', -sums.clawedBackFen],
    ['减：手续费', -sums.feeFen],
    ['加：直播手续费减免', sums.feeWaivedFen],
    ['减：已打款', -sums.paidOutFen],
    ['期末应收', sums.closingFen],
  ]
  return {
    name: '汇总',
    columns: [
      { title: `${name} ${month}`, width: 44, kind: 'text' },
      { title: '金额（元）', width: 18, kind: 'fen' },
    ],
    rows: lines,
  }
}

function rowsSheet(items: readonly StatementRow[]): SheetToWrite {
  const fen = (title: string) => ({ title, width: 16, kind: 'fen' as const })
  const sum = (field: 'cashFen' | 'unionFen' | 'pointsFen' | 'platformFen' | 'refundedFen' | 'amountFen') =>
    items.reduce((total, row) => total + row[field], 0)
  return {
    name: '明细',
    columns: [
      { title: '日期', width: 14, kind: 'text' },
      { title: '类型', width: 14, kind: 'text' },
      { title: '订单号 / 回单号', width: 26, kind: 'text' },
      fen('买家自付'),
      fen('工会经费'),
      fen('积分抵扣'),
      fen('平台优惠'),
      fen('结算前退款'),
      fen('应收增减'),
    ],
    rows: items.map((row) => [
      dayInShanghai(new Date(row.at)),
      kindNames[row.kind],
      row.reference,
      row.cashFen,
      row.unionFen,
      row.pointsFen,
      row.platformFen,
      -row.refundedFen,
      row.amountFen,
    ]),
    sums: [
      '合计',
      '',
      '',
      sum('cashFen'),
      sum('unionFen'),
      sum('pointsFen'),
      sum('platformFen'),
      -sum('refundedFen'),
      sum('amountFen'),
    ],
  }
}
