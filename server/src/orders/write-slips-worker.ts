import { parentPort, workerData } from 'node:worker_threads'
import PDFDocument from 'pdfkit'
import { dayInShanghai } from '../platform/clock.ts'
import { chineseFont } from '../platform/pdf/font.ts'
import type { WaitingOrder } from './waiting-orders.ts'
import type { Slips } from './write-slips.ts'

/** A4, in points; slips are cut apart. */
const page = { width: 595.28, height: 841.89, margin: 36 }
const inner = page.width - 2 * page.margin
const foot = page.height - page.margin
const line = { height: 16, size: 10 }

const { kind, madeAt, orders, picks } = workerData as Slips
const document = new PDFDocument({
  autoFirstPage: false,
  size: [page.width, page.height],
  margin: 0,
  font: chineseFont,
  lang: 'zh-CN',
  info: { Title: kind === 'picking' ? '拣货单' : '配货单', CreationDate: madeAt },
})
const chunks: Buffer[] = []
document.on('data', (chunk: Buffer) => chunks.push(chunk))
document.on('end', () => parentPort?.postMessage(Uint8Array.from(Buffer.concat(chunks))))

const widths = new Map<string, number>()
/** The text as far as it fits, at the size set. */
function fitted(text: string, width: number, size: number): string[] {
  document.fontSize(size)
  const lines: string[] = []
  let current = ''
  let used = 0
  for (const character of text) {
    const known = widths.get(character) ?? document.fontSize(100).widthOfString(character) / 100
    widths.set(character, known)
    if (used + known * size > width && current !== '') {
      lines.push(current)
      current = ''
      used = 0
    }
    current += character
    used += known * size
  }
  return [...lines, current]
}

const write = (text: string, x: number, y: number, size = line.size) =>
  document.fontSize(size).fillColor('black').text(text, x, y, { lineBreak: false })

/** A box that is ticked by hand. */
const box = (x: number, y: number) =>
  document
    .lineWidth(0.8)
    .rect(x, y + 1, 11, 11)
    .stroke('#555555')

function rule(y: number, dashed: boolean): void {
  document.lineWidth(0.6)
  if (dashed) document.dash(4, { space: 3 })
  document
    .moveTo(page.margin, y)
    .lineTo(page.width - page.margin, y)
    .stroke('#888888')
  document.undash()
}

const day = dayInShanghai(madeAt)

function picking(): void {
  const widthOf = { name: inner - 190, units: 60, orders: 70 }
  let y = foot
  const head = () => {
    document.addPage()
    const units = picks.reduce((sum, pick) => sum + pick.units, 0)
    write(`拣货单  ${day}`, page.margin, page.margin, 16)
    write(`${orders.length} 单 · ${picks.length} 种规格 · 共 ${units} 件`, page.margin, page.margin + 24)
    y = page.margin + 46
    rule(y, false)
    y += 6
  }
  for (const { name, skuName, units, orders: count } of picks) {
    const words = fitted(`${name}  ${skuName}`, widthOf.name, 12)
    const height = Math.max(26, words.length * 17 + 8)
    if (y + height > foot) head()
    box(page.margin, y + 2)
    for (const [index, text] of words.entries()) write(text, page.margin + 22, y + index * 17, 12)
    write(`× ${units}`, page.margin + 30 + widthOf.name, y - 2, 16)
    write(`${count} 单`, page.margin + 40 + widthOf.name + widthOf.units, y + 2)
    y += height
    rule(y - 5, true)
  }
}

interface Slip {
  order: WaitingOrder
  address: string[]
  goods: { lines: string[]; units: number }[]
  remark: string[]
  height: number
}

function slipOf(order: WaitingOrder): Slip {
  const { recipient, lines, remark } = order
  const address = fitted(`${recipient.region} ${recipient.detail}`, inner - 60, line.size)
  const goods = lines.map(({ name, skuName, units, isGift }) => ({
    lines: fitted(`${isGift ? '【赠品】' : ''}${name}  ${skuName}`, inner - 100, line.size),
    units,
  }))
  const remarkLines = remark ? fitted(`买家留言：${remark}`, inner, line.size) : []
  const rows = address.length + remarkLines.length + goods.reduce((sum, one) => sum + one.lines.length, 0)
  return { order, address, goods, remark: remarkLines, height: rows * line.height + goods.length * 4 + 84 }
}

function packing(): void {
  let y = foot
  for (const order of orders) {
    const slip = slipOf(order)
    if (y + slip.height > foot) {
      document.addPage()
      y = page.margin
    }
    drawSlip(slip, y)
    y += slip.height
  }
}

function drawSlip({ order, address, goods, remark }: Slip, top: number): void {
  let y = top
  write(`订单 ${order.orderNo}`, page.margin, y, 13)
  write(`下单 ${dayInShanghai(order.placedAt)} · 打印 ${day}`, page.width - page.margin - 190, y + 2, 9)
  y += 24
  write(`${order.recipient.name}  ${order.recipient.phone}`, page.margin, y, 12)
  y += 20
  for (const text of address) {
    write(text, page.margin, y)
    y += line.height
  }
  y += 4
  for (const { lines, units } of goods) {
    box(page.margin, y)
    for (const text of lines) {
      write(text, page.margin + 20, y)
      y += line.height
    }
    write(`× ${units}`, page.width - page.margin - 50, y - lines.length * line.height - 1, 12)
    y += 4
  }
  for (const text of remark) {
    write(text, page.margin, y)
    y += line.height
  }
  rule(y + 12, true)
}

if (kind === 'picking') picking()
else packing()
document.end()
