import type { Appeal, Measure } from '@yuxiang/shared/api/supervision'
import { measureState } from '@yuxiang/shared/supervision/measures'
import { asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { nicknamesOf } from '../identity/index.ts'
import { documentsOf, merchantNames } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { appealUntil, remedyFrom } from './appeals.ts'
import type { AppealRow, MeasureRow } from './measure-rows.ts'
import { officeName } from './scope.ts'
import { supervisionAppeals, supervisionMeasures } from './tables.ts'
import type { World } from './world.ts'

/** The desk reads who acted; the merchant and the public read of which office. */
type Reader = 'desk' | 'merchant'

const MEASURES_SHOWN = 100

/** Of one merchant, the newest first. */
export async function measuresOf(
  db: Db,
  world: World,
  merchantId: string,
  reader: Reader,
): Promise<Measure[]> {
  return viewsOf(db, world, eq(supervisionMeasures.merchantId, merchantId), reader)
}

/** One of them, as who acted on it sees it; refuses with `measure_not_found`. */
export async function readMeasure(db: Db, world: World, id: string, reader: Reader): Promise<Measure> {
  const [view] = await viewsOf(db, world, eq(supervisionMeasures.id, id), reader)
  if (!view) throw new Refusal('measure_not_found')
  return view
}

/** Some of them, by id. */
export async function measuresById(
  db: Db,
  world: World,
  ids: readonly string[],
  reader: Reader,
): Promise<Map<string, Measure>> {
  if (ids.length === 0) return new Map()
  const views = await viewsOf(db, world, inArray(supervisionMeasures.id, [...new Set(ids)]), reader)
  return new Map(views.map((view) => [view.id, view]))
}

async function viewsOf(db: Db, world: World, which: SQL, reader: Reader): Promise<Measure[]> {
  const { platform, goods } = world
  const rows = await db
    .select()
    .from(supervisionMeasures)
    .where(which)
    .orderBy(desc(supervisionMeasures.id))
    .limit(MEASURES_SHOWN)
  const appeals =
    rows.length === 0
      ? []
      : await db
          .select()
          .from(supervisionAppeals)
          .where(
            inArray(
              supervisionAppeals.measureId,
              rows.map(({ id }) => id),
            ),
          )
          .orderBy(asc(supervisionAppeals.id))
  const names = await merchantNames(
    db,
    rows.map((row) => row.merchantId),
  )
  const people = await nicknamesOf(db, [
    ...rows.map((row) => row.imposedBy),
    ...appeals.flatMap(({ decidedBy }) => decidedBy ?? []),
  ])
  const counties = new Map((await goods.countiesOf(platform, db)).map(({ code, name }) => [code, name]))
  const documents = await documentsOf(
    platform,
    db,
    appeals.flatMap(({ documentIds }) => documentIds),
  )
  const officeOf = (countyCode: string, regionCode: string) =>
    officeName(counties.get(countyCode) ?? '', regionCode)
  const appealView = (row: AppealRow): Appeal => ({
    ...{ id: row.id, measureId: row.measureId, kind: row.kind, state: row.state, reason: row.reason },
    documents: row.documentIds.flatMap((id) => documents.get(id) ?? []),
    raisedAt: row.raisedAt.toISOString(),
    answerBy: row.answerBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy:
      row.decidedFor === null
        ? null
        : reader === 'desk'
          ? (people.get(row.decidedBy ?? '') ?? '')
          : officeOf(row.countyCode, row.decidedFor),
    opinion: row.opinion,
  })
  return rows.map((row) => ({
    ...plain(row, world),
    merchantName: names.get(row.merchantId) ?? '',
    county: counties.get(row.countyCode) ?? '',
    office: officeOf(row.countyCode, row.regionCode),
    imposedBy: reader === 'desk' ? (people.get(row.imposedBy) ?? '') : null,
    appealUntil: appealUntil(row),
    remedyFrom: remedyFrom(row),
    appeals: appeals.filter(({ measureId }) => measureId === row.id).map(appealView),
  }))
}

function plain(row: MeasureRow, { platform }: World) {
  const { id, kind, merchantId, productId, productName, reason, remedy, isPublished, sourceKind, sourceId } =
    row
  return {
    ...{ id, kind, merchantId, productId, productName, reason, remedy, isPublished, sourceKind, sourceId },
    state: measureState(row, platform.clock()),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    imposedAt: row.imposedAt.toISOString(),
    lifted:
      row.liftedAt && row.liftWay && row.liftReason
        ? { at: row.liftedAt.toISOString(), way: row.liftWay, reason: row.liftReason }
        : null,
  }
}
