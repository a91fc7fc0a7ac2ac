import type { TrainingInput } from '@yuxiang/shared/api/streamer-views'
import { and, eq, type InferSelectModel, inArray, isNull } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { County } from './county-named.ts'
import { covers, type Scope } from './scope.ts'
import { streamers, streamerTrainings, trainingParticipants } from './tables.ts'

export type TrainingRecord = InferSelectModel<typeof streamerTrainings>
type Participants = TrainingInput['participants']

/** A training in somebody's part; refuses with `training_not_found`. */
export async function requireTraining(db: Db, scope: Scope, trainingId: string): Promise<TrainingRecord> {
  const [row] = await db.select().from(streamerTrainings).where(eq(streamerTrainings.id, trainingId))
  if (!row || !covers(scope, row.countyCode)) throw new Refusal('training_not_found')
  return row
}

/** Registered streamers of the writer's own part alone; refuses with `streamer_not_found` any other. */
async function requirePeople(tx: Db, scope: Scope, participants: Participants): Promise<void> {
  const ids = participants.map(({ streamerId }) => streamerId.toLowerCase())
  const rows = await tx
    .select({ countyCode: streamers.countyCode })
    .from(streamers)
    .where(and(inArray(streamers.id, ids), inArray(streamers.state, ['registered', 'struckOff'])))
  if (rows.length < ids.length || !rows.every(({ countyCode }) => covers(scope, countyCode)))
    throw new Refusal('streamer_not_found')
}

async function writePeople(tx: Db, trainingId: string, participants: Participants): Promise<void> {
  await tx.delete(trainingParticipants).where(eq(trainingParticipants.trainingId, trainingId))
  await tx.insert(trainingParticipants).values(participants.map((one) => ({ ...one, trainingId })))
}

const columnsOf = ({ course, organiser, place, heldOn, hours }: TrainingInput, county: County) => ({
  ...{ course, organiser, place, heldOn, hours, ...county },
})

/** Writes down a training and who took part. Answers its id. */
export async function recordTraining(
  tx: Db,
  scope: Scope,
  input: TrainingInput,
  { county, now }: { county: County; now: Date },
): Promise<string> {
  await requirePeople(tx, scope, input.participants)
  const id = newId()
  const row = { id, ...columnsOf(input, county), createdBy: scope.userId, createdAt: now }
  await tx.insert(streamerTrainings).values(row)
  await writePeople(tx, id, input.participants)
  await audit(tx, {
    actorId: scope.userId,
    action: 'training.record',
    subject: 'training',
    subjectId: id,
    after: input,
  })
  return id
}

/** Corrects a training; refuses with `training_withdrawn` one that counts no more. */
export async function changeTraining(
  tx: Db,
  scope: Scope,
  trainingId: string,
  { input, county }: { input: TrainingInput; county: County },
): Promise<void> {
  const before = await requireTraining(tx, scope, trainingId)
  await requirePeople(tx, scope, input.participants)
  await update(tx, trainingId, columnsOf(input, county))
  await writePeople(tx, trainingId, input.participants)
  await audit(tx, {
    actorId: scope.userId,
    action: 'training.change',
    subject: 'training',
    subjectId: trainingId,
    before,
    after: input,
  })
}

/** A training that was entered by mistake: it stays on record and counts no more. */
export async function withdrawTraining(
  tx: Db,
  scope: Scope,
  trainingId: string,
  reason: string,
): Promise<void> {
  await requireTraining(tx, scope, trainingId)
  await update(tx, trainingId, { withdrawnReason: reason })
  await audit(tx, {
    actorId: scope.userId,
    action: 'training.withdraw',
    subject: 'training',
    subjectId: trainingId,
    after: { reason },
  })
}

async function update(tx: Db, trainingId: string, columns: Partial<TrainingRecord>): Promise<void> {
  const moved = await tx
    .update(streamerTrainings)
    .set(columns)
    .where(and(eq(streamerTrainings.id, trainingId), isNull(streamerTrainings.withdrawnReason)))
    .returning({ id: streamerTrainings.id })
  if (moved.length === 0) throw new Refusal('training_withdrawn')
}
