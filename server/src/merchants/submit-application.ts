import { next } from '@yuxiang/shared/states/machine'
import type { ApplicationEvent } from '@yuxiang/shared/states/merchant-application'
import { applicationMachine } from '@yuxiang/shared/states/merchant-application'
import { eq, sql } from 'drizzle-orm'
import { holdsOffice, staffOfCounty } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { ApplicationRow } from './application-view.ts'
import { faultsOf } from './check-whole.ts'
import { merchantApplicationSteps, merchantApplications, merchants } from './tables.ts'
import { lockOwnApplication } from './write-application.ts'

const liveCode = 'merchant_applications_live_code'

/**
 * Hands an application to its county, whose staff is told. Refuses with `invalid_input` and every fault by its field,
 * `credit_code_taken` when a merchant or another application has the code, `merchant_name_taken`,
 * `application_state_conflict`, `staff_holds_office` whoever may not do business (see `inviteStaff`).
 */
export async function submitApplication(
  tx: Db,
  platform: Platform,
  userId: string,
  id: string,
): Promise<ApplicationRow> {
  const before = await lockOwnApplication(tx, userId, id)
  requireNext(before, 'submit')
  if (await holdsOffice(tx, userId)) throw new Refusal('staff_holds_office')
  const errors = faultsOf(platform, before)
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
  await refuseTaken(tx, before)
  const now = platform.clock()
  const row = await move(tx, before, {
    state: 'submitted',
    round: before.round + 1,
    submittedAt: now,
    updatedAt: now,
  }).catch((error: unknown) => {
    throw violatedConstraint(error) === liveCode ? new Refusal('credit_code_taken') : error
  })
  await writeStep(tx, { applicationId: id, event: 'submit', actorId: userId, opinion: '', at: now })
  const staff = await staffOfCounty(tx, before.countyCode ?? '')
  await notify(
    tx,
    platform,
    staff.map((staffId) => ({
      userId: staffId,
      kind: 'merchantAffairs' as const,
      title: before.round === 0 ? '有新的入驻申请' : '入驻申请已补正',
      text: `${row.name} 提交了入驻申请，请审核`,
      path: `/packages/merchant-office/application/index?id=${id}`,
      dedupeKey: `merchantApplication/${id}/submit/${row.round}`,
    })),
  )
  return row
}

/** Takes it back to change something, or gives it up. Refuses with `application_state_conflict`. */
export async function takeBackApplication(
  tx: Db,
  platform: Platform,
  { userId, id, event }: { userId: string; id: string; event: 'withdraw' | 'discard' },
): Promise<ApplicationRow> {
  const before = await lockOwnApplication(tx, userId, id)
  const state = requireNext(before, event)
  const now = platform.clock()
  const row = await move(tx, before, { state, updatedAt: now })
  await writeStep(tx, { applicationId: id, event, actorId: userId, opinion: '', at: now })
  return row
}

/** The state an event leads to; refuses with `application_state_conflict`. */
export function requireNext(row: ApplicationRow, event: ApplicationEvent): ApplicationRow['state'] {
  const state = next(applicationMachine, row.state, event)
  if (state === null) throw new Refusal('application_state_conflict')
  return state
}

/** Writes a new state into a locked row. */
export async function move(
  tx: Db,
  before: ApplicationRow,
  change: Partial<ApplicationRow>,
): Promise<ApplicationRow> {
  const [row] = await tx
    .update(merchantApplications)
    .set(change)
    .where(eq(merchantApplications.id, before.id))
    .returning()
  if (!row) throw new Error(`application ${before.id} is gone`)
  return row
}

/** Who did what, when, and why. */
export async function writeStep(
  tx: Db,
  step: Omit<typeof merchantApplicationSteps.$inferInsert, 'id'>,
): Promise<void> {
  await tx.insert(merchantApplicationSteps).values({ ...step, id: newId() })
}

async function refuseTaken(tx: Db, { creditCode, name }: ApplicationRow): Promise<void> {
  const taken = await tx
    .select({ isCode: sql<boolean>`coalesce(${merchants.creditCode} = ${creditCode}, false)` })
    .from(merchants)
    .where(sql`${merchants.creditCode} = ${creditCode} or ${merchants.name} = ${name}`)
  if (taken.length === 0) return
  throw new Refusal(taken.some(({ isCode }) => isCode) ? 'credit_code_taken' : 'merchant_name_taken')
}
