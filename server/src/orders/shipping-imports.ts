import type { ImportError } from '@yuxiang/shared/api/goods'
import { ShipInput } from '@yuxiang/shared/api/merchant-orders'
import type { ShippingImport } from '@yuxiang/shared/api/order-desk'
import { carrierOf, carriers } from '@yuxiang/shared/carriers'
import { problems } from '@yuxiang/shared/problems'
import { and, eq, inArray, lt } from 'drizzle-orm'
import { shipmentOf, shipmentsOf } from '../fulfilment/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { readSheet, type Sheet } from '../platform/sheets/index.ts'
import { batchCodesOf, type Named, namedBatches } from './named-batches.ts'
import { ofStaff } from './scope.ts'
import { shipOrder } from './ship-order.ts'
import { shippingColumns } from './shipping-files.ts'
import { type ImportedParcel, orders, shippingImports } from './tables.ts'
import { filedMost } from './waiting-orders.ts'

const errorsListed = 200
const sampleLength = 10
const keptMs = 24 * 3_600_000
const refusals = { unreadable: 'sheet_unreadable', tooLong: 'sheet_too_long' } as const

/** Reads a sheet of parcel numbers and says what of it can be sent. Refuses with `sheet_unreadable`. */
export async function previewShipping(
  platform: Platform,
  staffId: string,
  upload: () => Promise<Upload>,
): Promise<ShippingImport> {
  const { db } = platform.database
  const { name, bytes } = await upload()
  const sheet = await readSheet(bytes, { rowsMax: filedMost, refusals })
  const rows = rowsOf(sheet)
  const known = await ordersOf(db, staffId, rows)
  const named = await namedBatches(
    db,
    rows.flatMap(({ orderNo, batchCodes }) => {
      const order = known.get(orderNo)
      return order ? [{ orderId: order.id, merchantId: order.merchantId, batchCodes }] : []
    }),
    dayInShanghai(platform.clock()),
  )
  const { parcels, errors } = check(rows, known, named)
  const fileName = name.replace(/\p{C}/gu, '').slice(0, 100).toWellFormed() || '发货表'
  const id = newId()
  await db
    .insert(shippingImports)
    .values({ id, userId: staffId, fileName, parcels, createdAt: platform.clock() })
  return {
    id,
    fileName,
    rows: rows.length,
    ready: parcels.length,
    errorCount: errors.length,
    errors: errors.slice(0, errorsListed),
    sample: parcels.slice(0, sampleLength).map(({ row, orderNo, carrier, trackingNo }) => ({
      row,
      orderNo,
      trackingNo,
      carrierName: carrierOf(carrier)?.name ?? carrier,
    })),
  }
}

interface Row {
  row: number
  orderNo: string
  carrier: string
  trackingNo: string
  batchCodes: string[]
  problem: string | null
}

/** Rows in which a parcel's number stands; the others wait for another day. */
function rowsOf(sheet: Sheet): Row[] {
  const [heading = []] = sheet.rows
  const at = (title: string) => heading.indexOf(title)
  const columns = {
    orderNo: at(shippingColumns.orderNo),
    carrier: at(shippingColumns.carrier),
    trackingNo: at(shippingColumns.trackingNo),
  }
  if (Object.values(columns).some((column) => column < 0)) {
    throw new Refusal('sheet_unreadable', {
      detail: '第一行应有“订单号”“快递公司”“运单号”三列，请使用导出的发货表',
    })
  }
  const batches = at(shippingColumns.batches)
  const read = [...Object.values(columns), batches]
  const formulas = new Set(sheet.formulas.filter(({ column }) => read.includes(column)).map(({ row }) => row))
  const merged = new Set(sheet.mergedRows)
  const rows = sheet.rows.flatMap((cells, row): Row[] => {
    const [orderNo = '', carrier = '', trackingNo = ''] = [
      cells[columns.orderNo],
      cells[columns.carrier],
      cells[columns.trackingNo],
    ]
    if (row === 0 || (carrier === '' && trackingNo === '')) return []
    const problem = formulas.has(row)
      ? '是公式，请改为文字'
      : merged.has(row)
        ? '有合并的单元格，请取消合并'
        : null
    const batchCodes = batchCodesOf(cells[batches] ?? '')
    return [
      { row: row + 1, orderNo, carrier, trackingNo: trackingNo.replace(/\s/gu, ''), batchCodes, problem },
    ]
  })
  if (rows.length === 0) throw new Refusal('sheet_unreadable', { detail: '还没有填写快递公司和运单号' })
  return rows
}

