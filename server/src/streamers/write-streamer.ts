import type { StreamerInput } from '@yuxiang/shared/api/streamer-views'
import { and, eq } from 'drizzle-orm'
import { homeOfMerchant } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { writeAccounts } from './accounts.ts'
import { registerChanged } from './caches.ts'
import type { County } from './county-named.ts'
import { requireStreamer } from './find-streamer.ts'
import type { Scope } from './scope.ts'
import { registerEntries, streamers } from './tables.ts'
import { refusingTwins } from './twins.ts'

type Context = Pick<Platform, 'cipher' | 'clock'>

/** What is kept of an input, the phone sealed; a phone that was left out stays as it was. */
export function columnsOf(
  { cipher }: Pick<Platform, 'cipher'>,
  { phone, ...input }: Pick<StreamerInput, 'name' | 'kind' | 'intro' | 'isPublic' | 'phone'>,
) {
  const { name, kind, intro, isPublic } = input
  const kept = { name, kind, intro, isPublic }
  if (phone === undefined) return kept
  return { ...kept, phoneEncrypted: phone === null ? null : cipher.encrypt(phone) }
}

/** What the audit may know of an input: never the phone. */
export const withoutPhone = <Input extends { phone?: string | null | undefined }>({
  phone,
  ...input
}: Input) => (phone === undefined ? input : { ...input, phone: phone === null ? 'removed' : 'written' })

/** Refuses with `register_entry_not_found` a team or base that is not on the register, with `merchant_not_found` no merchant. */
async function requireTies(tx: Db, { teamId, baseId, merchantId }: StreamerInput): Promise<void> {
  for (const [id, kind] of [
    [teamId, 'team'],
    [baseId, 'base'],
  ] as const) {
    if (id === null) continue
    const [found] = await tx
      .select({ id: registerEntries.id })
      .from(registerEntries)
      .where(
        and(
          eq(registerEntries.id, id),
          eq(registerEntries.kind, kind),
          eq(registerEntries.state, 'registered'),
        ),
      )
    if (!found) throw new Refusal('register_entry_not_found')
  }
  if (merchantId !== null && !(await homeOfMerchant(tx, merchantId))) throw new Refusal('merchant_not_found')
}

/** Enters a streamer at a desk: on the register at once. Answers the id. */
export async function registerStreamer(
  tx: Db,
  platform: Context,
  { userId }: Pick<Scope, 'userId'>,
  input: StreamerInput,
  county: County,
): Promise<string> {
  await requireTies(tx, input)
  const [id, now] = [newId(), platform.clock()]
  const { teamId, baseId, merchantId, certifiedBy } = input
  await refusingTwins(async () => {
    await tx.insert(streamers).values({
      id,
      ...columnsOf(platform, input),
      ...county,
      ...{ teamId, baseId, merchantId, certifiedBy },
      state: 'registered',
      registeredOn: dayInShanghai(now),
      createdBy: userId,
      createdAt: now,
    })
    await writeAccounts(tx, id, input.accounts)
  })
  await audit(tx, {
    actorId: userId,
    action: 'streamer.register',
    subject: 'streamer',
    subjectId: id,
    after: withoutPhone(input),
  })
  await registerChanged(tx)
  return id
}

/** Changes what is said of a streamer; the state stays. */
export async function changeStreamer(
  tx: Db,
  platform: Context,
  scope: Scope,
  { streamerId, input, county }: { streamerId: string; input: StreamerInput; county: County },
): Promise<void> {
  const before = await requireStreamer(tx, scope, streamerId)
  await requireTies(tx, input)
  const { teamId, baseId, merchantId, certifiedBy } = input
  await refusingTwins(async () => {
    await tx
      .update(streamers)
      .set({ ...columnsOf(platform, input), ...county, ...{ teamId, baseId, merchantId, certifiedBy } })
      .where(eq(streamers.id, streamerId))
    await writeAccounts(tx, streamerId, input.accounts)
  })
  const { phoneEncrypted: _, ...said } = before
  await audit(tx, {
    actorId: scope.userId,
    action: 'streamer.change',
    subject: 'streamer',
    subjectId: streamerId,
    before: said,
    after: withoutPhone(input),
  })
  await registerChanged(tx)
}
