import { createPublicKey, type KeyObject, sign } from 'node:crypto'

/** A DER element: tag, length in its shortest form, content (X.690 8.1). */
function element(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Uint8Array[]) => element(0x30, ...parts)
const bitString = (bytes: Uint8Array) => element(0x03, Buffer.from([0]), bytes)
const year = (digits: string) => element(0x17, Buffer.from(`${digits}0101000000Z`))

const SHA256_WITH_RSA = sequence(element(0x06, Buffer.from('2a864886f70d01010b', 'hex')), element(0x05))
const NOBODY = sequence()

/** The least certificate (X.509 v1) that carries a serial of hexadecimal digits below 8 and a public key. */
export function testCertificate(privateKey: KeyObject, serialNo: string): string {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const validity = sequence(year('20'), year('49'))
  const serial = element(0x02, Buffer.from(serialNo, 'hex'))
  const content = sequence(serial, SHA256_WITH_RSA, NOBODY, validity, NOBODY, publicKey)
  const certificate = sequence(content, SHA256_WITH_RSA, bitString(sign('RSA-SHA256', content, privateKey)))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
