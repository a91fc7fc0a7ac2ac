import { z } from 'zod'
import { livePlaces } from '../live/platforms.ts'
import { liveSessionStates } from '../states/live.ts'
import { endpoint, Fen, Id, IdParams, Instant } from './endpoint.ts'

const Place = z.enum(livePlaces)
const Count = z.int().min(0)
const periodDaysMax = 92
/** So many are shown; the sums are of all. */
export const liveSumRowsMax = 500

export const liveSumKinds = ['session', 'host', 'county', 'product'] as const
export type LiveSumKind = (typeof liveSumKinds)[number]

/** Orders that count for a session and were paid, whatever became of them since. */
const SoldFields = {
  orders: Count,
  buyers: Count,
  /** Goods without freight, after discounts. */
  goodsFen: Fen,
  /** Of it, given back so far. */
  refundedFen: Fen,
}
const SeenFields = { exposures: Count, clicks: Count }

export const LiveSumRow = z.strictObject({
  /** Of the session or the product; of others their name. */
  key: z.string(),
  name: z.string(),
  /** Of a session its host and day, of a product its seller. */
  note: z.string(),
  ...SoldFields,
  /** Null where nobody counts them: of a product. */
  exposures: Count.nullable(),
  clicks: Count.nullable(),
})
export type LiveSumRow = z.infer<typeof LiveSumRow>

export const LiveSums = z.strictObject({
  total: z.strictObject({ ...SoldFields, ...SeenFields }),
  items: z.array(LiveSumRow),
})
export type LiveSums = z.infer<typeof LiveSums>

const Period = { by: z.enum(liveSumKinds), from: z.iso.date(), to: z.iso.date() }
const dayMs = 86_400_000
const isPeriod = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) < periodDaysMax * dayMs
const periodError = { error: `开始不晚于结束，最多 ${periodDaysMax} 天`, path: ['to'] }
const Format = z.enum(['xlsx', 'csv'])

export const LiveResult = z.strictObject({
  session: z.strictObject({
    id: Id,
    title: z.string(),
    hostName: z.string(),
    county: z.string().nullable(),
    state: z.enum(liveSessionStates),
    startsAt: Instant,
    endsAt: Instant,
  }),
  /** False: of the orders only this merchant's are counted. */
  isWhole: z.boolean(),
  total: z.strictObject({ ...SoldFields, ...SeenFields, reminders: Count }),
  hours: z.array(z.strictObject({ hour: Instant, ...SeenFields, orders: Count, goodsFen: Fen })),
  places: z.array(z.strictObject({ place: Place, ...SeenFields, orders: Count, goodsFen: Fen })),
  products: z.array(
    z.strictObject({ productId: Id, name: z.string(), units: Count, goodsFen: Fen, refundedFen: Fen }),
  ),
  /** What decides its place on the home page; null before the job looked at it. */
  support: z
    .strictObject({
      score: Count,
      salesPoints: Count,
      clickPoints: Count,
      countyPoints: Count,
      cooperativePoints: Count,
    })
    .nullable(),
})
export type LiveResult = z.infer<typeof LiveResult>

const Link = z.strictObject({ downloadUrl: z.string() })
const OfMerchant = { merchant: Id.optional() }

/** 直播曝光与点击、成交归因与流量扶持。 */
export const liveReachContract = {
  'POST /api/live/sessions/{id}/clicks': endpoint({
    summary: '去看直播：计一次点击，答以随订单带上的凭证',
    status: 201,
    params: IdParams,
    body: z.strictObject({ place: Place }),
    answer: z.strictObject({ token: z.string(), expiresAt: Instant }),
    problems: ['live_session_not_found', 'live_session_cancelled', 'too_many_requests'],
  }),
  'POST /api/live/exposures': endpoint({
    summary: '直播在屏幕上出现过（一批）',
    status: 204,
    body: z.strictObject({
      views: z
        .array(z.strictObject({ sessionId: Id, place: Place }))
        .min(1)
        .max(30, { error: '一次最多 30 条' }),
    }),
    problems: ['too_many_requests'],
  }),
  'GET /api/operations/live-sums': endpoint({
    summary: '直播成交：按场次、主播、区县或商品合计，退款另列',
    status: 200,
    query: z.strictObject(Period).refine(isPeriod, periodError),
    answer: LiveSums,
  }),
  'POST /api/operations/live-sums/files': endpoint({
    summary: '导出直播成交（XLSX 或 CSV），答以十分钟内有效的下载地址',
    status: 201,
    body: z.strictObject({ ...Period, format: Format }).refine(isPeriod, periodError),
    answer: Link,
  }),
  'GET /api/operations/live-sessions/{id}/result': endpoint({
    summary: '一场直播的成效：曝光、点击、成交，按小时、位置与商品',
    status: 200,
    params: IdParams,
    answer: LiveResult,
    problems: ['live_session_not_found'],
  }),
  'GET /api/merchant/live-sums': endpoint({
    summary: '本店商品的直播成交',
    status: 200,
    query: z.strictObject({ ...Period, ...OfMerchant }).refine(isPeriod, periodError),
    answer: LiveSums,
    problems: ['merchant_unclear'],
  }),
  'POST /api/merchant/live-sums/files': endpoint({
    summary: '导出本店商品的直播成交',
    status: 201,
    body: z.strictObject({ ...Period, ...OfMerchant, format: Format }).refine(isPeriod, periodError),
    answer: Link,
    problems: ['merchant_unclear'],
  }),
  'GET /api/merchant/live-sessions/{id}/result': endpoint({
    summary: '一场直播的成效：本店的直播，或卖了本店商品的直播；成交只含本店订单',
    status: 200,
    params: IdParams,
    query: z.strictObject(OfMerchant),
    answer: LiveResult,
    problems: ['live_session_not_found', 'merchant_unclear'],
  }),
}
