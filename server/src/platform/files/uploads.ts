import { uploadedPicture } from '@yuxiang/shared/uploaded-picture'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/index.ts'
import { uploads } from './tables.ts'

/** Remembers who sent a picture in: only they may put it anywhere. */
export async function recordUpload(db: Db, ownerId: string, hash: string, at: Date): Promise<void> {
  await db.insert(uploads).values({ ownerId, hash, createdAt: at }).onConflictDoNothing()
}

/** The hashes of pictures by the addresses their upload was answered with; null when one is not this owner's. */
export async function ownUploads(db: Db, ownerId: string, urls: readonly string[]): Promise<string[] | null> {
  if (urls.length === 0) return []
  const hashes = urls.map((url) => uploadedPicture.exec(url)?.[1] ?? '')
  const own = await db
    .select({ hash: uploads.hash })
    .from(uploads)
    .where(and(eq(uploads.ownerId, ownerId), inArray(uploads.hash, hashes)))
  const known = new Set(own.map(({ hash }) => hash))
  return hashes.every((hash) => known.has(hash)) ? hashes : null
}
