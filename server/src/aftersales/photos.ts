import type { Db } from '../platform/db/index.ts'
import { ownUploads } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'

/** Refuses with `photo_unknown` unless every picture was uploaded here by whoever shows it. */
export async function requirePhotos(db: Db, userId: string, photos: readonly string[] = []): Promise<void> {
  if ((await ownUploads(db, userId, photos)) === null) throw new Refusal('photo_unknown')
}
