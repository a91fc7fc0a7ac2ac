import { eq } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { mediaCheckOf, type PushedMessage } from '../platform/integrations/wechat/index.ts'
import { concludeCheck } from './check-review.ts'
import { mediaVerdicts, reviewPhotos } from './tables.ts'

/** WeChat's word on a picture: kept, the first one counts, and its review moves on when it was the last that lacked. */
export async function receiveMediaCheck(platform: Platform, message: PushedMessage): Promise<void> {
  const verdict = mediaCheckOf(message)
  if (!verdict) return
  await platform.database.transaction(async (tx) => {
    await tx
      .insert(mediaVerdicts)
      .values({ ...verdict, receivedAt: platform.clock() })
      .onConflictDoNothing()
    const [photo] = await tx.select().from(reviewPhotos).where(eq(reviewPhotos.traceId, verdict.traceId))
    if (photo) await concludeCheck(tx, platform, photo.reviewId)
  })
}
