import { z } from 'zod'
import { caseKinds, deadlineKinds, documentKinds } from '../complaints/words.ts'
import { policy } from '../policy.ts'
import { caseStates, caseTracks } from '../states/complaint.ts'
import { Fen, Id, Instant, line, Phone, Quantity } from './endpoint.ts'

export const Day = z.iso.date({ error: '请选择日期' })

/** Text of several lines, as long as somebody tells what happened. */
export const words = (name: string, min: number, max: number) =>
  z
    .string({ error: `请填写${name}` })
    .trim()
    .min(min, { error: min > 1 ? `${name}至少 ${min} 个字` : `请填写${name}` })
    .max(max, { error: `${name}最多 ${max} 个字` })

export const FileIds = z
  .array(Id)
  .max(policy.caseFilesMax.value, { error: `最多上传 ${policy.caseFilesMax.value} 份材料` })

/** A file with an address that is good for 10 minutes. */
export const CaseFile = z.strictObject({
  id: Id,
  name: z.string(),
  contentType: z.string(),
  sizeBytes: z.int().min(0),
  url: z.string(),
})
export type CaseFile = z.infer<typeof CaseFile>

export const Particulars = z.strictObject({
  name: line().min(2, { error: '请填写真实姓名' }).max(25, { error: '姓名最多 25 个字' }),
  phone: Phone,
  address: line().min(5, { error: '请填写通讯地址' }).max(150, { error: '通讯地址最多 150 个字' }),
})
export type Particulars = z.infer<typeof Particulars>

export const CaseDeadline = z.strictObject({
  kind: z.enum(deadlineKinds),
  startsOn: z.string(),
  /** Null while the clock stands still. */
  dueOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  late: z.boolean(),
})
export type CaseDeadline = z.infer<typeof CaseDeadline>

export const CaseSummary = z.strictObject({
  id: Id,
  number: z.string(),
  track: z.enum(caseTracks),
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  officeName: z.string(),
  merchantId: Id,
  merchantName: z.string(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  imageUrl: z.string().nullable(),
  batchCode: z.string().nullable(),
  /** The beginning of what happened. */
  facts: z.string(),
  receivedAt: Instant,
  changedAt: Instant,
  dueKind: z.enum(deadlineKinds).nullable(),
  dueOn: z.string().nullable(),
  /** Working days that are left; below zero when it is over. */
  daysLeft: z.int().nullable(),
  suspended: z.boolean(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

export const caseActors = ['complainant', 'reporter', 'merchant', 'officer', 'system'] as const

export const CaseEntry = z.strictObject({
  id: Id,
  at: Instant,
  by: z.enum(caseActors),
  byName: z.string().nullable(),
  /** `receive`, a move of the state, or what else was done: `supplement`, `hurry`, `reply` … */
  event: z.string(),
  opinion: z.string(),
  /** The ground of a refusal or the reason of a termination, in words. */
  ground: z.string().nullable(),
  late: z.boolean(),
  files: z.array(CaseFile),
})
export type CaseEntry = z.infer<typeof CaseEntry>

export const CaseMessage = z.strictObject({
  id: Id,
  at: Instant,
  by: z.enum(caseActors),
  byName: z.string(),
  text: z.string(),
  files: z.array(CaseFile),
})
export type CaseMessage = z.infer<typeof CaseMessage>

export const OfferLines = z
  .array(z.strictObject({ lineId: Id, quantity: Quantity }))
  .max(50)
  .refine((lines) => new Set(lines.map((one) => one.lineId)).size === lines.length, {
    error: '同一行请合并',
  })

export const CaseOffer = z.strictObject({
  id: Id,
  round: z.int(),
  by: z.enum(['merchant', 'officer']),
  text: z.string(),
  lines: z.array(z.strictObject({ lineId: Id, quantity: z.int() })),
  amountFen: Fen,
  performBy: z.string(),
  answerBy: z.string(),
  state: z.enum(['open', 'accepted', 'declined', 'replaced']),
  merchantAgreed: z.boolean(),
  consumerAgreed: z.boolean(),
  answer: z.string().nullable(),
  /** Something else is promised beside the money: the case waits until it is done. */
  otherDuty: z.boolean(),
  /** Of the sum, what goes back the way it was paid: while open as things are now, then as it was done. */
  refundFen: Fen,
  /** That was done, right with the agreement. */
  refunded: z.boolean(),
  createdAt: Instant,
})
export type CaseOffer = z.infer<typeof CaseOffer>

export const OfferInput = z
  .strictObject({
    text: words('方案内容', 2, 500),
    /** Units that are given back … */
    lines: OfferLines.optional(),
    /** … or a sum for goods that are kept. */
    amountFen: Fen.optional(),
    /** Something else is promised, too: new goods, an apology. */
    otherDuty: z.boolean().optional(),
    performBy: Day,
  })
  .refine(({ lines = [], amountFen = 0 }) => lines.length === 0 || amountFen === 0, {
    error: '退货退款与补偿金额请只选一种',
    path: ['amountFen'],
  })
export type OfferInput = z.infer<typeof OfferInput>

export const CaseDocumentRow = z.strictObject({
  id: Id,
  kind: z.enum(documentKinds),
  number: z.string(),
  issuedAt: Instant,
})
export type CaseDocumentRow = z.infer<typeof CaseDocumentRow>

export const CaseDocument = z.strictObject({
  ...CaseDocumentRow.shape,
  officeName: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  /** To be printed; good for 10 minutes. */
  pdfUrl: z.string(),
})
export type CaseDocument = z.infer<typeof CaseDocument>

/** Lines of the order that a case is about, for offers of a refund. */
export const CaseOrderLine = z.strictObject({
  lineId: Id,
  name: z.string(),
  skuName: z.string(),
  /** Units that can still be given back. */
  quantity: z.int().min(0),
  unitFen: Fen,
})
export type CaseOrderLine = z.infer<typeof CaseOrderLine>

/** What an offer can give back of the order by the ordinary road: units, or own money for goods that are kept. */
export const CaseRefundable = {
  orderLines: z.array(CaseOrderLine),
  compensableFen: Fen,
}

/** What is common to everybody who sees a case. */
export const CaseParts = {
  ...CaseSummary.shape,
  version: z.int(),
  facts: z.string(),
  seenWhere: z.string().nullable(),
  happenedOn: z.string().nullable(),
  deadlines: z.array(CaseDeadline),
  timeline: z.array(CaseEntry),
  messages: z.array(CaseMessage),
  offers: z.array(CaseOffer),
  documents: z.array(CaseDocumentRow),
}
