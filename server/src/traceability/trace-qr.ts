import QRCode from 'qrcode'
import type { Platform } from '../platform/index.ts'
import { traceAddress } from './trace-address.ts'

const widthPx = 480

/** The QR code of a batch's public page, for screens and for a label of one's own. */
export const drawTraceQr = (platform: Pick<Platform, 'config'>, traceCode: string): Promise<Buffer> =>
  QRCode.toBuffer(traceAddress(platform, traceCode), { errorCorrectionLevel: 'M', margin: 2, width: widthPx })
