import { type CampaignEvent, campaignMachine } from '@yuxiang/shared/states/campaign'
import { next, statesAllowing } from '@yuxiang/shared/states/machine'
import { and, eq, inArray } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Author } from './authors.ts'
import type { CampaignRow } from './find-campaign.ts'
import { campaigns } from './tables.ts'

interface Move {
  event: CampaignEvent
  reason?: string
  set?: Partial<Pick<CampaignRow, 'publishedAt' | 'beganAt' | 'reason' | 'pausedByOperator'>>
}

/** Moves the state by one conditional update and leaves the audit row; refuses with `campaign_state_conflict`. */
export async function moveCampaign(
  tx: Db,
  author: Pick<Author, 'userId'>,
  campaignId: string,
  { event, reason, set }: Move,
): Promise<void> {
  const from = statesAllowing(campaignMachine, event)
  const [to] = from.map((state) => next(campaignMachine, state, event))
  if (!to) throw new Error(`no state allows ${event}`)
  const moved = await tx
    .update(campaigns)
    .set({ state: to, ...set })
    .where(and(eq(campaigns.id, campaignId), inArray(campaigns.state, from)))
    .returning({ id: campaigns.id })
  if (moved.length === 0) throw new Refusal('campaign_state_conflict')
  await audit(tx, {
    actorId: author.userId,
    action: `campaign.${event}`,
    subject: 'campaign',
    subjectId: campaignId,
    after: { state: to, ...(reason !== undefined && { reason }) },
  })
}
