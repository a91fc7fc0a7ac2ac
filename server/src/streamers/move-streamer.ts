import { statesAllowing } from '@yuxiang/shared/states/machine'
import { type StreamerEvent, streamerMachine } from '@yuxiang/shared/states/streamer'
import { and, eq, inArray } from 'drizzle-orm'
import { requireUninvolved, staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { writeAccounts } from './accounts.ts'
import { registerChanged } from './caches.ts'
import { requireStreamer, type StreamerRecord } from './find-streamer.ts'
import type { Scope } from './scope.ts'
import { streamers } from './tables.ts'

export type StreamerMove =
  | { event: 'register' }
  | { event: 'refuse' | 'strikeOff' | 'restore'; reason: string }

const words = { register: '已在册', refuse: '未通过', strikeOff: '已除名', restore: '已恢复在册' } as const

/**
 * The county or the operator answers a proposal, strikes a streamer off or takes one back. Nobody answers for a
 * merchant they work for (`reviewer_involved`). Refuses with `streamer_not_found`, `streamer_state_conflict`.
 */
export async function moveStreamer(
  tx: Db,
  platform: Platform,
  scope: Scope,
  { streamerId, move }: { streamerId: string; move: StreamerMove },
): Promise<void> {
  const before = await requireStreamer(tx, scope, streamerId)
  if (before.merchantId !== null) {
    const { merchantId, phoneEncrypted } = before
    const contactPhone = phoneEncrypted && platform.cipher.decrypt(phoneEncrypted)
    await requireUninvolved(tx, platform, scope.userId, { merchantId, contactPhone })
  }
  const after = columnsAfter(move, before, dayInShanghai(platform.clock()))
  const moved = await tx
    .update(streamers)
    .set(after)
    .where(
      and(
        eq(streamers.id, streamerId),
        inArray(streamers.state, statesAllowing(streamerMachine, move.event satisfies StreamerEvent)),
      ),
    )
    .returning({ id: streamers.id })
  if (moved.length === 0) throw new Refusal('streamer_state_conflict')
  // An account is one streamer's: who was refused keeps it from nobody, and names it again with the next proposal.
  if (move.event === 'refuse') await writeAccounts(tx, streamerId, [])
  await audit(tx, {
    actorId: scope.userId,
    action: `streamer.${move.event}`,
    subject: 'streamer',
    subjectId: streamerId,
    before: { state: before.state },
    after: { ...after, ...('reason' in move && { reason: move.reason }) },
  })
  await tellMerchant(tx, platform, before, move)
  await registerChanged(tx)
}

function columnsAfter(move: StreamerMove, { registeredOn }: StreamerRecord, today: string) {
  switch (move.event) {
    case 'register':
      return { state: 'registered' as const, reason: null, registeredOn: today }
    case 'refuse':
      return { state: 'refused' as const, reason: move.reason }
    case 'strikeOff':
      return { state: 'struckOff' as const, reason: move.reason, struckOffOn: today, registeredOn }
    case 'restore':
      return { state: 'registered' as const, reason: null, struckOffOn: null, registeredOn }
  }
}

async function tellMerchant(
  tx: Db,
  platform: Platform,
  { id, merchantId, name }: StreamerRecord,
  move: StreamerMove,
): Promise<void> {
  if (merchantId === null) return
  const staff = await staffOfMerchant(tx, merchantId, 'goods')
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'merchantAffairs' as const,
      title: `主播“${name}”${words[move.event]}`.slice(0, 60),
      text: ('reason' in move ? move.reason : '可在直播中选用，主播页随即公开').slice(0, 200),
      path: `/packages/streamer-office/own-streamer/index?id=${id}`,
      dedupeKey: `streamer-${move.event}/${id}/${platform.clock().getTime()}`,
    })),
  )
}
