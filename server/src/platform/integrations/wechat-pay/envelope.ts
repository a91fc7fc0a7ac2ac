import { createDecipheriv } from 'node:crypto'
import { z } from 'zod'
import { WechatPaySignatureError } from './errors.ts'

export const Envelope = z.looseObject({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string(),
  nonce: z.string(),
  associated_data: z.string().default(''),
})

const TAG_BYTES = 16

/**
 * Opens WeChat Pay's AES-256-GCM envelope (ciphertext followed by the tag, base64) with the APIv3 key. Throws
 * {@link WechatPaySignatureError} when it was sealed with another key or changed.
 */
export function openEnvelope(apiV3Key: string, envelope: z.infer<typeof Envelope>): string {
  try {
    const sealed = Buffer.from(envelope.ciphertext, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(envelope.nonce), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(Buffer.from(envelope.associated_data))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    throw new WechatPaySignatureError('the envelope was not sealed with our APIv3 key')
  }
}
