import { z } from 'zod'
import {
  caseKinds,
  deadlineKinds,
  refusalGrounds,
  suspensionReasons,
  terminationReasons,
} from '../complaints/words.ts'
import { caseStates, caseTracks } from '../states/complaint.ts'
import { CaseStatistics } from './complaint-statistics.ts'
import {
  CaseDocument,
  CaseFile,
  CaseParts,
  CaseRefundable,
  CaseSummary,
  Day,
  FileIds,
  OfferInput,
  Particulars,
  words,
} from './complaint-views.ts'
import { endpoint, Fen, Id, IdParams, line, Paging } from './endpoint.ts'

const Region = z.string().regex(/^50\d{4}$/, { error: '请选择区县' })

const Filter = {
  track: z.enum(caseTracks).optional(),
  kind: z.enum(caseKinds).optional(),
  state: z.enum(caseStates).optional(),
  county: Region.optional(),
  /** mine, nobody's, over time, due within the days of a warning, looked at by the city; or those that ended. */
  filter: z.enum(['mine', 'unassigned', 'overdue', 'soon', 'escalated', 'ended']).optional(),
  q: line().max(60).optional(),
}

export const DeskCase = z.strictObject({
  ...CaseSummary.shape,
  version: z.int(),
  regionCode: z.string(),
  officerId: Id.nullable(),
  officerName: z.string().nullable(),
  escalated: z.boolean(),
  decidedLate: z.boolean(),
  sourceKind: z.enum(['consumer', 'priceAlert', 'inspection']),
  replyDueOn: z.string().nullable(),
})
export type DeskCase = z.infer<typeof DeskCase>

/** Another case that this one may belong together with. */
const Related = z.strictObject({
  id: Id,
  number: z.string(),
  track: z.enum(caseTracks),
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  facts: z.string(),
  receivedAt: z.string(),
  /** The same batch, the same product, similar words, the same person about the same merchant. */
  by: z.array(z.enum(['batch', 'product', 'text', 'person'])),
})

const penaltyWords = { violation: z.string(), basis: z.string(), measures: z.string(), fineFen: Fen }
const Penalty = z.strictObject({ decisionNo: z.string(), ...penaltyWords, decidedOn: z.string() })
/** What was announced; the merchant states its case through the last day. */
const IntendedPenalty = z.strictObject({ ...penaltyWords, statementUntil: z.string() })

export const stepEvents = [
  'accept',
  'refuse',
  'transfer',
  'requestReply',
  'mediate',
  'propose',
  'perform',
  'terminate',
  'close',
  'verify',
  'extend',
  'file',
  'dismiss',
  'announcePenalty',
  'penalise',
  'drop',
  'tell',
  'suspend',
  'resume',
  'publish',
  'note',
] as const
export type StepEvent = (typeof stepEvents)[number]

export const CaseDossier = z.strictObject({
  ...CaseParts,
  ...DeskCase.shape,
  facts: z.string(),
  orderNo: z.string().nullable(),
  ...CaseRefundable,
  demand: z.string().nullable(),
  demandFen: Fen.nullable(),
  evidence: z.array(CaseFile),
  anonymous: z.boolean(),
  /** Name and phone masked; in clear by a call of its own that leaves its trace. */
  partyMasked: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
  merchantPhoneMasked: z.string().nullable(),
  replyAsked: z.string().nullable(),
  intendedPenalty: IntendedPenalty.nullable(),
  penalty: Penalty.nullable(),
  publishedOn: z.string().nullable(),
  stars: z.int().nullable(),
  ratingText: z.string().nullable(),
  related: z.array(Related),
  /** What the officer may do now. */
  acts: z.array(z.enum(stepEvents)),
})
export type CaseDossier = z.infer<typeof CaseDossier>

const version = z.int().min(1).max(1_000_000)
const opinion = words('意见', 2, 1_000)
const base = { version, opinion, files: FileIds.optional() }
const penalty = z.strictObject({
  violation: words('违法事实', 5, 1_000),
  basis: words('处罚依据', 5, 500),
  measures: words('处罚内容', 2, 500),
  fineFen: Fen,
})
const plain = [
  'accept',
  'requestReply',
  'mediate',
  'perform',
  'close',
  'verify',
  'extend',
  'file',
  'dismiss',
  'drop',
  'tell',
  'resume',
  'note',
] as const

