import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from './refusal.ts'
import type { Upload } from './routes.ts'

const limits = {
  json: { maxSize: 256 * 1024, code: 'body_too_large' },
  // The file itself may have 8 MB; the rest is multipart around it.
  upload: { maxSize: 9 * 1024 * 1024, code: 'file_too_large' },
  // A video of 50 MB.
  video: { maxSize: 51 * 1024 * 1024, code: 'file_too_large' },
} as const

const nothingNext = async () => {}

/**
 * Refuses a body that is too large before it is read. A stated length is only compared, which keeps the cheap way
 * through node-server; a chunked body is counted as it comes (hono's bodyLimit).
 */
export async function limitBody(c: Context, kind: keyof typeof limits): Promise<void> {
  const { maxSize, code } = limits[kind]
  if (c.req.header('transfer-encoding') === undefined) {
    if (Number(c.req.header('content-length') ?? 0) > maxSize) throw new Refusal(code)
    return
  }
  const refuse = () => {
    throw new Refusal(code)
  }
  await bodyLimit({ maxSize, onError: refuse })(c, nothingNext)
}

/** The multipart field `file`; refuses with `invalid_input` when there is none, or more. */
export async function readUpload(c: Context): Promise<Upload> {
  const form = await c.req.parseBody({ all: true }).catch(() => null)
  const file = form?.file
  if (!(file instanceof File)) {
    throw new Refusal('invalid_input', { errors: [{ path: 'file', message: '请选择一个要上传的文件' }] })
  }
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
