import { createPublicKey, type KeyObject, sign } from 'node:crypto'

/** A DER element: tag, length, content (X.690 8.1). */
function element(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content])
  const hex = content.length.toString(16)
  const length = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content])
}

const sequence = (...parts: Uint8Array[]) => element(0x30, ...parts)

/** OIDs as the bytes they have in DER. */
const SHA256_WITH_RSA = sequence(element(0x06, Buffer.from('2a864886f70d01010b', 'hex')), element(0x05))
const COMMON_NAME = element(0x06, Buffer.from('550403', 'hex'))

const name = (commonName: string) =>
  sequence(element(0x31, sequence(COMMON_NAME, element(0x0c, Buffer.from(commonName)))))

/** UTCTime, YYMMDDHHMMSSZ: enough until 2049. */
const utcTime = (time: Date) =>
  element(
    0x17,
    Buffer.from(
      `${time
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2, 14)}Z`,
    ),
  )

/**
 * Writes a self-signed X.509 v3 certificate (RFC 5280), SHA-256 with RSA, and answers it as PEM.
 * `serialNo` is 40 hexadecimal digits whose first is 1–7, so that the number is positive.
 */
export function selfSignedCertificate(input: {
  privateKey: KeyObject
  serialNo: string
  commonName: string
  effectiveAt: Date
  expireAt: Date
}): string {
  const publicKey = createPublicKey(input.privateKey).export({ type: 'spki', format: 'der' })
  const toBeSigned = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.from(input.serialNo, 'hex')),
    SHA256_WITH_RSA,
    name(input.commonName),
    sequence(utcTime(input.effectiveAt), utcTime(input.expireAt)),
    name(input.commonName),
    publicKey,
  )
  const signature = element(0x03, Buffer.from([0]), sign('RSA-SHA256', toBeSigned, input.privateKey))
  const lines = sequence(toBeSigned, SHA256_WITH_RSA, signature)
    .toString('base64')
    .match(/.{1,64}/g)
  return `-----BEGIN CERTIFICATE-----\n${(lines ?? []).join('\n')}\n-----END CERTIFICATE-----\n`
}
