import { randomInt } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { shareCodes } from './tables.ts'

/** Without what looks alike; ten of them are 2⁴⁹ codes. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const newCode = () => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')

/** A shopper's own code, made when first asked for. */
export async function shareCodeOf({ database, clock }: Platform, userId: string): Promise<string> {
  await database.db
    .insert(shareCodes)
    .values({ userId, code: newCode(), createdAt: clock() })
    .onConflictDoNothing()
  const [row] = await database.db.select().from(shareCodes).where(eq(shareCodes.userId, userId))
  if (!row) throw new Error(`no share code for ${userId}`)
  return row.code
}

/** Whose code it is; null for an unknown one and for one's own. */
export async function sharerOf(db: Db, code: string, buyerId: string): Promise<string | null> {
  const [row] = await db
    .select({ userId: shareCodes.userId })
    .from(shareCodes)
    .where(and(eq(shareCodes.code, code), ne(shareCodes.userId, buyerId)))
  return row?.userId ?? null
}
