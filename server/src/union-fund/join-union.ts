import type { Membership } from '@yuxiang/shared/api/union'
import { eq } from 'drizzle-orm'
import { getPhone } from '../identity/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { listMemberships } from './read-memberships.ts'
import { sealPerson } from './sealed-people.ts'
import { unions } from './tables.ts'

const codesPerAddress = { count: 60, seconds: 3_600, shared: true } as const

export type JoinInput = { unionId: string } | { inviteCode: string; name: string }

/**
 * Joins a union: whoever holds a phone of the roster is that member at once; with an invite code anybody else may ask
 * the officer. Repeating it changes nothing. Refuses with `phone_required`, `union_not_found`, `phone_not_on_roster`,
 * `invite_code_unknown`, `too_many_requests`, `member_exists` (already in it by another phone).
 */
export async function joinUnion(
  platform: Platform,
  userId: string,
  input: JoinInput,
  clientIp: string,
): Promise<Membership> {
  const { database, cipher, clock, limits } = platform
  if ('inviteCode' in input) await limits.take('union.inviteCode', clientIp, codesPerAddress)
  const phone = await getPhone(platform, userId)
  if (phone === null) throw new Refusal('phone_required')
  const phoneIndex = cipher.blindIndex(phone)
  const unionId = await database.transaction(async (tx) => {
    const id = await unionMeant(tx, input)
    if (await joinAsMember(tx, id, phoneIndex, userId, clock())) return id
    if (!('inviteCode' in input)) throw new Refusal('phone_not_on_roster')
    await askToJoin(tx, id, userId, sealPerson(cipher, { name: input.name, phone }), clock())
    return id
  })
  const membership = (await listMemberships(platform, userId)).find((one) => one.unionId === unionId)
  if (!membership) throw new Error(`joined ${unionId} and is not in it`)
  return membership
}

async function unionMeant(tx: Db, input: JoinInput): Promise<string> {
  const isMeant = 'unionId' in input ? eq(unions.id, input.unionId) : eq(unions.inviteCode, input.inviteCode)
  const [union] = await tx.select({ id: unions.id }).from(unions).where(isMeant)
  if (!union) throw new Refusal('unionId' in input ? 'union_not_found' : 'invite_code_unknown')
  return union.id
}

/**
 * Makes the account the member with its phone; false when there is none. The phone was proven at sign-in, so it
 * decides, even against an account that joined by it before.
 */
export async function joinAsMember(
  tx: Db,
  unionId: string,
  phoneIndex: string,
  userId: string,
  now: Date,
): Promise<boolean> {
  try {
    const joined = await sqlOf(tx)`
      update union_members set user_id = ${userId},
        joined_at = case when user_id = ${userId} then joined_at else ${now.toISOString()}::timestamptz end
      where union_id = ${unionId} and phone_index = ${phoneIndex} and state = 'active'
      returning id`
    return joined.length > 0
  } catch (error) {
    if (violatedConstraint(error) === 'union_members_user') throw new Refusal('member_exists')
    throw error
  }
}

async function askToJoin(
  tx: Db,
  unionId: string,
  userId: string,
  { nameEncrypted, phoneEncrypted, phoneIndex }: ReturnType<typeof sealPerson>,
  now: Date,
): Promise<void> {
  await sqlOf(tx)`
    insert into union_join_requests as request
      (id, union_id, user_id, name_encrypted, phone_encrypted, phone_index, state, requested_at)
    values (${newId()}, ${unionId}, ${userId}, ${nameEncrypted}, ${phoneEncrypted}, ${phoneIndex}, 'requested',
      ${now.toISOString()}::timestamptz)
    on conflict (union_id, user_id) do update set state = 'requested', name_encrypted = excluded.name_encrypted,
      phone_encrypted = excluded.phone_encrypted, phone_index = excluded.phone_index,
      requested_at = case when request.state = 'requested' then request.requested_at else excluded.requested_at end`
}