export const StepInput = z.discriminatedUnion('event', [
  z.strictObject({ event: z.enum(plain), ...base }),
  z.strictObject({
    event: z.literal('refuse'),
    ...base,
    ground: z.enum(refusalGrounds, { error: '请选择法定理由' }),
  }),
  z.strictObject({
    event: z.literal('terminate'),
    ...base,
    reason: z.enum(terminationReasons, { error: '请选择终止理由' }),
  }),
  z.strictObject({ event: z.literal('transfer'), ...base, regionCode: Region }),
  z.strictObject({
    event: z.literal('suspend'),
    ...base,
    reason: z.enum(suspensionReasons, { error: '请选择中止理由' }),
  }),
  z.strictObject({ event: z.literal('propose'), ...base, offer: OfferInput }),
  z.strictObject({ event: z.literal('announcePenalty'), ...base, penalty }),
  z.strictObject({ event: z.literal('penalise'), ...base, penalty }),
  z.strictObject({ event: z.literal('publish'), ...base, summary: words('公示内容', 10, 500) }),
])
export type StepInput = z.infer<typeof StepInput>

const Officer = z.strictObject({ id: Id, name: z.string(), openCases: z.int().min(0) })
export type CaseOfficer = z.infer<typeof Officer>

const onCase = [
  'case_not_found',
  'case_state_conflict',
  'case_version_conflict',
  'reviewer_involved',
] as const

export const complaintDeskContract = {
  'GET /api/regulator/cases': endpoint({
    summary: '案件队列：在办的按期限排序，办结的新的在前',
    status: 200,
    query: z.strictObject({ ...Filter, cursor: Paging.cursor, pageSize: Paging.pageSize }),
    answer: z.strictObject({ items: z.array(DeskCase), nextCursor: z.string().optional() }),
  }),
  'GET /api/regulator/cases/{id}': endpoint({
    summary: '一件案件的全部材料',
    status: 200,
    params: IdParams,
    answer: CaseDossier,
    problems: ['case_not_found', 'reviewer_involved'],
  }),
  'POST /api/regulator/cases/{id}/steps': endpoint({
    summary: '办理：受理、不予受理、移送、调解、终止、立案、处罚、告知等',
    status: 200,
    params: IdParams,
    body: StepInput,
    answer: CaseDossier,
    problems: [
      ...onCase,
      'case_office_unknown',
      'case_office_empty',
      'case_extended',
      'case_penalty_unheard',
      'case_penalty_changed',
      'case_clock_conflict',
      'case_offer_conflict',
      'case_perform_day_invalid',
      'case_file_unknown',
      'refund_too_much',
      'refund_too_late',
    ],
  }),
  'POST /api/regulator/cases/{id}/contact': endpoint({
    summary: '查看投诉人、举报人联系方式（留痕）',
    status: 200,
    params: IdParams,
    answer: Particulars.extend({ phone: z.string() }).nullable(),
    problems: ['case_not_found'],
  }),
  'GET /api/regulator/cases/{id}/documents/{documentId}': endpoint({
    summary: '一份文书（办案人员）',
    status: 200,
    params: z.strictObject({ id: Id, documentId: Id }),
    answer: CaseDocument,
    problems: ['case_document_not_found'],
  }),
  'POST /api/regulator/assignments': endpoint({
    summary: '分派案件，可批量',
    status: 200,
    body: z.strictObject({ caseIds: z.array(Id).min(1, { error: '请选择案件' }).max(100), officerId: Id }),
    answer: z.strictObject({ assigned: z.int().min(0) }),
    problems: ['case_not_found', 'case_officer_unknown', 'reviewer_involved'],
  }),
  'GET /api/regulator/officers': endpoint({
    summary: '可分派的办案人员与在办件数',
    status: 200,
    answer: z.strictObject({
      items: z.array(Officer),
      /** The offices this officer works for; all of them for the city's. */
      counties: z.array(z.strictObject({ code: z.string(), name: z.string() })),
      /** Where a case can be transferred to. */
      offices: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
  }),
  'GET /api/regulator/calendar': endpoint({
    summary: '法定期限日历：某月每天到期的案件',
    status: 200,
    query: z.strictObject({ month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: '月份不正确' }) }),
    answer: z.strictObject({
      days: z.array(
        z.strictObject({
          day: Day,
          working: z.boolean(),
          count: z.int().min(0),
          cases: z.array(
            z.strictObject({ id: Id, number: z.string(), dueKind: z.enum(deadlineKinds), name: z.string() }),
          ),
        }),
      ),
    }),
  }),
  'GET /api/regulator/statistics': endpoint({
    summary: '办理统计：按时率、类型、区县、商家、重复与聚集',
    status: 200,
    query: z.strictObject({ from: Day.optional(), to: Day.optional() }),
    answer: CaseStatistics,
  }),
  'POST /api/regulator/exports': endpoint({
    summary: '导出案件台账（XLSX）：下载链接 10 分钟内有效',
    status: 200,
    body: z.strictObject(Filter),
    answer: z.strictObject({ downloadUrl: z.string() }),
  }),
}
