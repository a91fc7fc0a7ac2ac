import { z } from 'zod'
import { streamerStates } from '../states/streamer.ts'
import {
  entryKinds,
  registerKinds,
  registerYearMax,
  registerYearMin,
  streamerKinds,
} from '../streamers/words.ts'
import { endpoint, Id, IdParams, Paging } from './endpoint.ts'
import { ImportError } from './goods.ts'
import { SignedFile } from './price-watch.ts'
import {
  CountyCode,
  EntryInput,
  EntryView,
  ManagedStreamer,
  ProposalChange,
  ProposalInput,
  Reason,
  RegisterProgress,
  StreamerInput,
  StreamerRow,
  Training,
  TrainingInput,
  TrainingRow,
} from './streamer-views.ts'

const Cursor = { cursor: Id.optional(), pageSize: Paging.pageSize }
const Year = z.coerce.number<number>().int().min(registerYearMin).max(registerYearMax)
const Words = z.string().trim().max(30)

export const StreamerQuery = z.strictObject({
  state: z.enum(streamerStates).optional(),
  kind: z.enum(streamerKinds).optional(),
  county: CountyCode.optional(),
  team: Id.optional(),
  base: Id.optional(),
  q: Words.optional(),
})
export type StreamerQuery = z.infer<typeof StreamerQuery>

export const StreamerImport = z.strictObject({
  id: Id,
  fileName: z.string(),
  state: z.enum(['preview', 'imported']),
  rows: z.int().min(0),
  errorCount: z.int().min(0),
  /** The first 200. */
  errors: z.array(ImportError),
  sample: z.array(z.strictObject({ row: z.int(), name: z.string(), words: z.string() })),
})
export type StreamerImport = z.infer<typeof StreamerImport>

const written = [
  'region_unknown',
  'register_entry_not_found',
  'merchant_not_found',
  'streamer_name_taken',
  'streamer_account_taken',
] as const
const one = { status: 200, params: IdParams, answer: ManagedStreamer } as const
const list = z.strictObject({ items: z.array(StreamerRow), nextCursor: Id.optional() })

const rosterContract = {
  'GET /api/streamer-desk/streamers': endpoint({
    summary: '主播名册：区县看本区县，市级与平台看全市',
    status: 200,
    query: z.strictObject({ ...StreamerQuery.shape, ...Cursor }),
    answer: list,
  }),
  'GET /api/streamer-desk/streamers-file': endpoint({
    summary: '导出主播名册（与列表同样的条件），也是导入的模板',
    status: 200,
    query: z.strictObject({ ...StreamerQuery.shape, format: z.enum(['csv', 'xlsx']) }),
    answer: SignedFile,
  }),
  'POST /api/streamer-desk/streamers': endpoint({
    summary: '登记主播',
    status: 201,
    body: StreamerInput,
    answer: ManagedStreamer,
    idempotent: true,
    problems: written,
  }),
  'GET /api/streamer-desk/streamers/{id}': endpoint({
    ...one,
    summary: '名册里的主播',
    problems: ['streamer_not_found'],
  }),
  'PUT /api/streamer-desk/streamers/{id}': endpoint({
    ...one,
    summary: '修改主播信息',
    body: StreamerInput,
    problems: ['streamer_not_found', ...written],
  }),
  'POST /api/streamer-desk/streamers/{id}/decide': endpoint({
    ...one,
    summary: '确认商家申报的主播，或不予通过',
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('register') }),
      z.strictObject({ decision: z.literal('refuse'), reason: Reason.shape.reason }),
    ]),
    problems: ['streamer_not_found', 'streamer_state_conflict', 'reviewer_involved'],
  }),
  'POST /api/streamer-desk/streamers/{id}/strike-off': endpoint({
    ...one,
    summary: '除名，写明原因；主播页随即不再公开',
    body: Reason,
    problems: ['streamer_not_found', 'streamer_state_conflict'],
  }),
  'POST /api/streamer-desk/streamers/{id}/restore': endpoint({
    ...one,
    summary: '恢复在册，写明原因',
    body: Reason,
    problems: ['streamer_not_found', 'streamer_state_conflict'],
  }),
  'POST /api/streamer-desk/imports': endpoint({
    summary: '上传主播名册（XLSX 或 CSV），先核对',
    status: 201,
    multipart: true,
    answer: StreamerImport,
    problems: ['sheet_unreadable', 'sheet_too_long', 'file_too_large'],
  }),
  'POST /api/streamer-desk/imports/{id}/confirm': endpoint({
    summary: '写入核对过的名册：全部写入或一行也不写',
    status: 200,
    params: IdParams,
    answer: StreamerImport,
    problems: ['not_found', 'sheet_has_errors', 'streamer_name_taken', 'streamer_account_taken'],
  }),
}

const entryOne = { status: 200, params: IdParams, answer: EntryView } as const
const entryWritten = [
  'region_unknown',
  'register_name_taken',
  'venue_not_found',
  'brand_not_found',
  'product_not_found',
] as const

