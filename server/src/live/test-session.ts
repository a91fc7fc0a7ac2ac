import type { Shop } from '../../../test/support/shop.ts'
import { newId } from '../platform/db/columns.ts'
import { liveRooms, liveSessions } from './tables.ts'

const minuteMs = 60_000

/** A session as the desk would plan it, of a room of its own unless one is named. */
export async function planSession(
  { server: { platform } }: Pick<Shop, 'server'>,
  change: Partial<typeof liveSessions.$inferInsert> = {},
): Promise<{ id: string; roomId: string }> {
  const { db } = platform.database
  const now = platform.clock()
  const [id, roomId] = [newId(), change.roomId ?? newId()]
  const merchantId = change.merchantId ?? null
  const [createdBy, createdAt] = [newId(), now]
  if (!change.roomId) {
    await db.insert(liveRooms).values({
      id: roomId,
      platform: 'douyin',
      name: '奉节橙子直播间',
      accountId: roomId,
      merchantId,
      createdBy,
      createdAt,
    })
  }
  await db.insert(liveSessions).values({
    ...{ id, roomId, merchantId, createdBy, createdAt },
    title: '脐橙开园',
    hostName: '李橙子',
    link: 'https://live.douyin.com/1',
    startsAt: new Date(now.getTime() + 60 * minuteMs),
    endsAt: new Date(now.getTime() + 180 * minuteMs),
    ...change,
  })
  return { id, roomId }
}
