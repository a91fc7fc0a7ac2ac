import { createCipheriv } from 'node:crypto'
import { randomAlphanumeric } from '../random.ts'

export type Envelope = {
  algorithm: 'AEAD_AES_256_GCM'
  ciphertext: string
  nonce: string
  associated_data: string
}

/** WeChat Pay's envelope: AES-256-GCM under the APIv3 key, ciphertext followed by the 16-byte tag, in base64. */
export function seal(apiV3Key: string, associatedData: string, plaintext: string): Envelope {
  const nonce = randomAlphanumeric(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce))
  cipher.setAAD(Buffer.from(associatedData))
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    nonce,
    associated_data: associatedData,
  }
}
