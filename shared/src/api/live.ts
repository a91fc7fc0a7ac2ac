import { z } from 'zod'
import { livePlatforms } from '../live/platforms.ts'
import { liveSessionStates } from '../states/live.ts'
import { ProductCard } from './catalog.ts'
import { endpoint, Id, IdParams, Instant, listOf, Paging } from './endpoint.ts'
import { CouponBatchCard } from './promotions.ts'

/** Which part of the channel: on now, to come, or to be seen again. */
export const liveShelves = ['now', 'soon', 'replays'] as const
export const LiveShelf = z.enum(liveShelves)
export type LiveShelf = z.infer<typeof LiveShelf>

const cardShape = {
  id: Id,
  title: z.string(),
  platform: z.enum(livePlatforms),
  roomName: z.string(),
  hostName: z.string(),
  /** Of the register, if the host is one of it. */
  streamerId: Id.nullable(),
  merchantId: Id.nullable(),
  merchantName: z.string().nullable(),
  county: z.string().nullable(),
  venueId: Id.nullable(),
  venueName: z.string().nullable(),
  /** Its own, else the first product's; empty when there is neither. */
  coverUrl: z.string(),
  state: z.enum(liveSessionStates),
  startsAt: Instant,
  endsAt: Instant,
  hasReplay: z.boolean(),
  /** Of those that are for sale. */
  productCount: z.int().min(0),
}

/** A session as a list shows it. */
export const LiveCard = z.strictObject({
  ...cardShape,
  /** The first few of its products. */
  products: z.array(ProductCard),
})
export type LiveCard = z.infer<typeof LiveCard>

export const LiveProduct = z.strictObject({
  ...ProductCard.shape,
  /** Kept for this session: to be had from its start. */
  setAside: z.int().min(0),
  /** 正在讲解. */
  explaining: z.boolean(),
})
export type LiveProduct = z.infer<typeof LiveProduct>

export const LiveSession = z.strictObject({
  ...cardShape,
  countyCode: z.string().nullable(),
  /** How a phone gets there: the web page, the platform's app, 视频号's two ids. */
  link: z.string(),
  appLink: z.string(),
  finderUserName: z.string().nullable(),
  feedId: z.string().nullable(),
  replayLink: z.string(),
  /** Why it was cancelled. */
  reason: z.string().nullable(),
  products: z.array(LiveProduct),
  coupons: z.array(CouponBatchCard),
})
export type LiveSession = z.infer<typeof LiveSession>

/** The session in which a product is shown at this moment. */
export const ProductLive = z.strictObject({
  session: z
    .strictObject({ id: Id, title: z.string(), platform: z.enum(livePlatforms), explaining: z.boolean() })
    .nullable(),
})
export type ProductLive = z.infer<typeof ProductLive>

/** What 视频号 told a phone of a broadcast. */
export const PlatformStatus = z.strictObject({ status: z.enum(['live', 'ended']) })

export const liveContract = {
  'GET /api/live/sessions': endpoint({
    summary: '直播频道：正在直播、即将开播（先开的在前）、回放（新的在前）',
    status: 200,
    query: z.strictObject({
      show: LiveShelf.default('now'),
      cursor: Paging.cursor,
      pageSize: Paging.pageSize,
    }),
    answer: listOf(LiveCard),
  }),
  'GET /api/live/home': endpoint({
    summary: '首页直播条：正在直播的与最近开播的',
    status: 200,
    answer: z.strictObject({ items: z.array(LiveCard).max(8) }),
  }),
  'GET /api/live/sessions/{id}': endpoint({
    summary: '一场直播：商品与现价、优惠券、打开方式',
    status: 200,
    params: IdParams,
    answer: LiveSession,
    problems: ['live_session_not_found'],
  }),
  'GET /api/live/products/{id}': endpoint({
    summary: '商品正在哪场直播里，是否正在讲解',
    status: 200,
    params: IdParams,
    answer: ProductLive,
  }),
  'POST /api/live/sessions/{id}/platform-status': endpoint({
    summary: '手机从视频号得知的状态：多位观众一致才算数',
    status: 204,
    params: IdParams,
    body: PlatformStatus,
    problems: ['live_session_not_found', 'live_not_channels', 'too_many_requests'],
  }),
}