const entriesContract = {
  'GET /api/streamer-desk/entries': endpoint({
    summary: '产地直播基地、直播机构、网红品牌，新的在前',
    status: 200,
    query: z.strictObject({
      kind: z.enum(entryKinds),
      state: z.enum(['registered', 'struckOff']).optional(),
      county: CountyCode.optional(),
      q: Words.optional(),
      ...Cursor,
    }),
    answer: z.strictObject({ items: z.array(EntryView), nextCursor: Id.optional() }),
  }),
  'POST /api/streamer-desk/entries': endpoint({
    summary: '登记基地、机构或品牌',
    status: 201,
    body: EntryInput,
    answer: EntryView,
    idempotent: true,
    problems: entryWritten,
  }),
  'GET /api/streamer-desk/entries/{id}': endpoint({
    ...entryOne,
    summary: '一个基地、机构或品牌',
    problems: ['register_entry_not_found'],
  }),
  'PUT /api/streamer-desk/entries/{id}': endpoint({
    ...entryOne,
    summary: '修改基地、机构或品牌',
    body: EntryInput,
    problems: ['register_entry_not_found', ...entryWritten],
  }),
  'POST /api/streamer-desk/entries/{id}/strike-off': endpoint({
    ...entryOne,
    summary: '除名，写明原因',
    body: Reason,
    problems: ['register_entry_not_found', 'register_state_conflict'],
  }),
  'POST /api/streamer-desk/entries/{id}/restore': endpoint({
    ...entryOne,
    summary: '恢复在册，写明原因',
    body: Reason,
    problems: ['register_entry_not_found', 'register_state_conflict'],
  }),
}

const trainingsContract = {
  'GET /api/streamer-desk/trainings': endpoint({
    summary: '培训记录，新的在前',
    status: 200,
    query: z.strictObject({ county: CountyCode.optional(), ...Cursor }),
    answer: z.strictObject({ items: z.array(TrainingRow), nextCursor: Id.optional() }),
  }),
  'POST /api/streamer-desk/trainings': endpoint({
    summary: '登记一次培训与参训主播',
    status: 201,
    body: TrainingInput,
    answer: Training,
    idempotent: true,
    problems: ['region_unknown', 'streamer_not_found'],
  }),
  'GET /api/streamer-desk/trainings/{id}': endpoint({
    summary: '一次培训',
    status: 200,
    params: IdParams,
    answer: Training,
    problems: ['training_not_found'],
  }),
  'PUT /api/streamer-desk/trainings/{id}': endpoint({
    summary: '修改培训与参训结果',
    status: 200,
    params: IdParams,
    body: TrainingInput,
    answer: Training,
    problems: ['training_not_found', 'training_withdrawn', 'region_unknown', 'streamer_not_found'],
  }),
  'POST /api/streamer-desk/trainings/{id}/withdraw': endpoint({
    summary: '作废一次培训记录，不再计数',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: Training,
    problems: ['training_not_found', 'training_withdrawn'],
  }),
}

const progressContract = {
  'GET /api/streamer-desk/progress': endpoint({
    summary: '“2111”工程进度：各区县与全市的年度目标与完成',
    status: 200,
    query: z.strictObject({ year: Year.optional() }),
    answer: RegisterProgress,
  }),
  'GET /api/streamer-desk/progress-file': endpoint({
    summary: '导出进度（XLSX）',
    status: 200,
    query: z.strictObject({ year: Year.optional() }),
    answer: SignedFile,
  }),
  'PUT /api/streamer-desk/targets': endpoint({
    summary: '设定全市或一个区县某年的目标；null 取消',
    status: 200,
    body: z.strictObject({
      year: z.int().min(registerYearMin).max(registerYearMax),
      /** Null: the whole city's. */
      countyCode: CountyCode.nullable(),
      targets: z
        .array(
          z.strictObject({
            kind: z.enum(registerKinds),
            target: z
              .int({ error: '目标为整数' })
              .min(0, { error: '目标不能小于 0' })
              .max(1_000_000, { error: '目标过大' })
              .nullable(),
          }),
        )
        .min(1)
        .max(registerKinds.length),
    }),
    answer: RegisterProgress,
    problems: ['region_unknown'],
  }),
}

const merchantContract = {
  'GET /api/merchant/streamers': endpoint({
    summary: '本店的主播，新的在前',
    status: 200,
    query: z.strictObject({ ...Cursor }),
    answer: list,
  }),
  'POST /api/merchant/streamers': endpoint({
    summary: '申报本店主播，由区县确认后在册',
    status: 201,
    body: ProposalInput,
    answer: ManagedStreamer,
    idempotent: true,
    problems: ['merchant_not_found', 'streamer_name_taken', 'streamer_account_taken'],
  }),
  'GET /api/merchant/streamers/{id}': endpoint({
    ...one,
    summary: '本店的一名主播',
    problems: ['streamer_not_found'],
  }),
  'PUT /api/merchant/streamers/{id}': endpoint({
    ...one,
    summary: '修改申报；未通过的随即重新申报',
    body: ProposalChange,
    problems: [
      'streamer_not_found',
      'streamer_state_conflict',
      'streamer_name_taken',
      'streamer_account_taken',
    ],
  }),
}

/** “2111” at the desks: the county's own, the city's, the operator's, and what merchants propose. */
export const streamerOfficeContract = {
  ...rosterContract,
  ...entriesContract,
  ...trainingsContract,
  ...progressContract,
  ...merchantContract,
}
