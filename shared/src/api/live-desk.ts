import { z } from 'zod'
import { feedId, finderUserName, LIVE_LINK_MAX } from '../live/links.ts'
import { livePlatforms } from '../live/platforms.ts'
import { liveSessionStates } from '../states/live.ts'
import { uploadedPicture } from '../uploaded-picture.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Paging } from './endpoint.ts'
import { PlatformStatus } from './live.ts'

export const LIVE_PRODUCTS_MAX = 50
export const LIVE_COUPONS_MAX = 10
/** The most that one session sets aside of one SKU. */
export const LIVE_SET_ASIDE_MAX = 100_000

const Link = z.string().trim().max(LIVE_LINK_MAX, { error: '链接过长' })

export const LiveRoomInput = z
  .strictObject({
    platform: z.enum(livePlatforms),
    name: line().min(2, { error: '请填写直播间名称' }).max(30, { error: '名称最多 30 个字' }),
    accountId: z
      .string()
      .trim()
      .regex(/^[\w.@+-]{2,64}$/, { error: '账号由 2–64 位字母、数字或 _ . - 组成' }),
    /** Whose it is; null: the platform's own. */
    merchantId: Id.nullable(),
  })
  .refine(({ platform, accountId }) => platform !== 'channels' || finderUserName.test(accountId), {
    path: ['accountId'],
    error: '视频号 ID 以 sph 开头，可在视频号助手中查看',
  })
export type LiveRoomInput = z.infer<typeof LiveRoomInput>

export const LiveRoom = z.strictObject({
  id: Id,
  platform: z.enum(livePlatforms),
  name: z.string(),
  accountId: z.string(),
  merchantId: Id.nullable(),
  merchantName: z.string().nullable(),
  closedAt: Instant.nullable(),
  /** Sessions planned or on. */
  openSessions: z.int().min(0),
})
export type LiveRoom = z.infer<typeof LiveRoom>

const SetAsideInput = z.strictObject({
  skuId: Id,
  quantity: z
    .int()
    .min(1, { error: '数量至少为 1' })
    .max(LIVE_SET_ASIDE_MAX, { error: '一次最多 100000 件' }),
})

export const LiveSessionInput = z.strictObject({
  roomId: Id,
  title: line().min(2, { error: '请填写直播标题' }).max(30, { error: '标题最多 30 个字' }),
  hostName: line().min(2, { error: '请填写主播或主讲人' }).max(20, { error: '主播名称最多 20 个字' }),
  /** Who of the register it is; null for somebody who is not on it. */
  streamerId: Id.nullable(),
  countyCode: z
    .string()
    .regex(/^\d{6}$/, { error: '区县代码不正确' })
    .nullable(),
  venueId: Id.nullable(),
  /** The web page; empty until the platform has given one, and for 视频号. */
  link: Link,
  /** By which a phone opens the platform's app; may be empty. */
  appLink: Link,
  /** 视频号's id of the broadcast; null until there is one, and elsewhere. */
  feedId: z.string().trim().regex(feedId, { error: '视频号直播 ID 以 export/ 开头' }).nullable(),
  /** As the upload answered it; null for none. */
  coverUrl: z.string().regex(uploadedPicture, { error: '请重新上传封面' }).nullable(),
  startsAt: Instant,
  endsAt: Instant,
  productIds: z
    .array(Id)
    .max(LIVE_PRODUCTS_MAX, { error: '一场最多 50 件商品' })
    .refine((ids) => new Set(ids).size === ids.length, { error: '同一商品只能出现一次' }),
  setAsides: z
    .array(SetAsideInput)
    .max(LIVE_PRODUCTS_MAX, { error: '最多 50 个规格' })
    .refine((items) => new Set(items.map(({ skuId }) => skuId)).size === items.length, {
      error: '同一规格只能出现一次',
    }),
  couponBatchIds: z
    .array(Id)
    .max(LIVE_COUPONS_MAX, { error: '一场最多 10 种优惠券' })
    .refine((ids) => new Set(ids).size === ids.length, { error: '同一优惠券只能出现一次' }),
})
export type LiveSessionInput = z.infer<typeof LiveSessionInput>

