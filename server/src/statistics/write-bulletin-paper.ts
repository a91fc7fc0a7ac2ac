import PDFDocument from 'pdfkit'
import { chineseFont, collectPdf } from '../platform/pdf/index.ts'
import type { PaperTable } from './bulletin-tables.ts'

/** A bulletin as it is printed. */
export interface BulletinPaper {
  title: string
  /** Its number, or what it is instead of a published one. */
  mark: string
  paragraphs: readonly string[]
  /** `2026 年 10 月 9 日` */
  day: string
  /** Where the figures come from, and until when. */
  note: string
  tables: readonly PaperTable[]
}

/** A4 upright, in points. */
const page = { width: 595.28, height: 841.89, side: 64, top: 72, bottom: 72 }
const inner = page.width - 2 * page.side
const red = '#c22d22'
const text = { size: 13, gap: 9 }
const cell = { size: 8, height: 19, padding: 4 }

/** The city's words first, the tables after them on pages of their own, numbered throughout. */
export function writeBulletinPaper(paper: BulletinPaper): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    size: [page.width, page.height],
    margins: { top: page.top, bottom: page.bottom, left: page.side, right: page.side },
    font: chineseFont,
    lang: 'zh-CN',
    info: { Title: paper.title },
    bufferPages: true,
  })
  const bytes = collectPdf(document)
  writeHead(document, paper)
  writeWords(document, paper)
  document.addPage()
  for (const [at, table] of paper.tables.entries()) writeTable(document, table, at + 1)
  document.fontSize(8).fillColor('#666666').text(paper.note, page.side, document.y, { width: inner })
  numberPages(document)
  document.end()
  return bytes
}

function writeHead(document: PDFKit.PDFDocument, { title, mark }: BulletinPaper): void {
  document
    .fontSize(26)
    .fillColor(red)
    .text('消费帮扶工作通报', page.side, page.top, { width: inner, align: 'center' })
  document
    .fontSize(12)
    .fillColor('black')
    .text(mark, page.side, page.top + 48, { width: inner, align: 'center' })
  const rule = page.top + 72
  document
    .lineWidth(1.5)
    .moveTo(page.side, rule)
    .lineTo(page.width - page.side, rule)
    .stroke(red)
  document.fontSize(18).text(title, page.side, rule + 26, { width: inner, align: 'center', lineGap: 6 })
  document.moveDown(1)
}

function writeWords(document: PDFKit.PDFDocument, { paragraphs, day }: BulletinPaper): void {
  document.fontSize(text.size).fillColor('black')
  for (const paragraph of paragraphs) {
    document.text(paragraph, page.side, document.y, {
      width: inner,
      indent: 2 * text.size,
      lineGap: text.gap,
      paragraphGap: 2,
    })
  }
  document.moveDown(2)
  document.text(day, page.side, document.y, { width: inner, align: 'right' })
}

/** A table; its head stands on every page that it goes on to. */
function writeTable(document: PDFKit.PDFDocument, table: PaperTable, number: number): void {
  if (document.y + 4 * cell.height > page.height - page.bottom) document.addPage()
  document
    .fontSize(12)
    .fillColor('black')
    .text(`附表 ${number}　${table.title}`, page.side, document.y, { width: inner })
  let y = document.y + 6
  y = writeRow(document, table, { cells: table.columns.map(({ name }) => name), y, isHead: true })
  for (const cells of table.rows) {
    if (y + cell.height > page.height - page.bottom) {
      document.addPage()
      const names = table.columns.map(({ name }) => name)
      y = writeRow(document, table, { cells: names, y: page.top, isHead: true })
    }
    y = writeRow(document, table, { cells, y, isHead: false })
  }
  document.x = page.side
  document.y = y + 22
}

function writeRow(
  document: PDFKit.PDFDocument,
  { columns }: PaperTable,
  { cells, y, isHead }: { cells: readonly string[]; y: number; isHead: boolean },
): number {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  let x = page.side
  for (const [at, { share, isFigure }] of columns.entries()) {
    const width = (share / shares) * inner
    document.lineWidth(0.5)
    if (isHead) document.rect(x, y, width, cell.height).fillAndStroke('#f3ece0', '#999999')
    else document.rect(x, y, width, cell.height).stroke('#999999')
    document
      .fontSize(cell.size)
      .fillColor('black')
      .text(cells[at] ?? '', x + cell.padding, y + (cell.height - cell.size) / 2 - 2, {
        width: width - 2 * cell.padding,
        height: cell.size + 2,
        align: isFigure ? 'right' : 'left',
        lineBreak: false,
        ellipsis: true,
      })
    x += width
  }
  return y + cell.height
}

function numberPages(document: PDFKit.PDFDocument): void {
  const { count } = document.bufferedPageRange()
  for (let at = 0; at < count; at += 1) {
    document.switchToPage(at)
    // Below the margin, where a text would begin another page.
    document.page.margins.bottom = 0
    document
      .fontSize(9)
      .fillColor('#666666')
      .text(`第 ${at + 1} 页 共 ${count} 页`, page.side, page.height - 46, { width: inner, align: 'center' })
  }
}
