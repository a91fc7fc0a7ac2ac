import { setImmediate as nextTurn } from 'node:timers/promises'
import { formatYuan } from '@yuxiang/shared/money'
import PDFDocument from 'pdfkit'
import { chineseFont } from '../platform/pdf/font.ts'
import {
  innerWidth,
  layOut,
  lineHeight,
  type Measure,
  padding,
  printed,
  rowHeight,
  type TableLayout,
  textSize,
  wrap,
} from './pdf-table.ts'
import { type Cell, type Column, type Papers, type Section, sectionKeys, sections } from './sections.ts'

/** A4 on its side, in points. */
const pageWidth = 841.89
const pageHeight = 595.28
const margin = 36
const width = pageWidth - 2 * margin
const headTop = margin + 22
const footTop = pageHeight - margin
const sumsHeight = 20
const turnPages = 8
const signatories = ['制表', '审核', '工会主席', '日期']

const coverSection: Section = {
  title: '封面',
  columns: [
    { title: '项目', kind: 'text', width: 22 },
    { title: '内容', kind: 'text', width: 100 },
  ],
}

interface Table {
  section: Section
  rows: readonly (readonly Cell[])[]
  sums: readonly Cell[] | null
  layout: TableLayout
}

/**
 * The papers on A4 pages with Chinese text, whatever fonts the machine has: only the glyphs used are embedded. Pages
 * are laid out first, so that each can say of how many it is one, then drawn and let go one by one.
 */
export async function writePdfPapers(
  papers: Papers,
  onShare: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [pageWidth, pageHeight],
    margin: 0,
    font: chineseFont,
    lang: 'zh-CN',
    info: { Title: papers.cover.title, CreationDate: papers.madeAt },
  })
  const bytes = collect(document)
  const measure = measureOf(document)
  const tables = tablesOf(papers, measure)
  const pages = tables.flatMap((table) => table.layout.pages.map((_, index) => ({ table, index })))
  for (const [number, { table, index }] of pages.entries()) {
    document.addPage()
    drawPage(document, table, index, measure)
    drawFrame(document, papers, table.section, `第 ${number + 1} 页 共 ${pages.length} 页`)
    // Finished pages are compressed and sent on between turns.
    if (number % turnPages === 0) {
      onShare(number / pages.length)
      await nextTurn()
    }
  }
  document.end()
  return bytes
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))))
    document.on('error', reject)
  })
}

function measureOf(document: PDFKit.PDFDocument): Measure {
  const widths = new Map<string, number>()
  document.fontSize(textSize)
  return (character) => {
    const known = widths.get(character)
    if (known !== undefined) return known
    const measured = document.widthOfString(character)
    widths.set(character, measured)
    return measured
  }
}

function tablesOf({ cover, tables }: Papers, measure: Measure): Table[] {
  const coverRows = [...cover.facts, ...cover.totals.map(([label, fen]) => [label, `¥${formatYuan(fen)}`])]
  const all: Omit<Table, 'layout'>[] = [
    { section: coverSection, rows: coverRows, sums: null },
    ...sectionKeys.map((key) => ({ section: sections[key], ...tables[key] })),
  ]
  const bodyHeight = footTop - headTop - 2 * sumsHeight - lineHeight
  return all
    .filter(({ rows }) => rows.length > 0)
    .map((table) => {
      const place = { left: margin, width, bodyHeight }
      return { ...table, layout: layOut(table.section.columns, table.rows, place, measure) }
    })
}

function drawFrame(document: PDFKit.PDFDocument, { cover }: Papers, section: Section, page: string): void {
  const line = (text: string, size: number, x: number, y: number, align: 'left' | 'right' | 'center') =>
    document.fontSize(size).text(text, x, y, { width, align, lineBreak: false })
  document.fillColor('black')
  line(section === coverSection ? cover.title : section.title, 12, margin, margin, 'left')
  if (section !== coverSection) line(cover.title, 8, margin, margin + 4, 'right')
  line(page, 8, margin, footTop, 'center')
  if (section !== coverSection) return
  signatories.forEach((who, index) => {
    line(`${who}：`, 9, margin + (index * width) / signatories.length, footTop - 30, 'left')
  })
}

function drawPage(document: PDFKit.PDFDocument, table: Table, index: number, measure: Measure): void {
  const { section, layout, rows, sums } = table
  const { columns } = section
  const { from, to } = layout.pages[index] ?? { from: 0, to: 0 }
  let y = headTop
  const draw = (texts: readonly string[], height: number, fill: string | null) => {
    if (fill) document.rect(margin, y, width, height).fill(fill)
    drawRow(document, columns, layout.edges, texts, { y, height }, measure)
    y += height
  }
  document.lineWidth(0.4).strokeColor('#999999').fontSize(textSize)
  draw(
    columns.map((column) => column.title),
    sumsHeight,
    '#eeeeee',
  )
  for (const row of rows.slice(from, to)) {
    draw(printed(columns, row), rowHeight(columns, layout.edges, row, measure), null)
  }
  const isLast = index === layout.pages.length - 1
  if (sums && isLast) draw(['合计', ...printed(columns, sums).slice(1)], sumsHeight, '#f7f7f7')
}

function drawRow(
  document: PDFKit.PDFDocument,
  columns: readonly Column[],
  edges: readonly number[],
  texts: readonly string[],
  { y, height }: { y: number; height: number },
  measure: Measure,
): void {
  document.fillColor('black')
  columns.forEach((column, index) => {
    const x = edges[index] ?? 0
    const inner = innerWidth(edges, index)
    document.rect(x, y, (edges[index + 1] ?? 0) - x, height).stroke()
    const lines = wrap(texts[index] ?? '', inner, measure)
    let top = y + (height - lines.length * lineHeight) / 2
    for (const line of lines) {
      const used = [...line].reduce((sum, character) => sum + measure(character), 0)
      const indent = column.kind === 'text' || column.kind === 'signature' ? 0 : inner - used
      if (line !== '') document.text(line, x + padding + indent, top, { lineBreak: false })
      top += lineHeight
    }
  })
}