const rowShape = {
  id: Id,
  title: z.string(),
  hostName: z.string(),
  room: z.strictObject({ id: Id, name: z.string(), platform: z.enum(livePlatforms), accountId: z.string() }),
  merchantId: Id.nullable(),
  merchantName: z.string().nullable(),
  county: z.string().nullable(),
  state: z.enum(liveSessionStates),
  startsAt: Instant,
  endsAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  reason: z.string().nullable(),
  productCount: z.int().min(0),
  coverUrl: z.string().nullable(),
  /** Whether a viewer can get there: a link, or 视频号's id. */
  linked: z.boolean(),
  hasReplay: z.boolean(),
}
export const LiveSessionRow = z.strictObject(rowShape)
export type LiveSessionRow = z.infer<typeof LiveSessionRow>

export const DeskLiveSession = z.strictObject({
  ...rowShape,
  streamerId: Id.nullable(),
  countyCode: z.string().nullable(),
  venueId: Id.nullable(),
  venueName: z.string().nullable(),
  link: z.string(),
  appLink: z.string(),
  feedId: z.string().nullable(),
  replayLink: z.string(),
  products: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      imageUrl: z.string(),
      /** Null: no longer for sale, and not shown to buyers. */
      priceFen: Fen.nullable(),
      stock: z.int().min(0),
      forSale: z.boolean(),
      explaining: z.boolean(),
    }),
  ),
  setAsides: z.array(
    z.strictObject({
      skuId: Id,
      productId: Id,
      name: z.string(),
      skuName: z.string(),
      quantity: z.int().min(1),
      /** On general sale beside it. */
      available: z.int().min(0),
      releasedAt: Instant.nullable(),
    }),
  ),
  coupons: z.array(z.strictObject({ id: Id, name: z.string(), label: z.string(), claimable: z.boolean() })),
})
export type DeskLiveSession = z.infer<typeof DeskLiveSession>

export const LinkTest = z.strictObject({
  result: z.enum(['reachable', 'blocked', 'dead', 'foreign', 'noAnswer']),
  /** What the platform answered last; null for nothing. */
  status: z.int().min(100).max(599).nullable(),
  /** Where it ended. */
  host: z.string(),
})
export type LinkTest = z.infer<typeof LinkTest>

const Reason = z.strictObject({
  reason: line().min(2, { error: '请填写原因' }).max(60, { error: '原因最多 60 个字' }),
})
const writeProblems = [
  'live_room_not_found',
  'live_room_closed',
  'live_room_busy',
  'live_times_invalid',
  'live_link_invalid',
  'live_product_unknown',
  'live_coupon_unknown',
  'region_unknown',
  'streamer_not_found',
  'venue_not_found',
  'picture_unknown',
  'out_of_stock',
] as const
const conflicts = ['live_session_not_found', 'live_state_conflict'] as const

