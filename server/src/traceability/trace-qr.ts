import type { Platform } from '../platform/index.ts'
import { drawQrCode } from '../platform/qr-code.ts'
import { traceAddress } from './trace-address.ts'

const widthPx = 480

/** The QR code of a batch's public page, for screens and for a label of one's own. */
export const drawTraceQr = (
  platform: Pick<Platform, 'config'>,
  traceCode: string,
): Promise<Uint8Array<ArrayBuffer>> =>
  drawQrCode(traceAddress(platform, traceCode), { margin: 2, width: widthPx })
