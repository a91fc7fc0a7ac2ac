import type { CellStyle, WriteSheet } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { type Cell, type Column, type Papers, type Section, sectionKeys, sections } from './sections.ts'

const yuan = '#,##0.00'
const bold: CellStyle = { font: { bold: true } }
const heading: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
  alignment: { vertical: 'center' },
}
const page: Pick<WriteSheet, 'pageSetup' | 'headerFooter'> = {
  pageSetup: {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '$1:$1',
  },
  headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
}

/**
 * The papers as a workbook: the cover, then a sheet for each table, amounts as numbers in yuan. Texts are written as
 * texts, so that one that begins with `=` is read and never reckoned.
 */
export function writeXlsxPapers(papers: Papers): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      coverSheet(papers.cover),
      ...sectionKeys.map((key) => tableSheet(sections[key], papers.tables[key])),
    ],
    defaultFont: { name: '等线', size: 11 },
    properties: { title: papers.cover.title, created: papers.madeAt },
  })
}

function coverSheet({ title, facts, totals }: Papers['cover']): WriteSheet {
  const rows = [[title], ...facts, ...totals.map(([label, fen]) => [label, fen / 100])]
  const first = 1 + facts.length
  return {
    name: '封面',
    rows,
    columns: [{ width: 24 }, { width: 90, style: { alignment: { wrapText: true, horizontal: 'left' } } }],
    cells: new Map([
      ['0,0', { style: { font: { bold: true, size: 16 } } }],
      ...totals.map((_, index): [string, { style: CellStyle }] => [
        `${first + index},1`,
        { style: { numFmt: yuan, alignment: { horizontal: 'left' } } },
      ]),
    ]),
    pageSetup: { ...page.pageSetup, printTitlesRow: undefined },
    headerFooter: page.headerFooter,
  } as WriteSheet
}

function tableSheet(section: Section, { rows, sums }: Papers['tables'][keyof Papers['tables']]): WriteSheet {
  const { columns } = section
  const last = ['合计', ...columns.slice(1).map((_, index) => sums[index + 1] ?? null)]
  const styled = (row: number, style: CellStyle): [string, { style: CellStyle }][] =>
    columns.map((column, index) => [
      `${row},${index}`,
      { style: column.kind === 'fen' ? { ...style, numFmt: yuan } : style },
    ])
  return {
    name: section.title,
    rows: [
      columns.map((column) => column.title),
      ...rows.map((row) => valuesOf(columns, row)),
      valuesOf(columns, last),
    ],
    columns: columns.map(({ kind, width }) => (kind === 'fen' ? { width, numFmt: yuan } : { width })),
    cells: new Map([...styled(0, heading), ...styled(rows.length + 1, bold)]),
    freezePane: { rows: 1 },
    ...page,
  }
}

/** Fen become yuan here and nowhere before; a double holds them to the fen far beyond any union's budget. */
const valuesOf = (columns: readonly Column[], row: readonly Cell[]): Cell[] =>
  row.map((cell, index) => (columns[index]?.kind === 'fen' && typeof cell === 'number' ? cell / 100 : cell))
