import type { Platform } from '../platform/index.ts'
import type { OrdersOfBatch } from './orders-of-batch.ts'
import { TELL_RECALL_QUEUE, tellBuyers } from './tell-buyers.ts'
import { TELL_LIFTED_QUEUE, tellLifted } from './tell-lifted.ts'

export { batchFacts } from './batch-facts.ts'
export { type BatchMark, batchMarks } from './batch-marks.ts'
export { batchOfCode } from './batch-of-code.ts'
export { batchesToPick } from './batches-to-pick.ts'
export { batchesToShip } from './batches-to-ship.ts'
export { mountTraceFiles } from './file-routes.ts'
export { endHolds, holdBatch, lockBatchOf } from './hold-batch.ts'
export { traceabilityRoutes } from './routes.ts'

/** Registers what traceability does by itself. */
export function defineTraceabilityJobs(platform: Platform, orders: OrdersOfBatch): void {
  const patient = { retryLimit: 10, expireInSeconds: 300 }
  platform.jobs.define<{ recallId: string }>(TELL_RECALL_QUEUE, patient, ({ recallId }) =>
    tellBuyers(platform, recallId, orders),
  )
  platform.jobs.define<{ recallId: string }>(TELL_LIFTED_QUEUE, patient, ({ recallId }) =>
    tellLifted(platform, recallId),
  )
}
