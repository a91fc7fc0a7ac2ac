import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { type Sheet, SheetError } from './sheet.ts'
import { unpackedSizeOf } from './zip-size.ts'

const unpackedMax = 40 * 1024 * 1024
const columnsMax = 50
const advice = '请使用模板，另存为 XLSX 或 CSV 后再上传'
const zipMagic = [0x50, 0x4b, 0x03, 0x04]
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * Reads an XLSX (its first visible sheet) or a CSV in UTF-8 or GB18030, of at most `rowsMax` rows beyond the heading.
 * Throws {@link SheetError}.
 */
export async function parseSheet(bytes: Uint8Array, rowsMax: number): Promise<Sheet> {
  if (startsWith(bytes, oleMagic)) {
    throw new SheetError('unreadable', `不支持旧版 XLS 或加密的文件，${advice}`)
  }
  return startsWith(bytes, zipMagic) ? parseXlsx(bytes, rowsMax) : parseText(bytes, rowsMax)
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, index) => bytes[index] === byte)

async function parseXlsx(bytes: Uint8Array, rowsMax: number): Promise<Sheet> {
  const unpacked = unpackedSizeOf(bytes)
  if (unpacked === null || unpacked > unpackedMax) {
    throw new SheetError('unreadable', `文件结构异常或内容过大，${advice}`)
  }
  let found = false
  const workbook = await readXlsx(bytes, {
    sheets: ({ hidden, veryHidden }) => {
      const isTaken = !found && !hidden && !veryHidden
      found ||= isTaken
      return isTaken
    },
    // One more than the heading and all that is allowed, so that too many can be told from enough.
    maxRows: rowsMax + 2,
  }).catch(() => null)
  const sheet = workbook?.sheets[0]
  if (!sheet) throw new SheetError('unreadable', `文件已损坏或没有工作表，${advice}`)
  const rows = trimmed(
    sheet.rows.map((row) => row.slice(0, columnsMax).map(textOf)),
    rowsMax,
  )
  const formulas = [...(sheet.cells ?? [])].flatMap(([key, cell]) => {
    const [row, column] = key.split(',').map(Number) as [number, number]
    return cell.formula === undefined || row >= rows.length ? [] : [{ row, column }]
  })
  return { rows, formulas, mergedRows: rowsOfMerges(sheet.merges ?? [], rows.length) }
}

function rowsOfMerges(merges: readonly { startRow: number; endRow: number }[], rowCount: number): number[] {
  const merged = new Set<number>()
  for (const { startRow, endRow } of merges) {
    for (let row = startRow; row <= endRow && row < rowCount; row++) merged.add(row)
    if (merged.size === rowCount) break
  }
  return [...merged]
}

function parseText(bytes: Uint8Array, rowsMax: number): Sheet {
  const text = decode(bytes)
  if (text.includes('\0')) throw new SheetError('unreadable', `这不是 XLSX 或 CSV 文件，${advice}`)
  let parsed: unknown[][]
  try {
    parsed = parseCsv(text, { maxRows: rowsMax + 2 })
  } catch {
    throw new SheetError('unreadable', advice)
  }
  const rows = trimmed(
    parsed.map((row) => row.slice(0, columnsMax).map(textOf)),
    rowsMax,
  )
  const formulas = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (/^[=@]/.test(cell) && row > 0 ? [{ row, column }] : [])),
  )
  return { rows, formulas, mergedRows: [] }
}

/** Spreadsheets in China still write CSV in GB18030; its bytes are hardly ever valid UTF-8. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      throw new SheetError('unreadable', `文件编码无法识别，${advice}`)
    }
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  // A cell that the spreadsheet shows as a date; the library takes its serial number for UTC.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value).replace(/\s+/gu, ' ').trim()
}

/** Without the empty rows at the end; refuses more rows than there may be. */
function trimmed(rows: string[][], rowsMax: number): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''))
  if (last > rowsMax) throw new SheetError('tooLong', `表格超过 ${rowsMax} 行`)
  return rows.slice(0, last + 1)
}
