import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import PDFDocument from 'pdfkit'
import { breakLines } from './paper-lines.ts'
import type { Paper } from './write-paper.ts'

/** A4 upright, in points, with the margins of an official letter. */
const page = { width: 595.28, height: 841.89, side: 79, top: 96, bottom: 90 }
const inner = page.width - 2 * page.side
const text = { size: 14, line: 27 }
/** What office, seal and date take. */
const foot = 190
const indent = 2 * text.size

const fontFile = fileURLToPath(
  new URL('../fonts/NotoSansHans-Regular.otf', import.meta.resolve('@embedpdf/fonts-sc')),
)
const { officeName, title, number, paragraphs, issuedOn } = workerData as Paper
const document = new PDFDocument({
  size: [page.width, page.height],
  margin: 0,
  font: fontFile,
  lang: 'zh-CN',
  info: { Title: title, Author: officeName },
  bufferPages: true,
})
const chunks: Buffer[] = []
document.on('data', (chunk: Buffer) => chunks.push(chunk))
document.on('end', () => parentPort?.postMessage(Uint8Array.from(Buffer.concat(chunks))))

const write = (words: string, x: number, y: number, size: number, colour = 'black') =>
  document.fontSize(size).fillColor(colour).text(words, x, y, { lineBreak: false })

const centred = (words: string, y: number, size: number, colour?: string) =>
  write(words, (page.width - document.fontSize(size).widthOfString(words)) / 2, y, size, colour)

const atRight = (words: string, y: number, size: number) =>
  write(words, page.width - page.side - document.fontSize(size).widthOfString(words), y, size)

/** A paragraph's lines with where each begins; whom it is addressed to stands at the edge. */
function linesOf(words: string): { words: string; x: number }[] {
  document.fontSize(text.size)
  const first = words.endsWith('：') ? 0 : indent
  const measure = (some: string) => document.widthOfString(some)
  return breakLines(words, { width: inner, indent: first, measure }).map((line, at) => ({
    words: line,
    x: page.side + (at === 0 ? first : 0),
  }))
}

centred(officeName, page.top, 24, '#c22d22')
centred(title, page.top + 42, 20)
const rule = page.top + 80
document
  .lineWidth(1.5)
  .moveTo(page.side, rule)
  .lineTo(page.width - page.side, rule)
  .stroke('#c22d22')
atRight(number, rule + 14, 12)

let y = rule + 56
const room = (needed: number) => {
  if (y + needed <= page.height - page.bottom) return
  document.addPage()
  y = page.top
}
const lines = paragraphs.flatMap(linesOf)
for (const [at, { words, x }] of lines.entries()) {
  // The office's name and seal never stand on a page alone: the last two lines go with them.
  room(at === lines.length - 2 ? 2 * text.line + foot : text.line)
  write(words, x, y, text.size)
  y += text.line
}
room(foot)
y += 60
const seal = { x: page.width - page.side - 80, y: y + 18, radius: 56 }
document.lineWidth(0.8).dash(4, { space: 3 }).circle(seal.x, seal.y, seal.radius).stroke('#d9b8b3').undash()
write('（印章）', seal.x - 22, seal.y - 44, 11, '#999999')
atRight(officeName, y, text.size)
const [year, month, day] = issuedOn.split('-').map(Number)
atRight(`${year} 年 ${month} 月 ${day} 日`, y + text.line, text.size)
const { count } = document.bufferedPageRange()
for (let at = 0; count > 1 && at < count; at += 1) {
  document.switchToPage(at)
  centred(`第 ${at + 1} 页 共 ${count} 页`, page.height - 52, 10, '#666666')
}
document.end()
