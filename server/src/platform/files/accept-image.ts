import { createHash } from 'node:crypto'
import type { OutputInfo } from 'sharp'
import { FileRefusal } from './file-refusal.ts'
import { mimeOf } from './mime-of.ts'

interface Rendition {
  /** `<hash>-<width>.webp` */
  key: string
  /** At most this wide; a smaller picture is not enlarged. */
  width: number
  bytes: Uint8Array
  contentType: 'image/webp'
}

export interface AcceptedImage {
  /** First 32 hexadecimal digits of the upload's SHA-256: nobody finds two pictures of one name. */
  hash: string
  /** Pixels of the largest rendition as it is. */
  width: number
  height: number
  renditions: Rendition[]
}

const imageWidths = [1200, 750, 375] as const
export const MAX_IMAGE_BYTES = 8 * 1024 * 1024
const MAX_PIXELS = 40_000_000
const QUALITY = 80

/** By what is in the file, as `file-type` sees it and as the decoder calls it. */
const formats: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
}
const HEIC = /^image\/hei[cf]/

/**
 * Takes an uploaded picture: type by content, at most 8 MB and 40 megapixels; upright, without metadata (places of
 * photographs are personal data), as WebP in three widths. Nothing of the upload itself is kept. Throws
 * {@link FileRefusal}.
 */
export async function acceptImage(bytes: Uint8Array): Promise<AcceptedImage> {
  if (bytes.byteLength > MAX_IMAGE_BYTES) throw new FileRefusal('file_too_large')
  const format = await formatOf(bytes)
  await assertDimensions(bytes, format)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const renditions: Rendition[] = []
  let size = { width: 0, height: 0 }
  // One after the other: a large photograph takes some 100 MB while it is decoded.
  for (const width of imageWidths) {
    const { data, info } = await orRefuse(() => render(bytes, width))
    if (renditions.length === 0) size = { width: info.width, height: info.height }
    renditions.push({ key: `${hash}-${width}.webp`, width, bytes: data, contentType: 'image/webp' })
  }
  return { hash, ...size, renditions }
}

async function formatOf(bytes: Uint8Array): Promise<string> {
  const mime = await mimeOf(bytes)
  if (HEIC.test(mime)) {
    const advice = '暂不支持 HEIC 照片：请在相机设置里选择“兼容性最佳”，或转成 JPG 后再上传'
    throw new FileRefusal('file_type_not_allowed', advice)
  }
  const format = formats[mime]
  if (format === undefined) throw new FileRefusal('file_type_not_allowed')
  return format
}

/** Reads the header only: a small file can claim to be a picture that fills the memory. */
async function assertDimensions(bytes: Uint8Array, format: string): Promise<void> {
  const sharp = await decoder()
  const header = await orRefuse(() => sharp(bytes, { limitInputPixels: false }).metadata())
  if (header.format !== format) throw new FileRefusal('image_unreadable')
  if (header.width * header.height > MAX_PIXELS) {
    throw new FileRefusal('file_too_large', '图片不能超过 4000 万像素，请缩小后再上传')
  }
}

/** Broken data is refused; a mere warning is not, some phones write such files. */
async function render(bytes: Uint8Array, width: number): Promise<{ data: Buffer; info: OutputInfo }> {
  const sharp = await decoder()
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
}

/** Comes with the first picture: it takes 13 MB, and a process that only sells decodes none. */
const decoder = async () => (await import('sharp')).default

async function orRefuse<T>(decoding: () => Promise<T>): Promise<T> {
  try {
    return await decoding()
  } catch {
    throw new FileRefusal('image_unreadable')
  }
}
