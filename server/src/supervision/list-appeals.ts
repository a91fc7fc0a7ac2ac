import type { AppealCase } from '@yuxiang/shared/api/supervision'
import { and, eq, inArray } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { keysetKeys, keysetOf, readKeyset } from '../platform/http/keyset.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { AppealRow } from './measure-rows.ts'
import { measuresById } from './read-measures.ts'
import { amongCounties, type Regulator } from './scope.ts'
import { supervisionAppeals, supervisionMeasures } from './tables.ts'
import type { World } from './world.ts'

interface Query {
  state?: AppealRow['state'] | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

/** Appeals of the regulator's counties, those to be answered first first. */
export async function listAppeals(
  db: Db,
  world: World,
  regulator: Regulator,
  { state = 'open', cursor, pageSize = 20 }: Query,
): Promise<{ items: AppealCase[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const after = readKeyset(cursor, keysetKeys.day)
  const rows = await sql<{ id: string; measureId: string; answerBy: string }[]>`
    select id, measure_id as "measureId", answer_by::text as "answerBy" from supervision_appeals
    where ${amongCounties(sql, sql`county_code`, regulator)} and state = ${state}
      ${after === null ? sql`` : sql`and (answer_by, id) > (${after.key}::date, ${after.id}::uuid)`}
    order by answer_by, id limit ${pageSize + 1}`
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    items: await casesOf(db, world, regulator, shown),
    ...(last && { nextCursor: keysetOf(last.answerBy, last.id) }),
  }
}

/** One of them; refuses with `appeal_not_found`. */
export async function readAppeal(
  db: Db,
  world: World,
  regulator: Regulator,
  id: string,
): Promise<AppealCase> {
  const { counties } = regulator
  const rows = await db
    .select({ id: supervisionAppeals.id, measureId: supervisionAppeals.measureId })
    .from(supervisionAppeals)
    .where(
      and(
        eq(supervisionAppeals.id, id),
        counties === null ? undefined : inArray(supervisionAppeals.countyCode, [...counties]),
      ),
    )
  const [appeal] = await casesOf(db, world, regulator, rows)
  if (!appeal) throw new Refusal('appeal_not_found')
  return appeal
}

/** Appeals with what they are against, and whether this regulator may decide: not who imposed it. */
async function casesOf(
  db: Db,
  world: World,
  { userId }: Regulator,
  rows: readonly { id: string; measureId: string }[],
): Promise<AppealCase[]> {
  const measures = await measuresById(
    db,
    world,
    rows.map(({ measureId }) => measureId),
    'desk',
  )
  const imposed = await db
    .select({ id: supervisionMeasures.id })
    .from(supervisionMeasures)
    .where(
      and(eq(supervisionMeasures.imposedBy, userId), inArray(supervisionMeasures.id, [...measures.keys()])),
    )
  const own = new Set(imposed.map((row) => row.id))
  return rows.flatMap((row) => {
    const measure = measures.get(row.measureId)
    const appeal = measure?.appeals.find((one) => one.id === row.id)
    return measure && appeal
      ? [{ ...appeal, measure, mayDecide: appeal.state === 'open' && !own.has(measure.id) }]
      : []
  })
}
