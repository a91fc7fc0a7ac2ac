import { writeXlsx } from 'hucre/xlsx'

type SheetCell = string | number | null

export interface Sheet {
  title: string
  columns: readonly { name: string; width: number }[]
  rows: readonly (readonly SheetCell[])[]
}

export type SheetFormat = 'csv' | 'xlsx'

export const sheetTypes: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A table as a file that people open: XLSX, or CSV with the mark by which Excel knows UTF-8. */
export async function writeSheet(format: SheetFormat, sheet: Sheet): Promise<Uint8Array> {
  return format === 'csv' ? csvOf(sheet) : await xlsxOf(sheet)
}

const csvOf = ({ columns, rows }: Sheet): Uint8Array =>
  new TextEncoder().encode(
    `\uFEFF${[columns.map(({ name }) => name), ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`,
  )

/** Quoted where it must be; a text that a table program would reckon is made to be read. */
function csvCell(cell: SheetCell): string {
  if (typeof cell === 'number') return String(cell)
  const text = cell ?? ''
  const harmless = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const xlsxOf = ({ title, columns, rows }: Sheet): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: title,
        rows: [columns.map(({ name }) => name), ...rows.map((row) => [...row])],
        columns: columns.map(({ width }) => ({ width })),
        cells: new Map(columns.map((_, index) => [`0,${index}`, { style: { font: { bold: true } } }])),
        freezePane: { rows: 1 },
      },
    ],
    defaultFont: { name: '等线', size: 11 },
    properties: { title },
  })
