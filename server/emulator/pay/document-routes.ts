import { chinaTimestamp } from '../clock.ts'
import type { World } from '../world.ts'
import { downloadBill, requestBill } from './bill.ts'
import { seal } from './envelope.ts'
import type { Register } from './gate.ts'
import { PayError } from './pay-error.ts'
import { parsed } from './request.ts'
import { billQuerySchema } from './schemas.ts'

/** What WeChat Pay publishes to the merchant: its certificates and the daily statement. */
export function registerDocuments(world: World, register: Register): void {
  register('GET', '/v3/certificates', () => {
    const certificates = world.platformKeys.certificates()
    if (certificates.length === 0) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书')
    return {
      data: certificates.map((certificate) => ({
        serial_no: certificate.serialNo,
        effective_time: chinaTimestamp(certificate.effectiveAt),
        expire_time: chinaTimestamp(certificate.expireAt),
        encrypt_certificate: seal(world.credentials.apiV3Key, 'certificate', certificate.certificatePem),
      })),
    }
  })
  register('GET', '/v3/bill/tradebill', (context) => {
    const query = parsed(billQuerySchema, context.req.query())
    const { token, ...bill } = requestBill(world, {
      date: query.bill_date,
      type: query.bill_type,
      gzip: query.tar_type === 'GZIP',
    })
    const base = context.req.url.slice(0, context.req.url.indexOf('/v3/bill/tradebill'))
    return { ...bill, download_url: `${base}/v3/billdownload/file?token=${token}` }
  })
  register('GET', '/v3/billdownload/file', (context) => downloadBill(world, context.req.query('token') ?? ''))
}