async function ordersOf(db: Db, staffId: string, rows: readonly Row[]) {
  const found = await db
    .select({ id: orders.id, orderNo: orders.orderNo, state: orders.state, merchantId: orders.merchantId })
    .from(orders)
    .where(
      and(
        inArray(
          orders.orderNo,
          rows.map(({ orderNo }) => orderNo),
        ),
        await ofStaff(db, staffId),
      ),
    )
  const shipments = await shipmentsOf(
    db,
    found.map(({ id }) => id),
  )
  return new Map(
    found.map((order) => [order.orderNo, { ...order, sent: shipments.get(order.id)?.trackingNo }]),
  )
}

/** Which rows can be sent; an order that went with this very number is counted again when it is confirmed. */
function check(
  rows: readonly Row[],
  known: Awaited<ReturnType<typeof ordersOf>>,
  named: ReadonlyMap<string, Named>,
) {
  const errors: ImportError[] = []
  const parcels: ImportedParcel[] = []
  const firstRow = new Map<string, number>()
  for (const { row, orderNo, carrier: carrierText, trackingNo, problem } of rows) {
    const reject = (column: string, message: string) => errors.push({ row, column, message })
    const order = known.get(orderNo)
    const carrier = carriers.find(({ name, code }) => name === carrierText || code === carrierText)
    const first = firstRow.get(orderNo)
    const filled = named.get(order?.id ?? '') ?? { batches: [] }
    if (problem) reject('', problem)
    else if (!order) reject(shippingColumns.orderNo, '不是本店的订单')
    else if (first !== undefined) reject(shippingColumns.orderNo, `与第 ${first} 行重复`)
    else if (!carrier) reject(shippingColumns.carrier, '不支持的快递公司，请按“快递公司”表填写')
    else if (!ShipInput.shape.trackingNo.safeParse(trackingNo).success) {
      const isNumber = /^\d\.\d+E\+?\d+$/i.test(trackingNo)
      reject(
        shippingColumns.trackingNo,
        isNumber ? '被表格写成了科学计数，请把该列设为文本' : '请填写正确的运单号',
      )
    } else if (order.sent !== undefined && order.sent !== trackingNo) {
      reject(shippingColumns.trackingNo, `已用运单号 ${order.sent} 发货`)
    } else if (order.sent === undefined && order.state !== 'paid') {
      reject(shippingColumns.orderNo, '不是待发货的订单')
    } else if ('problem' in filled) reject(shippingColumns.batches, filled.problem)
    else {
      const { batches } = filled
      parcels.push({ row, orderId: order.id, orderNo, carrier: carrier.code, trackingNo, batches })
    }
    if (!firstRow.has(orderNo)) firstRow.set(orderNo, row)
  }
  return { parcels, errors }
}

/**
 * Sends what a preview found in order, each order for itself and whole; what went with this very number before stays
 * one parcel, however often it is repeated. Refuses with `not_found`, also a day later.
 */
export async function confirmShipping(platform: Platform, staffId: string, importId: string) {
  const { db } = platform.database
  const [found] = await db
    .select()
    .from(shippingImports)
    .where(and(eq(shippingImports.id, importId), eq(shippingImports.userId, staffId)))
  if (!found) throw new Refusal('not_found')
  const outcome = {
    shipped: 0,
    already: 0,
    failed: [] as { row: number; orderNo: string; message: string }[],
  }
  for (const { row, orderId, orderNo, carrier, trackingNo, batches = [] } of found.parcels) {
    try {
      await shipOrder(platform, staffId, orderId, { carrier, trackingNo, batches })
      outcome.shipped++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const sent = await shipmentOf(db, orderId)
      if (sent?.trackingNo === trackingNo && sent.carrier === carrier) outcome.already++
      else outcome.failed.push({ row, orderNo, message: problems[error.code][1] })
    }
  }
  return outcome
}

/** Job: sheets are forgotten after a day. */
export async function forgetShippingImports({ database, clock }: Platform): Promise<void> {
  const before = new Date(clock().getTime() - keptMs)
  await database.db.delete(shippingImports).where(lt(shippingImports.createdAt, before))
}
