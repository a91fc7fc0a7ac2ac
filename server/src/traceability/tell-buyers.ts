import { and, eq, type InferSelectModel, isNull } from 'drizzle-orm'
import { officeOver } from '../identity/index.ts'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { BatchRow } from './find-batch.ts'
import type { LineOfBatch, OrdersOfBatch } from './orders-of-batch.ts'
import { traceBatches, traceRecalls } from './tables.ts'

export const TELL_RECALL_QUEUE = 'tell-recall'
const linesAtOnce = 500

export type RecallRow = InferSelectModel<typeof traceRecalls>

/**
 * Job: tells everybody who has goods of a recalled batch, or was to get some, once: the inbox refuses a second message
 * about the same order's recall, however often and in however many processes this runs. Of a recall that is lifted
 * nobody is told any more.
 */
export async function tellBuyers(platform: Platform, recallId: string, orders: OrdersOfBatch): Promise<void> {
  const { database, clock } = platform
  const [found] = await database.db
    .select({ recall: traceRecalls, batch: traceBatches })
    .from(traceRecalls)
    .innerJoin(traceBatches, eq(traceBatches.id, traceRecalls.batchId))
    .where(eq(traceRecalls.id, recallId))
  if (!found || found.recall.toldAt) return
  const { recall, batch } = found
  let after: string | undefined
  do {
    const lines = await orders.linesOfBatch(database.db, batch.id, { after, limit: linesAtOnce })
    after = lines.length === linesAtOnce ? lines.at(-1)?.lineId : undefined
    const stands = await whileItStands(platform, recallId, (tx) =>
      notify(
        tx,
        platform,
        oncePerOrder(lines).map((line) => ({
          userId: line.userId,
          kind: 'batchRecalled',
          title: `召回通知：${batch.productName}`,
          text:
            line.state === 'paid'
              ? `您订单 ${line.orderNo} 原定发出的批次 ${batch.batchCode} 已召回（${recall.reason}），商家将改用其他批次发货。`
              : `您购买的 ${batch.productName}（批次 ${batch.batchCode}）已召回：${recall.reason}。${recall.instruction}`,
          path: `/packages/order/detail/index?id=${line.orderId}`,
          dedupeKey: recallKey(recallId, line.orderId),
        })),
      ),
    )
    if (!stands) return
  } while (after !== undefined)
  if (!(await whileItStands(platform, recallId, (tx) => tellStaff(tx, platform, recall, batch)))) return
  await database.db.update(traceRecalls).set({ toldAt: clock() }).where(eq(traceRecalls.id, recallId))
}

/** Tells some, unless the recall is lifted. Lifting it waits for them: they are told of that, too. */
const whileItStands = (
  { database }: Platform,
  recallId: string,
  tell: (tx: Db) => Promise<void>,
): Promise<boolean> =>
  database.transaction(async (tx) => {
    const [open] = await tx
      .select({ id: traceRecalls.id })
      .from(traceRecalls)
      .where(and(eq(traceRecalls.id, recallId), isNull(traceRecalls.liftedAt)))
      .for('share')
    if (open) await tell(tx)
    return open !== undefined
  })

/** Those who have to see to it, beside whoever recalled: the merchant's people and the county's office. */
async function tellStaff(
  tx: Db,
  platform: Platform,
  { id, by, actorId, reason }: RecallRow,
  batch: BatchRow,
): Promise<void> {
  const byWhom = { merchant: batch.merchantName, county: `${batch.county}主管部门`, operator: '平台' }[by]
  const office = await officeOver(tx, batch.countyCode)
  const desks = { merchant: await staffOfMerchant(tx, batch.merchantId), [office.desk]: office.staff }
  const notices = Object.entries(desks).flatMap(([desk, userIds]) =>
    userIds
      .filter((userId) => userId !== actorId)
      .map((userId) => ({
        userId,
        kind: 'batchRecalled' as const,
        title: `批次召回：${batch.productName}`,
        text: `${byWhom}召回了批次 ${batch.batchCode}：${reason}。`,
        path: `/packages/trace/batch/index?id=${batch.id}&desk=${desk}`,
        dedupeKey: recallKey(id, 'staff'),
      })),
  )
  await notify(tx, platform, notices)
}

/** All that is told of one recall begins alike. */
export const recallKey = (recallId: string, orderIdOrStaff: string) => `recall/${recallId}/${orderIdOrStaff}`

/** Two lines of one order are one message. */
const oncePerOrder = (lines: readonly LineOfBatch[]): LineOfBatch[] => [
  ...new Map(lines.map((line) => [line.orderId, line])).values(),
]
