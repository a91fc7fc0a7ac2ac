import { and, eq, inArray } from 'drizzle-orm'
import { maskPhone } from '../platform/crypto.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { unionMembers } from './tables.ts'

export interface ActiveMember {
  id: string
  group: string
  /** The account that joined as this member. */
  userId: string | null
}

/** Who is on the union's roster now, by group; all groups when none are named. */
export function activeMembers(tx: Db, unionId: string, groups?: readonly string[]): Promise<ActiveMember[]> {
  return tx
    .select({ id: unionMembers.id, group: unionMembers.groupName, userId: unionMembers.userId })
    .from(unionMembers)
    .where(
      and(
        eq(unionMembers.unionId, unionId),
        eq(unionMembers.state, 'active'),
        groups && inArray(unionMembers.groupName, [...groups]),
      ),
    )
    .orderBy(unionMembers.groupName, unionMembers.id)
}

export interface MemberCard {
  id: string
  name: string
  phoneMasked: string
  group: string
}

/** Names, masked phones and groups of members, for lists. */
export async function memberCards(
  { cipher }: Pick<Platform, 'cipher'>,
  db: Db,
  memberIds: readonly string[],
): Promise<Map<string, MemberCard>> {
  if (memberIds.length === 0) return new Map()
  const rows = await sqlOf(db)<
    { id: string; nameEncrypted: string; phoneEncrypted: string; groupName: string }[]
  >`
    select id, name_encrypted as "nameEncrypted", phone_encrypted as "phoneEncrypted", group_name as "groupName"
    from union_members where id = any(${[...memberIds]}::uuid[])`
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: cipher.decrypt(row.nameEncrypted),
        phoneMasked: maskPhone(cipher.decrypt(row.phoneEncrypted)),
        group: row.groupName,
      },
    ]),
  )
}

/** Ids of the memberships which this account has joined. */
export async function membershipsOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ id: unionMembers.id })
    .from(unionMembers)
    .where(eq(unionMembers.userId, userId))
  return rows.map((row) => row.id)
}
