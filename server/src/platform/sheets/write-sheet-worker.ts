import { parentPort, workerData } from 'node:worker_threads'
import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { SheetCell, SheetColumn, SheetToWrite } from './write-sheet.ts'

const yuan = '#,##0.00'
const heading: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
  alignment: { vertical: 'center' },
}
const bold: CellStyle = { font: { bold: true } }

const valuesOf = (columns: readonly SheetColumn[], row: readonly SheetCell[]): SheetCell[] =>
  row.map((cell, index) => (columns[index]?.kind === 'fen' && typeof cell === 'number' ? cell / 100 : cell))

function sheetOf({ name, columns, rows, sums }: SheetToWrite): WriteSheet {
  const styled = (row: number, style: CellStyle): [string, { style: CellStyle }][] =>
    columns.map((column, index) => [
      `${row},${index}`,
      { style: column.kind === 'fen' ? { ...style, numFmt: yuan } : style },
    ])
  return {
    name,
    rows: [
      columns.map((column) => column.title),
      ...rows.map((row) => valuesOf(columns, row)),
      ...(sums ? [valuesOf(columns, sums)] : []),
    ],
    columns: columns.map(({ kind, width }) => (kind === 'fen' ? { width, numFmt: yuan } : { width })),
    cells: new Map([...styled(0, heading), ...(sums ? styled(rows.length + 1, bold) : [])]),
    freezePane: { rows: 1 },
  }
}

const bytes = await writeXlsx({
  sheets: (workerData as SheetToWrite[]).map(sheetOf),
  defaultFont: { name: '等线', size: 11 },
})
parentPort?.postMessage(Uint8Array.from(bytes))
