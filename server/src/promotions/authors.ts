import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { Refusal } from '../platform/http/refusal.ts'

/** Somebody of the staff, and for whom campaigns may be made. */
export interface Author {
  userId: string
  /** Makes the platform's own, sees everybody's, and may stop them. */
  isOperator: boolean
  /** Makes these merchants' own. */
  merchantIds: readonly string[]
}

export async function authorOf(db: Db, actor: Actor): Promise<Author> {
  return {
    userId: actor.userId,
    isOperator: actor.roles.includes('operator'),
    merchantIds: actor.roles.includes('merchant') ? await merchantsOfStaff(db, actor.userId, 'goods') : [],
  }
}

/** Whether what belongs to `ownerId` (null: the platform) is this author's to make and change. */
export const isOwn = (author: Author, ownerId: string | null): boolean =>
  ownerId === null ? author.isOperator : author.merchantIds.includes(ownerId)

export const maySee = (author: Author, ownerId: string | null): boolean =>
  author.isOperator || isOwn(author, ownerId)

/** Refuses with `forbidden`: the operator makes the platform's only, a merchant its own only. */
export function requireOwn(author: Author, ownerId: string | null): void {
  if (!isOwn(author, ownerId)) throw new Refusal('forbidden')
}
