import type { ProposalInput } from '@yuxiang/shared/api/streamer-views'
import { statesAllowing } from '@yuxiang/shared/states/machine'
import { type StreamerState, streamerMachine } from '@yuxiang/shared/states/streamer'
import { and, eq, inArray } from 'drizzle-orm'
import { staffOfCounty } from '../identity/index.ts'
import { homeOfMerchant, merchantsOfStaff } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { writeAccounts } from './accounts.ts'
import { requireOwnStreamer } from './find-streamer.ts'
import { streamers } from './tables.ts'
import { refusingTwins } from './twins.ts'
import { columnsOf, withoutPhone } from './write-streamer.ts'

type Proposal = Omit<ProposalInput, 'merchantId'>

/**
 * A merchant names one of its people as a streamer; the county of the merchant answers. Refuses with
 * `merchant_not_found` for another's. Answers the id.
 */
export async function proposeStreamer(
  tx: Db,
  platform: Platform,
  userId: string,
  { merchantId, ...proposal }: ProposalInput,
): Promise<string> {
  const isOwn = (await merchantsOfStaff(tx, userId, 'goods')).includes(merchantId)
  const home = isOwn ? await homeOfMerchant(tx, merchantId) : null
  if (!home) throw new Refusal('merchant_not_found')
  const { county, countyCode } = home
  const [id, now] = [newId(), platform.clock()]
  await refusingTwins(async () => {
    await tx.insert(streamers).values({
      id,
      ...columnsOf(platform, proposal),
      ...{ county, countyCode, merchantId, state: 'proposed', createdBy: userId, createdAt: now },
    })
    await writeAccounts(tx, id, proposal.accounts)
  })
  await audit(tx, {
    actorId: userId,
    action: 'streamer.propose',
    subject: 'streamer',
    subjectId: id,
    after: { merchantId, ...withoutPhone(proposal) },
  })
  await tellCounty(tx, platform, { id, countyCode, words: `${home.name}申报主播“${proposal.name}”` })
  return id
}

const mended: StreamerState[] = ['proposed', ...statesAllowing(streamerMachine, 'propose')]

/** Mends a proposal; one that was refused is proposed anew. What is on the register the county changes. */
export async function changeProposal(
  tx: Db,
  platform: Platform,
  userId: string,
  { streamerId, proposal }: { streamerId: string; proposal: Proposal },
): Promise<void> {
  const before = await requireOwnStreamer(tx, userId, streamerId)
  const moved = await refusingTwins(async () => {
    const rows = await tx
      .update(streamers)
      .set({ ...columnsOf(platform, proposal), state: 'proposed', reason: null })
      .where(and(eq(streamers.id, streamerId), inArray(streamers.state, mended)))
      .returning({ id: streamers.id })
    if (rows.length > 0) await writeAccounts(tx, streamerId, proposal.accounts)
    return rows
  })
  if (moved.length === 0) throw new Refusal('streamer_state_conflict')
  await audit(tx, {
    actorId: userId,
    action: 'streamer.propose',
    subject: 'streamer',
    subjectId: streamerId,
    before: { state: before.state },
    after: withoutPhone(proposal),
  })
  if (before.state === 'refused') {
    const { id, countyCode } = before
    await tellCounty(tx, platform, { id, countyCode, words: `主播“${proposal.name}”修改后重新申报` })
  }
}

async function tellCounty(
  tx: Db,
  platform: Platform,
  { id, countyCode, words }: { id: string; countyCode: string; words: string },
): Promise<void> {
  const staff = await staffOfCounty(tx, countyCode)
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title: '有主播待确认',
      text: words.slice(0, 200),
      path: `/packages/streamer-office/streamer/index?id=${id}`,
      dedupeKey: `streamer-proposed/${id}/${platform.clock().getTime()}`,
    })),
  )
}
