import { commitmentBasisNames, commitmentText } from '@yuxiang/shared/trace/commitment'
import PDFDocument from 'pdfkit'
import { chineseFont, collectPdf, drawQr } from '../platform/pdf/index.ts'
import type { BatchRow } from './find-batch.ts'

/** A6, in points. */
const width = 297.64
const height = 419.53
const margin = 18
const qrSide = 92
const nameWidth = 54

export interface Label {
  batch: BatchRow
  contact: string
  issuedOn: string
  /** Where the QR code leads. */
  address: string
  /** The first digits of the newest event's hash, in print. */
  seal: string
}

/**
 * 承诺达标合格证 as 农业农村部令2025年第4号 asks for it: product, quantity, place of production, day of issue, who
 * promises and how to reach them, what is promised and on what ground; with the QR code of the batch's trace page.
 */
export function writeLabel(label: Label): Promise<Uint8Array<ArrayBuffer>> {
  const { batch, contact, issuedOn, address, seal } = label
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    font: chineseFont,
    lang: 'zh-CN',
    info: { Title: `承诺达标合格证 ${batch.batchCode}` },
  })
  const bytes = collectPdf(document)
  const inner = width - 2 * margin
  document
    .lineWidth(1)
    .rect(9, 9, width - 18, height - 18)
    .stroke()
  document.fontSize(20).text('承诺达标合格证', margin, 22, { width: inner, align: 'center' })
  document.fontSize(8.5).text(commitmentText, margin, 56, { width: inner, lineGap: 3 })
  document.text(
    Object.entries(commitmentBasisNames)
      .map(([basis, name]) => `${basis === batch.basis ? '√' : '□'} ${name}`)
      .join('   '),
    margin,
    document.y + 5,
    { width: inner },
  )
  let y = document.y + 8
  document
    .lineWidth(0.5)
    .moveTo(margin, y)
    .lineTo(width - margin, y)
    .stroke()
  y += 8
  const rows: [string, string][] = [
    ['产品名称', `${batch.productName} ${batch.skuName}`],
    ['数量', `${batch.quantity} ${batch.unit}`],
    ['产地', batch.origin],
    ['生产者', batch.merchantName],
    ['联系方式', contact],
    ['开具日期', issuedOn],
    ['批次号', batch.batchCode],
    ['生产日期', `${batch.producedOn}　保质期至 ${batch.bestBefore}`],
  ]
  for (const [name, value] of rows) {
    document.fontSize(9.5).text(name, margin, y, { lineBreak: false })
    document.text(value, margin + nameWidth, y, { width: inner - nameWidth })
    y = document.y + 4
  }
  drawFoot(document, { address, seal, traceCode: batch.traceCode })
  document.end()
  return bytes
}

function drawFoot(
  document: PDFKit.PDFDocument,
  { address, seal, traceCode }: { address: string; seal: string; traceCode: string },
): void {
  const top = height - margin - qrSide - 2
  drawQr(document, address, { x: margin, y: top, side: qrSide })
  const x = margin + qrSide + 12
  const words = { width: width - margin - x, lineGap: 3 }
  document.fontSize(10).text('扫码查看全程溯源', x, top + 10, words)
  document.fontSize(8.5).text(`溯源码 ${groups(traceCode)}`, x, document.y + 5, words)
  document.text(`校验值 ${groups(seal)}`, x, document.y + 3, words)
  document.text('查不到或校验不符的，谨防假冒。', x, document.y + 3, words)
}

const groups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')
