import { z } from 'zod'
import { caseKinds, deadlineKinds } from '../complaints/words.ts'
import { caseTracks } from '../states/complaint.ts'
import { Id } from './endpoint.ts'

const Share = z.strictObject({ total: z.int().min(0), onTime: z.int().min(0) })

/** What the dashboard of market supervision shows. */
export const CaseStatistics = z.strictObject({
  received: z.int().min(0),
  open: z.int().min(0),
  overdue: z.int().min(0),
  ended: z.int().min(0),
  /** Decisions that a clock ran for: how many came in time. */
  onTime: z.array(z.strictObject({ kind: z.enum(deadlineKinds), ...Share.shape })),
  byKind: z.array(z.strictObject({ kind: z.enum(caseKinds), track: z.enum(caseTracks), count: z.int() })),
  byCounty: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      received: z.int(),
      open: z.int(),
      overdue: z.int(),
    }),
  ),
  byMerchant: z.array(z.strictObject({ id: Id, name: z.string(), received: z.int(), open: z.int() })),
  /** People who brought several cases about one merchant. */
  repeated: z.array(z.strictObject({ merchantId: Id, merchantName: z.string(), cases: z.int() })),
  clusters: z.array(
    z.strictObject({
      by: z.enum(['batch', 'product', 'text']),
      name: z.string(),
      merchantName: z.string(),
      count: z.int(),
      /** To look them up in the queue. */
      q: z.string(),
      lastAt: z.string(),
    }),
  ),
  /** Stars of the answers, and how many rated. */
  stars: z.strictObject({ count: z.int(), average: z.number() }),
})
export type CaseStatistics = z.infer<typeof CaseStatistics>
