import type { Files } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'

/** Refuses with `photo_unknown` unless every address leads to a picture that was uploaded here. Asks the store. */
export async function requirePhotos(files: Files, photos: readonly string[] = []): Promise<void> {
  for (const photo of new Set(photos)) {
    const stored = await files.read(photo.replace(/^\/files\//, ''))
    if (!stored) throw new Refusal('photo_unknown')
  }
}
