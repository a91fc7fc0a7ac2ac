import type { PriceAlert } from '@yuxiang/shared/api/price-watch'
import { formatYuan } from '@yuxiang/shared/money'
import { type AlertState, alertBasisNames, alertKindNames } from '@yuxiang/shared/supervision/alerts'
import { unitNames } from '@yuxiang/shared/supervision/net-content'
import { and, eq } from 'drizzle-orm'
import { nicknamesOf } from '../identity/index.ts'
import { requireUninvolved } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { imposeMeasure } from './impose-measure.ts'
import { type AlertRecord, alertColumns, alertRow } from './list-alerts.ts'
import { priceAlerts } from './price-tables.ts'
import type { Regulator } from './scope.ts'
import { readSkuPrices } from './sku-prices.ts'
import type { World } from './world.ts'

interface Record extends AlertRecord {
  ground: string
  closedAt: string | null
  closedBy: string | null
  reason: string | null
  measureId: string | null
  caseId: string | null
  caseNumber: string | null
}

/** An alert of the regulator's counties, locked when it is to be acted on; refuses with `price_alert_not_found`. */
async function findAlert(db: Db, { counties }: Regulator, id: string, isLocked = false): Promise<Record> {
  const sql = sqlOf(db)
  const [row] = await sql<Record[]>`
    select ${alertColumns(sql)}, ground, closed_at as "closedAt", closed_by as "closedBy", reason,
      measure_id as "measureId", case_id as "caseId", case_number as "caseNumber"
    from price_alerts where id = ${id}
      ${counties === null ? sql`` : sql`and county_code = any(${[...counties]}::text[])`}
    ${isLocked ? sql`for update` : sql``}`
  if (!row) throw new Refusal('price_alert_not_found')
  return row
}

/** With the chart and the three comparisons as they are now. */
export async function readAlert(db: Db, world: World, regulator: Regulator, id: string): Promise<PriceAlert> {
  const row = await findAlert(db, regulator, id)
  const { ground, closedAt, closedBy, reason, measureId, caseId, caseNumber, ...record } = row
  const people = await nicknamesOf(db, closedBy === null ? [] : [closedBy])
  return {
    ...alertRow(record),
    ground,
    closed:
      closedAt === null || reason === null
        ? null
        : { at: new Date(closedAt).toISOString(), by: people.get(closedBy ?? '') ?? '', reason },
    measureId,
    case: caseId === null || caseNumber === null ? null : { id: caseId, number: caseNumber },
    prices: await readSkuPrices(db, world, regulator, row.skuId),
  }
}

type Closing = { state: Exclude<AlertState, 'open'>; reason: string } & Partial<{
  measureId: string
  caseId: string
  caseNumber: string
}>

async function openAlert(tx: Db, world: World, regulator: Regulator, id: string): Promise<Record> {
  const alert = await findAlert(tx, regulator, id, true)
  if (alert.state !== 'open') throw new Refusal('price_alert_closed')
  await requireUninvolved(tx, world.platform, regulator.userId, { merchantId: alert.merchantId })
  return alert
}

async function closeAlert(tx: Db, { platform }: World, { userId }: Regulator, id: string, closing: Closing) {
  const closed = await tx
    .update(priceAlerts)
    .set({ ...closing, closedAt: platform.clock(), closedBy: userId })
    .where(and(eq(priceAlerts.id, id), eq(priceAlerts.state, 'open')))
    .returning({ id: priceAlerts.id })
  if (closed.length === 0) throw new Refusal('price_alert_closed')
  await audit(tx, {
    actorId: userId,
    action: `priceAlert.${closing.state}`,
    subject: 'priceAlert',
    subjectId: id,
    before: { state: 'open' },
    after: closing,
  })
}

/** There is a ground for the price. Refuses with `price_alert_not_found`, `price_alert_closed`. */
export async function dismissAlert(
  tx: Db,
  world: World,
  regulator: Regulator,
  id: string,
  reason: string,
): Promise<void> {
  await openAlert(tx, world, regulator, id)
  await closeAlert(tx, world, regulator, id, { state: 'dismissed', reason })
}

/** Warns the merchant: a measure like others, with credit and appeal. */
export async function warnOfAlert(
  tx: Db,
  world: World,
  regulator: Regulator,
  id: string,
  reason: string,
): Promise<void> {
  const { merchantId, productId } = await openAlert(tx, world, regulator, id)
  const measureId = await imposeMeasure(tx, world, regulator, {
    ...{ merchantId, productId, reason, kind: 'warning', startsAt: null, endsAt: null, remedy: null },
    ...{ isPublished: false, sourceKind: 'priceAlert', sourceId: id },
  })
  await closeAlert(tx, world, regulator, id, { state: 'warned', reason, measureId })
}

/** Opens a case of it, with what was found as its facts. */
export async function openCaseOfAlert(tx: Db, world: World, regulator: Regulator, id: string): Promise<void> {
  const alert = await openAlert(tx, world, regulator, id)
  const { merchantId, productId, countyCode } = alert
  const { caseId, number } = await world.openStaffCase(tx, world.platform, {
    actorId: regulator.userId,
    ...{ countyCode, merchantId, productId, kind: 'price', facts: factsOf(alert) },
    ...{ sourceKind: 'priceAlert', sourceId: id },
  })
  const reason = `已立案，编号 ${number}`
  await closeAlert(tx, world, regulator, id, { state: 'caseOpened', reason, caseId, caseNumber: number })
}

function factsOf({
  kind,
  productName,
  skuName,
  merchantName,
  priceFen,
  basisFen,
  percent,
  unit,
  ground,
}: Record) {
  const per = unit === null ? '' : `每${unitNames[unit]}`
  return (
    `价格监测预警（${alertKindNames[kind]}）：${merchantName}的“${productName} ${skuName}”，${per}现价 ` +
    `¥${formatYuan(Number(priceFen))}，${alertBasisNames[kind]} ¥${formatYuan(Number(basisFen))}，高出 ${percent}%。${ground}。`
  )
}
