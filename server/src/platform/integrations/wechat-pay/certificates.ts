import { type KeyObject, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { type OutsideAnswer, parseAnswer } from '../outside-call.ts'
import { Envelope, openEnvelope } from './envelope.ts'
import { WechatPaySignatureError } from './errors.ts'
import { type FindKey, verifyPlatformSignature } from './verify.ts'

const CertificatesAnswer = z.looseObject({
  data: z.array(
    z.looseObject({
      serial_no: z.string(),
      expire_time: z.iso.datetime({ offset: true }),
      encrypt_certificate: Envelope,
    }),
  ),
})

type Certificates = ReadonlyMap<string, { key: KeyObject; expireAt: number }>

/** Unknown serials may be invented by anybody: they make us ask again only so often. */
const ASK_AGAIN_AFTER_MS = 5_000
/** WeChat Pay wants certificates to be looked up again within twelve hours. */
const STALE_AFTER_MS = 12 * 3_600_000

/**
 * The platform's certificates, kept in memory: asked for when first needed, when an unknown serial appears (at most
 * once in five seconds, one call in flight) and when older than twelve hours. `download` makes the signed call.
 */
export function createCertificates(
  download: () => Promise<OutsideAnswer>,
  apiV3Key: string,
  clock: Clock,
): FindKey {
  let known: Certificates = new Map()
  let readAt = Number.NEGATIVE_INFINITY
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const ask = (): Promise<void> => {
    askedAt = clock().getTime()
    asking ??= readCertificates(download, apiV3Key, clock)
      .then((certificates) => {
        known = certificates
        readAt = clock().getTime()
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  const find = (serialNo: string): KeyObject | undefined => {
    const certificate = known.get(serialNo)
    return certificate && certificate.expireAt > clock().getTime() ? certificate.key : undefined
  }
  return async (serialNo) => {
    const now = clock().getTime()
    const mayAsk = known.size === 0 || now - askedAt >= ASK_AGAIN_AFTER_MS
    const found = find(serialNo)
    if (!found && (asking || mayAsk)) await ask()
    // A stale certificate still verifies while WeChat can't be asked.
    if (found && now - readAt >= STALE_AFTER_MS && mayAsk) await ask().catch(() => undefined)
    return find(serialNo)
  }
}

/**
 * Reads an answer of /v3/certificates. It is verified with a certificate it contains: that is sound because the
 * certificates are sealed with our APIv3 key, which only WeChat Pay and we have.
 */
async function readCertificates(
  download: () => Promise<OutsideAnswer>,
  apiV3Key: string,
  clock: Clock,
): Promise<Certificates> {
  const answer = await download()
  const { data } = parseAnswer('wechat-pay', CertificatesAnswer, answer.bytes)
  const certificates = new Map(
    data.map((entry) => {
      const certificate = new X509Certificate(openEnvelope(apiV3Key, entry.encrypt_certificate))
      if (certificate.serialNumber !== entry.serial_no.toUpperCase()) {
        throw new WechatPaySignatureError('a certificate has another serial than stated')
      }
      return [entry.serial_no, { key: certificate.publicKey, expireAt: Date.parse(entry.expire_time) }]
    }),
  )
  const findKey: FindKey = async (serialNo) => certificates.get(serialNo)?.key
  await verifyPlatformSignature(answer.headers, answer.bytes.toString('utf8'), findKey, clock)
  return certificates
}
