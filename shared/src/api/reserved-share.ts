import { z } from 'zod'
import { canteens, unitLevels } from '../reserved-share/words.ts'
import { filingStates } from '../states/share-filing.ts'
import { Fen, Id, Instant, line } from './endpoint.ts'

export const FilingYear = z.coerce.number<number>().int().min(2021).max(2100)
const Day = z.iso.date()

export const BudgetUnitView = z.strictObject({
  id: Id,
  name: z.string(),
  /** 统一社会信用代码 */
  creditCode: z.string(),
  level: z.enum(unitLevels),
  /** 主管部门 */
  supervisor: z.string(),
  /** Empty for the city's. */
  countyCode: z.string(),
  county: z.string(),
  /** Why it files and buys no more; null while it does. */
  closedReason: z.string().nullable(),
})
export type BudgetUnitView = z.infer<typeof BudgetUnitView>

const reason = (what: string) =>
  z
    .string()
    .trim()
    .max(300, { error: `${what}最多 300 个字` })

/** What a unit writes, finished or not. */
export const FilingInput = z.strictObject({
  /** Of the version that is written in; 0: there is none yet. Another by now is refused with `filing_changed`. */
  revision: z.int().min(0).max(1_000_000),
  canteen: z.enum(canteens).nullable(),
  plannedFen: Fen.nullable(),
  reservedFen: Fen.nullable(),
  executingUnit: line().max(60, { error: '单位名称最多 60 个字' }),
  noCanteenReason: reason('原因'),
  explanation: reason('说明'),
})
export type FilingInput = z.infer<typeof FilingInput>

export const FilingVersion = z.strictObject({
  id: Id,
  /** 1, 2, … of the year. */
  version: z.int().min(1),
  revision: z.int().min(1),
  state: z.enum(filingStates),
  canteen: z.enum(canteens).nullable(),
  plannedFen: Fen.nullable(),
  reservedFen: Fen.nullable(),
  executingUnit: z.string(),
  noCanteenReason: z.string(),
  explanation: z.string(),
  submittedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  returnReason: z.string().nullable(),
})
export type FilingVersion = z.infer<typeof FilingVersion>

const Part = z.strictObject({ name: z.string(), amountFen: Fen })

/** What was bought of certified goods against a filing: paid, after discounts, without freight, net of refunds. */
export const ShareProgress = z.strictObject({
  boughtFen: Fen,
  /** Given back; not in `boughtFen`. */
  refundedFen: Fen,
  orders: z.int().min(0),
  /** Of the share, rounded down; null when nothing is reserved. May be above 100. */
  percent: z.int().min(0).nullable(),
  /** By the county the goods come from, the largest first. */
  byCounty: z.array(Part),
  /** All twelve months, by the day of order. */
  byMonth: z.array(z.strictObject({ month: z.string(), amountFen: Fen })),
})
export type ShareProgress = z.infer<typeof ShareProgress>

/** A unit's year: what was accepted, what is being written, what came before, and what was bought. */
export const ShareYear = z.strictObject({
  unit: BudgetUnitView,
  year: z.int(),
  /** Null while nothing was written. */
  filingId: Id.nullable(),
  dueOn: Day,
  amendUntil: Day,
  minPercent: z.int(),
  /** First submitted after the deadline. */
  isLate: z.boolean(),
  /** The share accepted for the year before. */
  lastYearFen: Fen.nullable(),
  /** The version in force. */
  accepted: FilingVersion.nullable(),
  /** The one that is written, submitted or returned. */
  open: FilingVersion.nullable(),
  /** Earlier ones, the newest first. */
  history: z.array(FilingVersion),
  /** Whether something can be written today. */
  mayFile: z.boolean(),
  progress: ShareProgress,
})
export type ShareYear = z.infer<typeof ShareYear>

/** An order as far as it counts for a filing. */
export const ChargedOrder = z.strictObject({
  id: Id,
  orderNo: z.string(),
  placedAt: Instant,
  merchantName: z.string(),
  /** 奉节脐橙 5斤装 ×2 */
  goods: z.array(z.string()),
  countedFen: Fen,
  refundedFen: Fen,
  /** The caller placed it, and can open it. */
  isOwn: z.boolean(),
})
export type ChargedOrder = z.infer<typeof ChargedOrder>
