import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { OutsideUnavailableError } from '../errors.ts'
import { outsideCall } from '../outside-call.ts'
import { assertKey, contentTypeOf, type Storage } from './storage.ts'

export interface S3Config {
  /**
   * The service's address; when its host begins with the bucket's name (as Tencent COS and Alibaba OSS want it) the
   * bucket is not repeated in the path.
   */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  timeoutMs: number
}

/** Keys name their content for ever, so whoever reads one may keep it. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable'
const MAX_BYTES = 64 * 1024 * 1024

/** Any store that speaks S3 with Signature Version 4. */
export function createS3Storage(config: S3Config): Storage {
  const { accessKeyId, secretAccessKey, region, timeoutMs } = config
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })
  const base = bucketUrl(config)
  const send = async (key: string, init: RequestInit) => {
    const request = await client.sign(`${base}/${key}`, init)
    return outsideCall('storage', request, {}, { timeoutMs, maxBytes: MAX_BYTES })
  }
  return {
    async put(key, bytes, contentType) {
      assertKey(key, contentType)
      const { status } = await send(key, {
        method: 'PUT',
        body: Uint8Array.from(bytes),
        headers: {
          'Content-Type': contentType,
          'Cache-Control': CACHE_CONTROL,
          // Signed with the rest: what arrives is what we sent.
          'X-Amz-Content-Sha256': createHash('sha256').update(bytes).digest('hex'),
        },
      })
      if (status !== 200) throw new OutsideUnavailableError('storage', `put answered ${status}`)
    },
    async get(key, range) {
      const contentType = contentTypeOf(key)
      if (contentType === null) return null
      const { status, bytes } = await send(key, {
        method: 'GET',
        ...(range && { headers: { Range: `bytes=${range.from}-${range.to}` } }),
      })
      if (status === 404) return null
      if (status !== (range ? 206 : 200))
        throw new OutsideUnavailableError('storage', `get answered ${status}`)
      return { bytes, contentType }
    },
    async remove(key) {
      if (contentTypeOf(key) === null) return
      const { status } = await send(key, { method: 'DELETE' })
      // 204 also for what was not there; some stores say 404.
      if (![200, 204, 404].includes(status)) {
        throw new OutsideUnavailableError('storage', `delete answered ${status}`)
      }
    },
  }
}

function bucketUrl({ endpoint, bucket }: S3Config): string {
  const base = endpoint.replace(/\/+$/, '')
  return new URL(base).host.startsWith(`${bucket}.`) ? base : `${base}/${bucket}`
}
