import type { ManagedStreamer } from '@yuxiang/shared/api/streamer-views'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { streamerTrainings, trainingParticipants } from './tables.ts'

/** How many trainings of a year each of these streamers (all, without them) passed. */
export async function passedIn(
  db: Db,
  year: number,
  streamerIds?: readonly string[],
): Promise<Map<string, number>> {
  const sql = sqlOf(db)
  const rows = await sql<{ id: string; passed: number }[]>`
    select attended.streamer_id as id, count(*)::int as passed
    from streamer_trainings training
    join training_participants attended on attended.training_id = training.id and attended.result = 'passed'
    where training.withdrawn_reason is null
      and training.held_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
      ${streamerIds ? sql`and attended.streamer_id = any(${[...streamerIds]}::uuid[])` : sql``}
    group by attended.streamer_id`
  return new Map(rows.map(({ id, passed }) => [id, passed]))
}

const ATTENDED_SHOWN = 50

/** A streamer's trainings, the newest first. */
export const attendedBy = (db: Db, streamerId: string): Promise<ManagedStreamer['attended']> =>
  db
    .select({
      id: streamerTrainings.id,
      course: streamerTrainings.course,
      heldOn: streamerTrainings.heldOn,
      hours: streamerTrainings.hours,
      result: trainingParticipants.result,
    })
    .from(trainingParticipants)
    .innerJoin(streamerTrainings, eq(streamerTrainings.id, trainingParticipants.trainingId))
    .where(and(eq(trainingParticipants.streamerId, streamerId), isNull(streamerTrainings.withdrawnReason)))
    .orderBy(desc(streamerTrainings.heldOn), desc(streamerTrainings.id))
    .limit(ATTENDED_SHOWN)
