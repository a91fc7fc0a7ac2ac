import { type SheetCell, type SheetToWrite, writeSheets, xlsxType } from './write-sheet.ts'

export type SheetFormat = 'csv' | 'xlsx'

export const sheetTypes: Record<SheetFormat, string> = { csv: 'text/csv; charset=utf-8', xlsx: xlsxType }

/** A table as a file that people open: XLSX, or CSV with the mark by which Excel knows UTF-8. */
export async function writeTable(format: SheetFormat, sheet: SheetToWrite): Promise<Uint8Array<ArrayBuffer>> {
  return format === 'csv' ? csvOf(sheet) : writeSheets([sheet])
}

const csvOf = ({ columns, rows }: SheetToWrite): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    `\uFEFF${[columns.map(({ title }) => title), ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`,
  )

/** Quoted where it must be; a text that a table program would reckon is made to be read. */
function csvCell(cell: SheetCell): string {
  if (typeof cell === 'number') return String(cell)
  const text = cell ?? ''
  const harmless = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
