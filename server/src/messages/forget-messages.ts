import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { messageConsents, messages } from './tables.ts'

/** Removes somebody's inbox and what they agreed to be written. */
export async function forgetMessages(tx: Db, userId: string): Promise<void> {
  await tx.delete(messageConsents).where(eq(messageConsents.userId, userId))
  await tx.delete(messages).where(eq(messages.userId, userId))
}
