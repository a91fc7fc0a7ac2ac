import type { VenueKind } from '@yuxiang/shared/api/venues'
import PDFDocument from 'pdfkit'
import { chineseFont, collectPdf, drawQr } from '../platform/pdf/index.ts'

/** A4, in points. */
const page = { width: 595.28, height: 841.89 }
const margin = 48
const inner = page.width - 2 * margin
const qrSide = 300
const colors = { vermilion: '#D4382C', ink: '#2B2622', muted: '#6F665C', paper: '#FAF6EF' }
const kindWords: Record<VenueKind, string> = {
  hall: '消费帮扶专馆',
  counter: '消费帮扶专柜',
  zone: '消费帮扶专区',
}

export interface Poster {
  kind: VenueKind
  name: string
  isCentre: boolean
  place: string
  openingHours: string
  /** Where the QR code leads. */
  address: string
  code: string
}

/** What hangs at the venue: its name, its QR code large enough for two metres, and what a scan does in plain words. */
export function writePoster({ kind, name, isCentre, place, openingHours, address, code }: Poster) {
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    font: chineseFont,
    lang: 'zh-CN',
    info: { Title: `场馆码海报 ${name}` },
  })
  const bytes = collectPdf(document)
  const centred = { width: inner, align: 'center' as const }
  document.rect(0, 0, page.width, page.height).fill(colors.paper)
  document.rect(0, 0, page.width, 150).fill(colors.vermilion)
  document.fillColor('#FFFFFF').fontSize(22)
  document.text(`渝乡集 · ${isCentre ? '消费帮扶中心馆' : kindWords[kind]}`, margin, 36, centred)
  document.fontSize(name.length > 12 ? 32 : 40).text(name, margin, 76, centred)
  const left = (page.width - qrSide) / 2
  document.roundedRect(left - 24, 190, qrSide + 48, qrSide + 48, 16).fill('#FFFFFF')
  drawQr(document, address, { x: left, y: 214, side: qrSide })
  document.fillColor(colors.ink).fontSize(30).text('微信扫一扫，看本馆帮扶产品', margin, 566, centred)
  document.fontSize(17).fillColor(colors.muted)
  document.text('区县认定、公示过的好产品，手机下单，产地寄到家。', margin, 618, centred)
  document.text('扫码后一天内的订单记在本馆名下，价格不变。', margin, 646, centred)
  document
    .moveTo(margin, 700)
    .lineTo(page.width - margin, 700)
    .lineWidth(1)
    .stroke('#D9CFC0')
  document.fontSize(14).fillColor(colors.ink)
  const facts = [place && `地址　${place}`, openingHours && `开放　${openingHours}`, `场馆码　${code}`]
  facts.filter(Boolean).forEach((fact, index) => {
    document.text(String(fact), margin, 718 + index * 26, { width: inner, height: 22, ellipsis: true })
  })
  document.end()
  return bytes
}
