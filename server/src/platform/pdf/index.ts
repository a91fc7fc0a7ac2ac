export { collectPdf } from './collect-pdf.ts'
export { drawQr } from './draw-qr.ts'
export { chineseFont } from './font.ts'
