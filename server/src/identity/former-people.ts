import { inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { formerPeople } from './tables.ts'

interface Marks {
  phoneIndex: string | null
  openid: string | null
}

/** The blind marks by which somebody who closed an account is known again; neither phone nor openid can be read off. */
export const former = ({ cipher }: Pick<Platform, 'cipher'>, { phoneIndex, openid }: Marks): string[] =>
  [phoneIndex && `phone:${phoneIndex}`, openid && `wechat:${openid}`]
    .filter((mark) => mark !== null && mark !== '')
    .map((mark) => cipher.blindIndex(`former:${mark}`))

/** Remembers that who bears these marks has been here. */
export async function rememberFormer(tx: Db, marks: readonly string[], closedAt: Date): Promise<void> {
  if (marks.length === 0) return
  await tx
    .insert(formerPeople)
    .values(marks.map((mark) => ({ mark, closedAt })))
    .onConflictDoNothing()
}

/** Whether a new account belongs to somebody who has been welcomed before. */
export async function wasHere(tx: Db, marks: readonly string[]): Promise<boolean> {
  const rows = await tx
    .select({ mark: formerPeople.mark })
    .from(formerPeople)
    .where(inArray(formerPeople.mark, [...marks]))
    .limit(1)
  return rows.length > 0
}
