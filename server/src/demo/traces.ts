import { createHash } from 'node:crypto'
import { hashOfBatch } from '@yuxiang/shared/trace/chain'
import { eq } from 'drizzle-orm'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Storage } from '../platform/integrations/storage/index.ts'
import { appendEvents, type NewEvent } from '../traceability/append-event.ts'
import { traceBatches, traceRecalls, traceReports } from '../traceability/tables.ts'
import { newTraceCode } from '../traceability/trace-code.ts'
import { demoCountyStaff } from './accounts.ts'
import { drawPaper } from './draw-paper.ts'
import type { ListedProduct } from './reviews.ts'
import { type BatchRow, batchRows } from './trace-rows.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>
const dayMs = 86_400_000

/** Test reports of the demo's batches, by their names; their files go into the store before anything is written. */
export type DemoReports = ReadonlyMap<string, { key: string; sha256: string }>

/** Puts the demo's test reports into the store; repeatable. */
export async function storeReports(storage: Storage): Promise<DemoReports> {
  const reports = new Map<string, { key: string; sha256: string }>()
  for (const { report } of batchRows.flatMap(({ events }) => events)) {
    if (!report) continue
    const bytes = await drawPaper(report.lines)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const key = `trace-reports/demo-${sha256.slice(0, 32)}.pdf`
    await storage.put(`private/${key}`, bytes, 'application/pdf')
    reports.set(report.name, { key, sha256 })
  }
  return reports
}

/** Opens the demo's batches with their chains, each event written on its day, and fills demo orders from them. */
export async function writeTraces(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
  reports: DemoReports,
): Promise<void> {
  for (const row of batchRows) {
    const product = listed.get(row.productKey)
    if (product) await writeBatch(tx, context, row, product, reports)
  }
}

async function writeBatch(
  tx: Db,
  context: Context,
  row: BatchRow,
  { merchantId, merchantName, line, photoHashes }: ListedProduct,
  reports: DemoReports,
): Promise<void> {
  const now = context.clock()
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs)
  const momentOf = (days: number, time: string) =>
    new Date(`${dayInShanghai(daysAgo(days))}T${time}:00+08:00`)
  const [place] = await sqlOf(tx)<{ code: string; name: string; staffId: string | null }[]>`
    select county.code, county.name, (select user_id from merchant_staff where merchant_id = ${merchantId} limit 1) as "staffId"
    from products join counties county on county.code = products.county_code where products.id = ${line.productId}`
  if (!place) throw new Error(`demo batch ${row.batchCode} has no product`)
  const staffId = place.staffId ?? newId()
  const facts = {
    traceCode: newTraceCode(),
    batchCode: row.batchCode,
    merchantId,
    skuId: line.skuId,
    quantity: row.quantity,
    unit: row.unit,
    origin: row.origin,
    producedOn: dayInShanghai(daysAgo(row.producedDaysAgo)),
    bestBefore: dayInShanghai(daysAgo(row.producedDaysAgo - row.keepsDays)),
  }
  const id = newId()
  const batch = {
    ...facts,
    id,
    merchantName,
    countyCode: place.code,
    county: place.name,
    productId: line.productId,
    productName: line.name,
    skuName: line.skuName,
    basis: row.basis,
    current: row.current,
    headPosition: 0,
    headHash: hashOfBatch(facts),
    createdBy: staffId,
    createdAt: daysAgo(row.producedDaysAgo),
  }
  await tx.insert(traceBatches).values(batch)
  for (const {
    daysAgo: days,
    time,
    report,
    photos = 0,
    corrects,
    temperatures = [],
    ...event
  } of row.events) {
    const at = momentOf(days, time)
    const file = report && reports.get(report.name)
    const reportId = newId()
    if (report && file) {
      const columns = { name: report.name, fileKey: file.key, contentType: 'application/pdf' }
      await tx
        .insert(traceReports)
        .values({ id: reportId, ownerId: staffId, ...columns, sha256: file.sha256, createdAt: at })
    }
    await append(tx, batch, staffId, corrects === undefined ? at : momentOf(days - 1, '10:00'), {
      ...event,
      at,
      temperatures: temperatures.map(([hours, celsiusTenths]) => ({
        at: new Date(at.getTime() + hours * 3_600_000).toISOString(),
        celsiusTenths,
      })),
      photos: photoHashes.slice(0, photos).map((hash) => `/files/${hash}-1200.webp`),
      report: report && file ? { id: reportId, name: report.name, sha256: file.sha256 } : null,
      corrects: corrects ?? null,
    })
  }
  await fillOrders(tx, id, line.skuId)
  if (row.recall) await writeRecall(tx, context, batch, row.recall)
}

/** Appends to a batch whose head is remembered here, and brings it along. */
async function append(
  tx: Db,
  batch: { id: string; headPosition: number; headHash: string },
  actorId: string,
  now: Date,
  event: NewEvent,
): Promise<void> {
  const [hash] = await appendEvents(tx, batch, { actorId, now }, [event])
  batch.headPosition += 1
  batch.headHash = hash ?? batch.headHash
}

/** What the demo's parcels of this SKU held. */
async function fillOrders(tx: Db, batchId: string, skuId: string): Promise<void> {
  await sqlOf(tx)`
    update order_lines set batch_id = ${batchId} from orders
    where orders.id = order_lines.order_id and order_lines.sku_id = ${skuId}
      and orders.state in ('shipped', 'received', 'completed') and order_lines.refunded_quantity < order_lines.quantity`
}

async function writeRecall(
  tx: Db,
  context: Context,
  batch: { id: string; county: string; headPosition: number; headHash: string },
  { daysAgo, reason, instruction }: NonNullable<BatchRow['recall']>,
): Promise<void> {
  const at = new Date(context.clock().getTime() - daysAgo * dayMs)
  const [officer] = demoCountyStaff
  if (!officer) throw new Error('the demo has no county office')
  const actorId = await createStaff(context, officer, tx)
  await append(tx, batch, actorId, at, {
    kind: 'recall',
    at,
    place: `${batch.county}主管部门`,
    text: `${reason}。${instruction}`,
    temperatures: [],
    photos: [],
    report: null,
    corrects: null,
  })
  const [count] = await sqlOf(tx)<{ orders: number }[]>`
    select count(distinct order_id)::int as orders from order_lines where batch_id = ${batch.id}`
  await tx.insert(traceRecalls).values({
    batchId: batch.id,
    by: 'county',
    actorId,
    reason,
    instruction,
    at,
    buyers: count?.orders ?? 0,
    toldAt: at,
  })
  await tx.update(traceBatches).set({ state: 'recalled' }).where(eq(traceBatches.id, batch.id))
}
