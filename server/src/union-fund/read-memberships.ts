import type { Membership } from '@yuxiang/shared/api/union'
import { getPhone } from '../identity/index.ts'
import type { Platform } from '../platform/index.ts'

interface Row extends Omit<Membership, 'memberName' | 'joinedAt'> {
  nameEncrypted: string
  joinedAt: string | null
}

/** Unions the account has joined, those whose roster has its phone, and those it asked to join. */
export async function listMemberships(platform: Platform, userId: string): Promise<Membership[]> {
  const { database, cipher } = platform
  const phone = await getPhone(platform, userId)
  const phoneIndex = phone === null ? null : cipher.blindIndex(phone)
  const rows = await database.sql<Row[]>`
    with own as (
      select union_id, name_encrypted, group_name, joined_at,
        case when user_id = ${userId} then 'joined' else 'invited' end as state
      from union_members
      where state = 'active' and (user_id = ${userId} or phone_index = ${phoneIndex}::text and user_id is null)
    )
    select unions.id as "unionId", unions.name as "unionName", unions.unit_name as "unitName",
      whole.name_encrypted as "nameEncrypted", whole.group_name as "group", whole.state, whole.joined_at as "joinedAt"
    from (
      select * from own
      union all
      select union_id, name_encrypted, '', null, state from union_join_requests
      where user_id = ${userId} and state in ('requested', 'declined')
        and union_id not in (select union_id from own)
    ) whole join unions on unions.id = whole.union_id
    order by unions.name, unions.id`
  return rows.map(({ nameEncrypted, joinedAt, ...row }) => ({
    ...row,
    memberName: cipher.decrypt(nameEncrypted),
    joinedAt: joinedAt === null ? null : new Date(joinedAt).toISOString(),
  }))
}
