import type { LiveRoomInput } from '@yuxiang/shared/api/live-desk'
import { finderUserName } from '@yuxiang/shared/live/links'
import { and, eq, inArray } from 'drizzle-orm'
import { merchantNames } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type Author, maySee } from '../promotions/index.ts'
import { liveChanged } from './caches.ts'
import { lockRoom } from './find-session.ts'
import { liveRooms, liveSessions } from './tables.ts'

/** Refuses with `live_room_taken` an account that is a room already, with `forbidden` a room of somebody else's. */
export async function createRoom(tx: Db, author: Author, input: LiveRoomInput, now: Date): Promise<string> {
  if (!maySee(author, input.merchantId)) throw new Refusal('forbidden')
  if (input.merchantId !== null && (await merchantNames(tx, [input.merchantId])).size === 0) {
    throw new Refusal('merchant_not_found')
  }
  const id = newId()
  await refusingTwin(() =>
    tx.insert(liveRooms).values({ id, ...input, createdBy: author.userId, createdAt: now }),
  )
  await audit(tx, { actorId: author.userId, action: 'liveRoom.create', ...subject(id), after: input })
  return id
}

/** Changes what it is called and its account there. */
export async function changeRoom(
  tx: Db,
  author: Author,
  roomId: string,
  input: Pick<LiveRoomInput, 'name' | 'accountId'>,
): Promise<void> {
  const { platform, name, accountId } = await lockRoom(tx, author, roomId)
  if (platform === 'channels' && !finderUserName.test(input.accountId)) {
    const message = '视频号 ID 以 sph 开头，可在视频号助手中查看'
    throw new Refusal('invalid_input', { errors: [{ path: 'accountId', message }] })
  }
  await refusingTwin(() => tx.update(liveRooms).set(input).where(eq(liveRooms.id, roomId)))
  await audit(tx, {
    actorId: author.userId,
    action: 'liveRoom.change',
    ...subject(roomId),
    before: { name, accountId },
    after: input,
  })
  await liveChanged(tx)
}

/** Nothing can be planned in it any more. Refuses with `live_room_in_use` while something is. */
export async function closeRoom(tx: Db, author: Author, roomId: string, now: Date): Promise<void> {
  await lockRoom(tx, author, roomId)
  const open = and(eq(liveSessions.roomId, roomId), inArray(liveSessions.state, ['planned', 'live']))
  if ((await tx.$count(liveSessions, open)) > 0) throw new Refusal('live_room_in_use')
  await tx.update(liveRooms).set({ closedAt: now }).where(eq(liveRooms.id, roomId))
  await audit(tx, { actorId: author.userId, action: 'liveRoom.close', ...subject(roomId) })
}

export async function openRoom(tx: Db, author: Author, roomId: string): Promise<void> {
  await lockRoom(tx, author, roomId)
  await tx.update(liveRooms).set({ closedAt: null }).where(eq(liveRooms.id, roomId))
  await audit(tx, { actorId: author.userId, action: 'liveRoom.open', ...subject(roomId) })
}

const subject = (subjectId: string) => ({ subject: 'liveRoom', subjectId })

async function refusingTwin<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write()
  } catch (error) {
    if (violatedConstraint(error) === 'live_rooms_account') throw new Refusal('live_room_taken')
    throw error
  }
}