export const liveDeskContract = {
  'GET /api/workbench/live/rooms': endpoint({
    summary: '直播间（运营看全部，商家看自己的）',
    status: 200,
    query: z.strictObject({ cursor: Id.optional(), pageSize: Paging.pageSize }),
    answer: listOf(LiveRoom),
  }),
  'POST /api/workbench/live/rooms': endpoint({
    summary: '登记直播间',
    status: 201,
    body: LiveRoomInput,
    answer: LiveRoom,
    idempotent: true,
    problems: ['live_room_taken', 'merchant_not_found', 'idempotency_key_reused'],
  }),
  'PUT /api/workbench/live/rooms/{id}': endpoint({
    summary: '修改直播间的名称与账号；平台与所属不变',
    status: 200,
    params: IdParams,
    body: z.strictObject({ name: LiveRoomInput.shape.name, accountId: LiveRoomInput.shape.accountId }),
    answer: LiveRoom,
    problems: ['live_room_not_found', 'live_room_taken', 'invalid_input'],
  }),
  'POST /api/workbench/live/rooms/{id}/close': endpoint({
    summary: '停用直播间',
    status: 200,
    params: IdParams,
    answer: LiveRoom,
    problems: ['live_room_not_found', 'live_room_in_use'],
  }),
  'POST /api/workbench/live/rooms/{id}/open': endpoint({
    summary: '重新启用直播间',
    status: 200,
    params: IdParams,
    answer: LiveRoom,
    problems: ['live_room_not_found'],
  }),
  'GET /api/workbench/live/sessions': endpoint({
    summary: '直播列表，新的在前',
    status: 200,
    query: z.strictObject({
      state: z.enum(liveSessionStates).optional(),
      cursor: Paging.cursor,
      pageSize: Paging.pageSize,
    }),
    answer: listOf(LiveSessionRow),
  }),
  'GET /api/workbench/live/calendar': endpoint({
    summary: '直播日历：该月的直播，不含已取消',
    status: 200,
    query: z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '月份不正确' }) }),
    answer: z.strictObject({ items: z.array(LiveSessionRow).max(500) }),
  }),
  'POST /api/workbench/live/sessions': endpoint({
    summary: '排期：预留库存，同一直播间时段不重叠',
    status: 201,
    body: LiveSessionInput,
    answer: DeskLiveSession,
    idempotent: true,
    problems: [...writeProblems, 'idempotency_key_reused'],
  }),
  'GET /api/workbench/live/sessions/{id}': endpoint({
    summary: '一场直播',
    status: 200,
    params: IdParams,
    answer: DeskLiveSession,
    problems: ['live_session_not_found'],
  }),
  'PUT /api/workbench/live/sessions/{id}': endpoint({
    summary: '修改：开播后不再改直播间、开始时间与预留',
    status: 200,
    params: IdParams,
    body: LiveSessionInput,
    answer: DeskLiveSession,
    problems: [...conflicts, ...writeProblems],
  }),
  'POST /api/workbench/live/sessions/{id}/start': endpoint({
    summary: '开播（可提前至多 2 小时），预留库存上架',
    status: 200,
    params: IdParams,
    answer: DeskLiveSession,
    problems: [...conflicts, 'live_room_busy', 'live_link_missing', 'live_times_invalid'],
  }),
  'POST /api/workbench/live/sessions/{id}/end': endpoint({
    summary: '结束直播',
    status: 200,
    params: IdParams,
    answer: DeskLiveSession,
    problems: conflicts,
  }),
  'POST /api/workbench/live/sessions/{id}/cancel': endpoint({
    summary: '取消直播，预留库存退回',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: DeskLiveSession,
    problems: conflicts,
  }),
  'PUT /api/workbench/live/sessions/{id}/explained': endpoint({
    summary: '正在讲解的商品；空为不在讲解',
    status: 200,
    params: IdParams,
    body: z.strictObject({ productId: Id.nullable() }),
    answer: DeskLiveSession,
    problems: [...conflicts, 'live_product_unknown'],
  }),
  'PUT /api/workbench/live/sessions/{id}/replay': endpoint({
    summary: '回放链接（视频号填回放的动态 ID）；空为没有回放',
    status: 200,
    params: IdParams,
    body: z.strictObject({ replayLink: Link }),
    answer: DeskLiveSession,
    problems: [...conflicts, 'live_link_invalid'],
  }),
  'POST /api/workbench/live/sessions/{id}/platform-status': endpoint({
    summary: '本直播间的人员从视频号得知的状态',
    status: 200,
    params: IdParams,
    body: PlatformStatus,
    answer: DeskLiveSession,
    problems: ['live_session_not_found', 'live_not_channels'],
  }),
  'POST /api/workbench/live/link-tests': endpoint({
    summary: '检测链接能否打开：只访问该平台的网址',
    status: 200,
    body: z.strictObject({ platform: z.enum(livePlatforms), link: Link.min(1, { error: '请填写链接' }) }),
    answer: LinkTest,
    problems: ['live_link_invalid', 'too_many_requests'],
  }),
}
