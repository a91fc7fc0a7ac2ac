import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { Caller } from './caller.ts'

/**
 * Uploads a picture nobody has uploaded before; answers its address. Files are named after their content, and two
 * plain pictures of nearly one colour are the same bytes once compressed: this one is noise.
 */
export async function uploadPicture({ url, token }: Caller): Promise<string> {
  const [width, height] = [40, 30]
  const noise = randomBytes(width * height * 3)
  const png = await sharp(noise, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
  const body = new FormData()
  body.append('file', new File([new Uint8Array(png)], 'photo.png', { type: 'image/png' }))
  const headers = { Authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}/api/files`, { method: 'POST', headers, body })
  return ((await answer.json()) as { url: string }).url
}
