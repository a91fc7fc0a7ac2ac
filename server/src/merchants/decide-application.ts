import { and, eq, inArray } from 'drizzle-orm'
import { countiesOfStaff } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { ApplicationRow } from './application-view.ts'
import { type Counties, enterMerchant } from './enter-merchant.ts'
import { requireUninvolved } from './involved.ts'
import { openSecrets } from './sealed.ts'
import { move, requireNext, writeStep } from './submit-application.ts'
import { merchantApplications } from './tables.ts'

export interface Decision {
  event: 'approve' | 'return' | 'refuse'
  /** The round that the reviewer has seen. */
  round: number
  opinion: string
}

const words: Record<Decision['event'], (row: ApplicationRow, opinion: string) => [string, string]> = {
  approve: (row) => ['入驻申请已通过', `${row.name} 已入驻，请重新登录后在“我的”进入商家工作台`],
  return: (row, opinion) => ['入驻申请需要补正', `${row.name}：${opinion}`],
  refuse: (row, opinion) => ['入驻申请未通过', `${row.name}：${opinion}`],
}

/**
 * The county decides on an application of its own, once: the merchant, its owner and its licences are written with the
 * decision, and the applicant is told. Refuses with `application_not_found` (another county's, too), `application_state_conflict`
 * when somebody was faster or it is not what was seen, `reviewer_involved`, and as entering does.
 */
export async function decideApplication(
  tx: Db,
  platform: Platform,
  actor: Actor,
  { id, counties }: { id: string; counties: Counties },
  { event, round, opinion }: Decision,
): Promise<ApplicationRow> {
  const before = await lockOfCounty(tx, actor, id)
  const state = requireNext(before, event)
  if (before.round !== round) throw new Refusal('application_state_conflict')
  const { contactPhone } = openSecrets(platform, before.sealed)
  await requireUninvolved(tx, platform, actor.userId, { applicantId: before.applicantId, contactPhone })
  const now = platform.clock()
  const merchantId =
    event === 'approve'
      ? await enterMerchant(tx, platform, before, { reviewerId: actor.userId, counties })
      : null
  const row = await move(tx, before, { state, merchantId, updatedAt: now })
  await writeStep(tx, { applicationId: id, event, actorId: actor.userId, opinion, at: now })
  const [title, text] = words[event](row, opinion)
  await notify(tx, platform, [
    {
      userId: row.applicantId,
      kind: 'merchantAffairs',
      title,
      text,
      path: '/packages/entry/home/index',
      dedupeKey: `merchantApplication/${id}/${event}/${round}`,
    },
  ])
  await audit(tx, {
    actorId: actor.userId,
    action: `merchantApplication.${event}`,
    subject: 'merchantApplication',
    subjectId: id,
    before: { state: before.state, round },
    after: { state, opinion, merchantId },
  })
  return row
}

async function lockOfCounty(tx: Db, actor: Actor, id: string): Promise<ApplicationRow> {
  const counties = await countiesOfStaff(tx, actor.userId)
  const [row] = await tx
    .select()
    .from(merchantApplications)
    .where(
      and(
        eq(merchantApplications.id, id),
        inArray(merchantApplications.countyCode, counties),
        // What somebody still writes is nobody else's.
        inArray(merchantApplications.state, ['submitted', 'returned', 'approved', 'refused']),
      ),
    )
    .for('update')
  if (!row) throw new Refusal('application_not_found')
  return row
}
