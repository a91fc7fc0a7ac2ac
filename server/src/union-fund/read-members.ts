import type { Member } from '@yuxiang/shared/api/union-roster'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { gotIn, type ReceivedReader, yearOf } from './got-this-year.ts'
import { sliceOf } from './pages.ts'
import { matching, openPerson, type Sealed } from './sealed-people.ts'

interface Row extends Sealed {
  id: string
  group: string
  state: Member['state']
  joined: boolean
  grantedThisYearFen: string
}

export interface MemberQuery {
  q?: string | undefined
  group?: string | undefined
  state?: Member['state'] | undefined
  page?: number | undefined
  pageSize?: number | undefined
}

/** A union's roster by group; `q` is a part of the name or the end of the phone. */
export async function listMembers(
  { database, cipher, clock }: Platform,
  unionId: string,
  query: MemberQuery,
  received: ReceivedReader,
): Promise<{ items: Member[]; total: number }> {
  const { db, lists: sql } = database
  const { limit, offset } = sliceOf(query)
  const condition = sql`union_id = ${unionId}
    ${query.group === undefined ? sql`` : sql`and group_name = ${query.group}`}
    ${query.state === undefined ? sql`` : sql`and state = ${query.state}`}`
  if (!query.q) {
    const [ids, [count]] = await Promise.all([
      sql<{ id: string }[]>`
        select id from union_members where ${condition} order by state, group_name, id limit ${limit} offset ${offset}`,
      sql<{ total: number }[]>`select count(*)::int as total from union_members where ${condition}`,
    ])
    return {
      items: await readMembers({ cipher }, db, unionId, ids, received, clock()),
      total: count?.total ?? 0,
    }
  }
  const people = await sql<(Sealed & { id: string })[]>`
    select id, name_encrypted as "nameEncrypted", phone_encrypted as "phoneEncrypted"
    from union_members where ${condition} order by state, group_name, id`
  const found = await matching(cipher, people, query.q)
  const shown = found.slice(offset, offset + limit)
  return { items: await readMembers({ cipher }, db, unionId, shown, received, clock()), total: found.length }
}

/** One member of the union; refuses with `member_not_found`. */
export async function readMember(
  platform: Pick<Platform, 'cipher'>,
  db: Db,
  unionId: string,
  memberId: string,
  received: ReceivedReader,
  now: Date,
): Promise<Member> {
  const [member] = await readMembers(platform, db, unionId, [{ id: memberId }], received, now)
  if (!member) throw new Refusal('member_not_found')
  return member
}

async function readMembers(
  { cipher }: Pick<Platform, 'cipher'>,
  db: Db,
  unionId: string,
  wanted: readonly { id: string }[],
  received: ReceivedReader,
  now: Date,
): Promise<Member[]> {
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    select member.id, member.name_encrypted as "nameEncrypted", member.phone_encrypted as "phoneEncrypted",
      member.group_name as "group", member.state, member.user_id is not null as joined,
      coalesce(got.fen, 0) as "grantedThisYearFen"
    from union_members member
    left join ${gotIn(sql, unionId, yearOf(now), received)} got on got.member_id = member.id
    where member.union_id = ${unionId} and member.id = any(${wanted.map((one) => one.id)}::uuid[])
    order by member.state, member.group_name, member.id`
  return rows.map(({ nameEncrypted, phoneEncrypted, grantedThisYearFen, ...row }) => ({
    ...row,
    ...openPerson(cipher, { nameEncrypted, phoneEncrypted }),
    grantedThisYearFen: Number(grantedThisYearFen),
  }))
}

/** Groups of those on the roster now. */
export function listGroups(db: Db, unionId: string): Promise<{ group: string; members: number }[]> {
  return sqlOf(db)<{ group: string; members: number }[]>`
    select group_name as "group", count(*)::int as members from union_members
    where union_id = ${unionId} and state = 'active' group by group_name order by group_name`
}
