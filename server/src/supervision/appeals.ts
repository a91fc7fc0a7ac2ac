import { policy } from '@yuxiang/shared/policy'
import {
  type AppealKind,
  appealKindNames,
  liftWayNames,
  measureNames,
  measureState,
} from '@yuxiang/shared/supervision/measures'
import { and, eq, inArray } from 'drizzle-orm'
import { CITY_REGION } from '../identity/index.ts'
import {
  merchantNames,
  merchantsOfStaff,
  requireOwnDocuments,
  requireUninvolved,
} from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { endMeasure, lockMeasure } from './lift-measure.ts'
import type { MeasureRow } from './measure-rows.ts'
import { cancelCredit } from './record-credit.ts'
import type { Regulator } from './scope.ts'
import { supervisionAppeals, supervisionMeasures } from './tables.ts'
import { tellDeciders, tellMerchant } from './tell.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000
const later = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS)

/** The last day on which a measure may be appealed against. */
export const appealUntil = ({ imposedAt }: Pick<MeasureRow, 'imposedAt'>): string =>
  dayInShanghai(later(imposedAt, policy.measureAppeal.value))

/** The first day on which one may ask to be taken off a list; null where nothing is to be made good. */
export const remedyFrom = ({ startsAt, remedy }: Pick<MeasureRow, 'startsAt' | 'remedy'>): string | null =>
  remedy === null ? null : dayInShanghai(later(startsAt, policy.blacklistRemedyAfter.value))

interface Raised {
  kind: AppealKind
  reason: string
  documentIds: readonly string[]
}

/**
 * A merchant's owner appeals against a measure, or asks to be taken off early. Refuses with `measure_not_found` (also for
 * somebody else's), `measure_over`, `appeal_raised`, `appeal_period_over`, `remedy_too_early`, `document_unknown`.
 */
export async function raiseAppeal(
  tx: Db,
  world: World,
  ownerId: string,
  measureId: string,
  { kind, reason, documentIds }: Raised,
): Promise<void> {
  const { platform } = world
  const now = platform.clock()
  const own = await merchantsOfStaff(tx, ownerId, 'owner')
  const [measure] = await tx
    .select()
    .from(supervisionMeasures)
    .where(and(eq(supervisionMeasures.id, measureId), inArray(supervisionMeasures.merchantId, own)))
    .for('update')
  if (!measure) throw new Refusal('measure_not_found')
  requireTimely(measure, kind, now)
  await requireOwnDocuments(tx, ownerId, documentIds)
  const id = newId()
  const { merchantId, countyCode } = measure
  const answerBy = dayInShanghai(later(now, policy.measureAppealAnswer.value))
  try {
    await tx.insert(supervisionAppeals).values({
      ...{ id, measureId, merchantId, countyCode, kind, reason, answerBy },
      documentIds: [...new Set(documentIds)],
      raisedBy: ownerId,
      raisedAt: now,
    })
  } catch (error) {
    if (['supervision_appeals_open', 'supervision_appeals_once'].includes(violatedConstraint(error) ?? '')) {
      throw new Refusal('appeal_raised')
    }
    throw error
  }
  const name = (await merchantNames(tx, [merchantId])).get(merchantId) ?? ''
  const words = {
    title: `有新的${appealKindNames[kind]}`,
    text: `${name}，${measureNames[measure.kind]}；${answerBy} 前答复`,
    path: `/packages/supervision/appeal/index?id=${id}`,
    dedupeKey: `appeal/${id}`,
  }
  await tellDeciders(tx, platform, measure, words)
}

function requireTimely(measure: MeasureRow, kind: AppealKind, now: Date): void {
  const today = dayInShanghai(now)
  const state = measureState(measure, now)
  // What was lifted for another reason keeps what it took of the credit: that it was wrong may still be said.
  const isUndone = measure.liftWay === 'appealUpheld'
  const isOver = state === 'lifted' || state === 'ended'
  if (kind === 'appeal' ? isUndone : isOver) throw new Refusal('measure_over')
  if (kind === 'appeal' && today > appealUntil(measure)) throw new Refusal('appeal_period_over')
  const from = remedyFrom(measure)
  if (kind === 'remedy' && (from === null || today < from)) {
    throw new Refusal('remedy_too_early', from === null ? {} : { detail: `${from} 起可以申请` })
  }
}

/**
 * Decides on an appeal, or on a request to be taken off; never who imposed the measure. Upheld, the measure ends at once, if it
 * has not been lifted meanwhile; where its ground fell, what it took of the credit comes back.
 * Refuses with `appeal_not_found`, `appeal_closed`, `appeal_same_officer`, `reviewer_involved`.
 */
export async function decideAppeal(
  tx: Db,
  world: World,
  regulator: Regulator,
  id: string,
  { decision, opinion }: { decision: 'upheld' | 'rejected'; opinion: string },
): Promise<void> {
  const { platform } = world
  const { userId, counties } = regulator
  const [appeal] = await tx
    .select()
    .from(supervisionAppeals)
    .where(
      and(
        eq(supervisionAppeals.id, id),
        counties === null ? undefined : inArray(supervisionAppeals.countyCode, [...counties]),
      ),
    )
  if (!appeal) throw new Refusal('appeal_not_found')
  // The measure before its appeal, as where one is raised.
  const measure = await lockMeasure(tx, regulator, appeal.measureId)
  if (measure.imposedBy === userId) throw new Refusal('appeal_same_officer')
  await requireUninvolved(tx, platform, userId, { merchantId: appeal.merchantId })
  const decidedFor = counties === null ? CITY_REGION : appeal.countyCode
  const decided = await tx
    .update(supervisionAppeals)
    .set({ state: decision, decidedBy: userId, decidedFor, decidedAt: platform.clock(), opinion })
    .where(and(eq(supervisionAppeals.id, id), eq(supervisionAppeals.state, 'open')))
    .returning({ id: supervisionAppeals.id })
  if (decided.length === 0) throw new Refusal('appeal_closed')
  await audit(tx, {
    actorId: userId,
    action: 'appeal.decide',
    subject: 'measureAppeal',
    subjectId: id,
    before: { state: 'open', measureId: measure.id },
    after: { state: decision, opinion },
  })
  if (decision === 'upheld' && appeal.kind === 'appeal') {
    const source = { sourceKind: 'measure', sourceId: measure.id, at: platform.clock() }
    await cancelCredit(tx, { ...source, words: liftWayNames.appealUpheld })
  }
  if (decision === 'upheld' && measure.liftedAt === null) {
    const way = appeal.kind === 'remedy' ? 'remedied' : 'appealUpheld'
    await endMeasure(tx, world, regulator, measure, { way, reason: opinion })
    return
  }
  await tellMerchant(tx, platform, appeal.merchantId, {
    title: `${appealKindNames[appeal.kind]}${decision === 'upheld' ? '已支持' : '未获支持'}`,
    text: `${measureNames[measure.kind]}：${opinion}`,
    dedupeKey: `appeal-decided/${id}`,
  })
}
