import type { CampaignInput } from '@yuxiang/shared/api/campaigns'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { audienceInOneOrder } from './audience.ts'
import { type Author, requireOwn } from './authors.ts'
import { checkCampaign } from './check-plan.ts'
import { requireSeen } from './find-campaign.ts'
import { inOneOrder } from './scope.ts'
import { campaigns } from './tables.ts'

const pictureHash = /^[0-9a-f]{16,64}$/

function columnsOf({ plan, startsAt, endsAt, imageHash, ...input }: CampaignInput) {
  if (imageHash !== null && !pictureHash.test(imageHash)) {
    throw new Refusal('invalid_input', { errors: [{ path: 'imageHash', message: '图片不正确，请重新上传' }] })
  }
  return {
    ...input,
    imageHash,
    plan:
      plan.kind === 'offer'
        ? { ...plan, scope: inOneOrder(plan.scope), audience: audienceInOneOrder(plan.audience) }
        : plan,
    exclusiveGroup: plan.kind === 'offer' ? plan.group : null,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }
}

/** Writes a draft; refuses what could not be published as it stands. Answers its id. */
export async function draftCampaign(
  tx: Db,
  author: Author,
  input: CampaignInput,
  now: Date,
): Promise<string> {
  requireOwn(author, input.merchantId)
  await checkCampaign(tx, input, now)
  const id = newId()
  const columns = columnsOf(input)
  await tx.insert(campaigns).values({ id, ...columns, createdBy: author.userId, createdAt: now })
  await audit(tx, {
    actorId: author.userId,
    action: 'campaign.draft',
    subject: 'campaign',
    subjectId: id,
    after: input,
  })
  return id
}

/** Changes a draft; whose it is stays. Refuses with `campaign_state_conflict` once it is published. */
export async function changeDraft(
  tx: Db,
  author: Author,
  campaignId: string,
  input: CampaignInput,
  now: Date,
): Promise<void> {
  const before = await requireSeen(tx, author, campaignId)
  requireOwn(author, before.merchantId)
  if (input.merchantId !== before.merchantId) throw new Refusal('forbidden')
  await checkCampaign(tx, input, now)
  const changed = await tx
    .update(campaigns)
    .set(columnsOf(input))
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.state, 'draft')))
    .returning({ id: campaigns.id })
  if (changed.length === 0) throw new Refusal('campaign_state_conflict')
  await audit(tx, {
    actorId: author.userId,
    action: 'campaign.change',
    subject: 'campaign',
    subjectId: campaignId,
    before: { name: before.name, plan: before.plan, startsAt: before.startsAt, endsAt: before.endsAt },
    after: input,
  })
}
