import PDFDocument from 'pdfkit'
import { chineseFont } from '../platform/pdf/font.ts'

const margin = 64

/** A paper of some lines, the first its title, as a PDF; marked as an example. */
export function drawPaper([title = '', ...lines]: readonly string[]): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'A4',
    margin,
    font: chineseFont,
    lang: 'zh-CN',
    info: { Title: title, CreationDate: new Date('2026-11-01T00:00:00Z') },
  })
  const chunks: Buffer[] = []
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))))
    document.on('error', reject)
  })
  document.fontSize(20).text(title, { align: 'center' }).moveDown(1.5).fontSize(12)
  for (const line of lines) document.text(line, { lineGap: 10 })
  document.moveDown(2).fontSize(9).text('本文件为演示用示例，不具有证明效力。', { align: 'right' })
  document.end()
  return bytes
}
