import type { Training, TrainingRow } from '@yuxiang/shared/api/streamer-views'
import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Cursor } from './read-streamers.ts'
import type { Scope } from './scope.ts'
import { streamers, streamerTrainings, trainingParticipants } from './tables.ts'
import type { TrainingRecord } from './write-training.ts'

/** Trainings of somebody's part, those entered last first. */
export async function listTrainings(
  db: Db,
  { counties }: Pick<Scope, 'counties'>,
  { county, cursor, pageSize = 20 }: Cursor & { county?: string | undefined },
): Promise<{ items: TrainingRow[]; nextCursor?: string }> {
  const rows = await db
    .select()
    .from(streamerTrainings)
    .where(
      and(
        counties === null ? undefined : inArray(streamerTrainings.countyCode, [...counties]),
        county === undefined ? undefined : eq(streamerTrainings.countyCode, county),
        cursor === undefined ? undefined : lt(streamerTrainings.id, cursor),
      ),
    )
    .orderBy(desc(streamerTrainings.id))
    .limit(pageSize + 1)
  const items = await rowsOf(db, rows.slice(0, pageSize))
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

async function rowsOf(db: Db, rows: readonly TrainingRecord[]): Promise<TrainingRow[]> {
  const counted = await sqlOf(db)<{ id: string; people: number; passed: number }[]>`
    select training_id as id, count(*)::int as people, (count(*) filter (where result = 'passed'))::int as passed
    from training_participants where training_id = any(${rows.map(({ id }) => id)}::uuid[]) group by training_id`
  const sums = new Map(counted.map(({ id, ...sum }) => [id, sum]))
  return rows.map(({ createdBy: _, createdAt: __, ...row }) => ({
    ...row,
    ...(sums.get(row.id) ?? { people: 0, passed: 0 }),
  }))
}

/** One of them with everybody who took part. */
export async function viewTraining(db: Db, row: TrainingRecord): Promise<Training> {
  const [view] = await rowsOf(db, [row])
  if (!view) throw new Error('a row without a view')
  const participants = await db
    .select({
      streamerId: trainingParticipants.streamerId,
      name: streamers.name,
      result: trainingParticipants.result,
    })
    .from(trainingParticipants)
    .innerJoin(streamers, eq(streamers.id, trainingParticipants.streamerId))
    .where(eq(trainingParticipants.trainingId, row.id))
    .orderBy(asc(streamers.name))
  return { ...view, participants }
}
