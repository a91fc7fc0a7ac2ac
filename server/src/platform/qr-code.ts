import type { QRCodeToBufferOptions } from 'qrcode'

/** A QR code as a PNG. The library comes with the first: it takes 6 MB, and most processes never draw one. */
export async function drawQrCode(
  text: string,
  options: QRCodeToBufferOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: QRCode } = await import('qrcode')
  return Uint8Array.from(await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', ...options }))
}
