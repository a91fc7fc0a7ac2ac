import { Refusal } from '../platform/http/refusal.ts'

/** As of pictures that everybody sees. */
const pixelsMax = 40_000_000

/**
 * A picture drawn anew, upright and in its own format, without what the camera wrote into it: the place where a
 * complainant took it may be their home. Refuses with `image_unreadable`.
 */
export async function withoutMetadata(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  // Comes with the first picture: most processes decode none.
  const { default: sharp } = await import('sharp')
  try {
    const options = { limitInputPixels: pixelsMax, failOn: 'error' } as const
    return Uint8Array.from(await sharp(bytes, options).autoOrient().toBuffer())
  } catch {
    throw new Refusal('image_unreadable')
  }
}
