import { feedId, webLinkFault } from '@yuxiang/shared/live/links'
import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Author } from '../promotions/index.ts'
import { liveChanged } from './caches.ts'
import { linkRefusal } from './check-session.ts'
import { lockSeen, requireRoom } from './find-session.ts'
import { hostsOf } from './hosts.ts'
import { catchUp } from './move-session.ts'
import { liveSessions } from './tables.ts'

/**
 * Where a broadcast can be seen again: a web page of the platform, 视频号's id of the recording; empty for nowhere.
 * Refuses with `live_state_conflict` what is not over.
 */
export async function setReplay(
  tx: Db,
  platform: Platform,
  author: Author,
  { sessionId, replayLink }: { sessionId: string; replayLink: string },
): Promise<void> {
  const session = await catchUp(tx, await lockSeen(tx, author, sessionId), platform.clock())
  if (session.state !== 'ended') throw new Refusal('live_state_conflict')
  const room = await requireRoom(tx, author, session.roomId)
  if (replayLink !== '') {
    const isFeed = room.platform === 'channels' && feedId.test(replayLink)
    const fault = isFeed ? null : webLinkFault(replayLink, hostsOf(platform, room.platform))
    if (fault) throw linkRefusal('replayLink', fault)
  }
  await tx.update(liveSessions).set({ replayLink }).where(eq(liveSessions.id, sessionId))
  await audit(tx, {
    actorId: author.userId,
    action: 'liveSession.replay',
    subject: 'liveSession',
    subjectId: sessionId,
    before: { replayLink: session.replayLink },
    after: { replayLink },
  })
  await liveChanged(tx)
}
