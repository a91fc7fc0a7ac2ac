import { and, asc, eq } from 'drizzle-orm'
import { getPhone, lockUser } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { lockRoster, rosterChanged } from './lock-roster.ts'
import { ofOfficer } from './officers.ts'
import { openPerson } from './sealed-people.ts'
import { unionJoinRequests } from './tables.ts'

/** Who waits for the officer, the longest first. */
export async function listJoinRequests({ database, cipher }: Platform, unionId: string) {
  const rows = await database.db
    .select()
    .from(unionJoinRequests)
    .where(and(eq(unionJoinRequests.unionId, unionId), eq(unionJoinRequests.state, 'requested')))
    .orderBy(asc(unionJoinRequests.requestedAt), asc(unionJoinRequests.id))
  return rows.map((row) => ({
    id: row.id,
    ...openPerson(cipher, row),
    requestedAt: row.requestedAt.toISOString(),
  }))
}

/**
 * Lets somebody in, who is then on the roster and has joined, or declines. Refuses with `not_found`,
 * `join_request_outdated` (another phone since), `member_exists` (the phone, or the account, is another member's).
 */
export async function decideJoinRequest(
  platform: Platform,
  userId: string,
  requestId: string,
  { approve, group }: { approve: boolean; group?: string | undefined },
): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const [request] = await tx
      .update(unionJoinRequests)
      .set({ state: approve ? 'approved' : 'declined' })
      .where(
        and(
          eq(unionJoinRequests.id, requestId),
          eq(unionJoinRequests.state, 'requested'),
          ofOfficer(tx, userId, unionJoinRequests),
        ),
      )
      .returning()
    if (!request) throw new Refusal('not_found')
    if (approve) await letIn(tx, platform, request, group)
    await audit(tx, {
      actorId: userId,
      action: approve ? 'joinRequest.approve' : 'joinRequest.decline',
      subject: 'joinRequest',
      subjectId: requestId,
      ...(approve && { after: { group: group ?? '' } }),
    })
  })
}

async function letIn(
  tx: Db,
  platform: Platform,
  request: typeof unionJoinRequests.$inferSelect,
  group: string | undefined,
): Promise<void> {
  const { unionId, userId, nameEncrypted, phoneEncrypted, phoneIndex } = request
  await lockRoster(tx, unionId)
  // The phone was proven when they asked; what is approved now must be theirs now, and stay so until it is written.
  await lockUser(tx, userId)
  const phone = await getPhone(platform, userId, tx)
  if (phone === null || platform.cipher.blindIndex(phone) !== phoneIndex) {
    throw new Refusal('join_request_outdated')
  }
  try {
    const joined = await sqlOf(tx)`
      insert into union_members as member
        (id, union_id, name_encrypted, phone_encrypted, phone_index, group_name, state, user_id, joined_at)
      values (${newId()}, ${unionId}, ${nameEncrypted}, ${phoneEncrypted}, ${phoneIndex}, ${group ?? ''}, 'active',
        ${userId}, ${platform.clock().toISOString()}::timestamptz)
      on conflict (union_id, phone_index) do update set state = 'active', user_id = excluded.user_id,
        joined_at = excluded.joined_at, group_name = coalesce(${group ?? null}::text, member.group_name)
        where member.user_id is null or member.user_id = excluded.user_id
      returning id`
    if (joined.length === 0) throw new Refusal('member_exists')
  } catch (error) {
    if (violatedConstraint(error) === 'union_members_user') throw new Refusal('member_exists')
    throw error
  }
  await rosterChanged(tx, unionId)
}
