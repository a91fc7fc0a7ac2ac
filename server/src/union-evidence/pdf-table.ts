import { formatYuan } from '@yuxiang/shared/money'
import type { Cell, Column } from './sections.ts'

/** How wide a text of one character is, in points at the table's size. */
export type Measure = (character: string) => number

export const textSize = 7.5
export const lineHeight = 10
export const padding = 3
const rowHeightMin = 20
const signatureHeight = 24
/** More lines than this no cell gets: it ends with an ellipsis, the workbook has it whole. */
const linesMax = 12

/** A table laid out on pages: where its columns are, and which rows are on which page. */
export interface TableLayout {
  /** Left edges in points, and the right edge of the last. */
  edges: number[]
  /** First row of each page; a table without rows has one page. */
  pages: { from: number; to: number }[]
}

/** Cells of a row as they are printed. */
export function printed(columns: readonly Column[], row: readonly Cell[]): string[] {
  return columns.map(({ kind }, index) => {
    const cell = row[index]
    if (cell === null || cell === undefined) return ''
    return kind === 'fen' && typeof cell === 'number' ? formatYuan(cell) : String(cell)
  })
}

/** Breaks a text into lines no wider than `width`; Chinese may break anywhere, so everything does. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of text) {
    const advance = measure(character)
    if (used + advance > width && line !== '') {
      if (lines.length === linesMax - 1) return [...lines, `${line.slice(0, -1)}…`]
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += advance
  }
  return [...lines, line]
}

/** The height of a row in points. */
export function rowHeight(
  columns: readonly Column[],
  edges: readonly number[],
  row: readonly Cell[],
  measure: Measure,
): number {
  const lines = printed(columns, row).map(
    (text, index) => wrap(text, innerWidth(edges, index), measure).length,
  )
  const least = columns.some(({ kind }) => kind === 'signature') ? signatureHeight : rowHeightMin
  return Math.max(least, Math.max(...lines) * lineHeight + 2 * padding)
}

/** What a cell has for its text. */
export const innerWidth = (edges: readonly number[], index: number): number =>
  (edges[index + 1] ?? 0) - (edges[index] ?? 0) - 2 * padding

/** Shares the page's width by the columns' widths. */
function edgesOf(columns: readonly Column[], left: number, width: number): number[] {
  const all = columns.reduce((sum, column) => sum + column.width, 0)
  const edges = [left]
  for (const column of columns) edges.push((edges.at(-1) ?? left) + (column.width / all) * width)
  return edges
}

/** Puts rows on pages whose body is so many points high; the last keeps room for the row of sums. */
export function layOut(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { left, width, bodyHeight }: { left: number; width: number; bodyHeight: number },
  measure: Measure,
): TableLayout {
  const edges = edgesOf(columns, left, width)
  const pages: TableLayout['pages'] = [{ from: 0, to: 0 }]
  let used = 0
  rows.forEach((row, index) => {
    const height = rowHeight(columns, edges, row, measure)
    if (used + height > bodyHeight) {
      pages.push({ from: index, to: index })
      used = 0
    }
    used += height
    const page = pages.at(-1)
    if (page) page.to = index + 1
  })
  return { edges, pages }
}
