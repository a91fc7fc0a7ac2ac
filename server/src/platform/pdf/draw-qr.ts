import QRCode from 'qrcode'

/** A QR code in black, as wide as `side`, drawn by its squares so that it is sharp at any size. */
export function drawQr(
  document: PDFKit.PDFDocument,
  text: string,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const square = side / modules.size
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) document.rect(x + column * square, y + row * square, square, square)
    }
  }
  document.fill('black')
}
