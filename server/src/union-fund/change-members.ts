import type { Member } from '@yuxiang/shared/api/union-roster'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { ReceivedReader } from './got-this-year.ts'
import { lockRoster, rosterChanged } from './lock-roster.ts'
import { requireOfficer } from './officers.ts'
import { readMember } from './read-members.ts'
import { sealPerson } from './sealed-people.ts'
import { unionMembers } from './tables.ts'
import { withdrawFromMember } from './withdraw-from-member.ts'

export interface MemberInput {
  name: string
  phone: string
  group: string
}

/** Puts one person on the roster. Refuses with `union_not_found`, `member_exists` (also when that one has left). */
export async function addMember(
  platform: Platform,
  userId: string,
  unionId: string,
  { group, ...person }: MemberInput,
  received: ReceivedReader,
): Promise<Member> {
  const memberId = newId()
  return changeRoster(platform, { userId, unionId, memberId, received }, async (tx) => {
    const sealed = sealPerson(platform.cipher, person)
    await tx
      .insert(unionMembers)
      .values({ ...sealed, id: memberId, unionId, groupName: group, state: 'active' })
    return { action: 'member.add', after: { group } }
  })
}

/**
 * Changes a member. Leaving takes back what is unspent; with another phone the account that had joined by the old
 * one is a stranger. Refuses with `union_not_found`, `member_not_found`, `member_exists`.
 */
export async function changeMember(
  platform: Platform,
  userId: string,
  unionId: string,
  memberId: string,
  change: { [Field in keyof MemberInput]?: MemberInput[Field] | undefined } & {
    state?: Member['state'] | undefined
  },
  received: ReceivedReader,
): Promise<Member> {
  const { cipher } = platform
  return changeRoster(platform, { userId, unionId, memberId, received }, async (tx) => {
    const own = and(eq(unionMembers.id, memberId), eq(unionMembers.unionId, unionId))
    const [before] = await tx.select().from(unionMembers).where(own)
    if (!before) throw new Refusal('member_not_found')
    const { phoneIndex, ...sealed } = sealPerson(cipher, {
      name: change.name ?? cipher.decrypt(before.nameEncrypted),
      phone: change.phone ?? cipher.decrypt(before.phoneEncrypted),
    })
    const isOtherPhone = phoneIndex !== before.phoneIndex
    const after = { group: change.group ?? before.groupName, state: change.state ?? before.state }
    await tx
      .update(unionMembers)
      .set({
        ...sealed,
        phoneIndex,
        groupName: after.group,
        state: after.state,
        ...(isOtherPhone && { userId: null, joinedAt: null }),
      })
      .where(own)
    if (after.state === 'left') await withdrawFromMember(tx, memberId, platform.clock())
    return {
      action: 'member.change',
      before: { group: before.groupName, state: before.state },
      after: { ...after, name: change.name !== undefined, phone: isOtherPhone },
    }
  })
}

async function changeRoster(
  platform: Platform,
  {
    userId,
    unionId,
    memberId,
    received,
  }: { userId: string; unionId: string; memberId: string; received: ReceivedReader },
  act: (tx: Db) => Promise<{ action: string; before?: object; after: object }>,
): Promise<Member> {
  const { database, clock } = platform
  try {
    return await database.transaction(async (tx) => {
      await requireOfficer(tx, userId, unionId)
      await lockRoster(tx, unionId)
      const done = await act(tx)
      await rosterChanged(tx, unionId)
      await audit(tx, { actorId: userId, subject: 'member', subjectId: memberId, ...done })
      return readMember(platform, tx, unionId, memberId, received, clock())
    })
  } catch (error) {
    if (violatedConstraint(error) === 'union_members_phone') throw new Refusal('member_exists')
    throw error
  }
}
