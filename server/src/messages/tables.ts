import { messageKinds } from '@yuxiang/shared/api/messages'
import { sql } from 'drizzle-orm'
import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** Everybody's inbox. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    userId: uuid().notNull(),
    kind: text({ enum: messageKinds }).notNull(),
    title: text().notNull(),
    text: text().notNull(),
    /** The page of the app where one goes on. */
    path: text(),
    /** What this is about, so that telling it twice leaves one message. */
    dedupeKey: text().notNull(),
    createdAt: instant().notNull(),
    readAt: instant(),
    /** Since when it is being handed to WeChat, or was: whoever finds it so never sends it again. */
    claimedAt: instant(),
    /** When WeChat took it, too. */
    sentAt: instant(),
  },
  (table) => [
    unique('messages_once').on(table.userId, table.dedupeKey),
    index('messages_of_user').on(table.userId, table.id),
    index('messages_unread').on(table.userId).where(sql`${table.readAt} is null`),
  ],
)

/** One row per time somebody agreed to be written to by WeChat: good for one message. */
export const messageConsents = pgTable(
  'message_consents',
  {
    id: id(),
    userId: uuid().notNull(),
    /** WeChat's id of the template. */
    templateId: text().notNull(),
    agreedAt: instant().notNull(),
    /** The message it was used for. */
    messageId: uuid(),
  },
  (table) => [
    unique('message_consents_message').on(table.messageId),
    index('message_consents_free').on(table.userId, table.templateId).where(sql`${table.messageId} is null`),
  ],
)
