import type { Message } from '@yuxiang/shared/api/messages'
import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { messages } from './tables.ts'

/** A page of somebody's inbox, newest first, and how many are unread in all of it. */
export async function readMessages(
  { database: { db } }: Platform,
  userId: string,
  { cursor, pageSize = 20 }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: Message[]; unread: number; nextCursor?: string }> {
  const [rows, unread] = await Promise.all([
    db
      .select()
      .from(messages)
      .where(and(eq(messages.userId, userId), cursor === undefined ? undefined : lt(messages.id, cursor)))
      .orderBy(desc(messages.id))
      .limit(pageSize + 1),
    countUnread(db, userId),
  ])
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    items: shown.map(({ id, kind, title, text, path, createdAt, readAt }) => ({
      ...{ id, kind, title, text, path },
      at: createdAt.toISOString(),
      read: readAt !== null,
    })),
    unread,
    ...(rows.length > pageSize && last && { nextCursor: last.id }),
  }
}

/** Marks some of somebody's messages as read, or all; answers how many are unread then. */
export async function markRead(
  { database: { db }, clock }: Platform,
  userId: string,
  ids: readonly string[] | undefined,
): Promise<{ unread: number }> {
  const chosen = ids === undefined ? undefined : inArray(messages.id, [...ids])
  await db
    .update(messages)
    .set({ readAt: clock() })
    .where(and(eq(messages.userId, userId), isNull(messages.readAt), chosen))
  return { unread: await countUnread(db, userId) }
}

const countUnread = (db: Db, userId: string): Promise<number> =>
  db.$count(messages, and(eq(messages.userId, userId), isNull(messages.readAt)))
