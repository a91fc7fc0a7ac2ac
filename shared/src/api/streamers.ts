import { z } from 'zod'
import { livePlatforms } from '../live/platforms.ts'
import { liveSessionStates } from '../states/live.ts'
import { streamerKinds } from '../streamers/words.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, Paging } from './endpoint.ts'

export const StreamerAccount = z.strictObject({
  platform: z.enum(livePlatforms),
  /** What viewers know it as there. */
  name: z.string(),
  /** There: finderUserName of 视频号, the account's number elsewhere. */
  accountId: z.string(),
})
export type StreamerAccount = z.infer<typeof StreamerAccount>

/** A streamer as everybody sees one; nothing of the person beside what is announced. */
export const StreamerCard = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.enum(streamerKinds),
  countyCode: z.string(),
  county: z.string(),
  intro: z.string(),
  platforms: z.array(z.enum(livePlatforms)),
  isLive: z.boolean(),
})
export type StreamerCard = z.infer<typeof StreamerCard>

/** A session of a streamer's. */
export const StreamerSession = z.strictObject({
  id: Id,
  title: z.string(),
  platform: z.enum(livePlatforms),
  state: z.enum(liveSessionStates),
  startsAt: Instant,
  endsAt: Instant,
  coverUrl: z.string().nullable(),
  products: z.int().min(0),
  hasReplay: z.boolean(),
})
export type StreamerSession = z.infer<typeof StreamerSession>

const Named = z.strictObject({ id: Id, name: z.string() })

export const StreamerPage = z.strictObject({
  ...StreamerCard.shape,
  accounts: z.array(StreamerAccount),
  team: Named.nullable(),
  base: z.strictObject({ ...Named.shape, place: z.string(), venueId: Id.nullable() }).nullable(),
  merchant: Named.nullable(),
  certifiedBy: z.string(),
  /** Trainings passed. */
  trainings: z.int().min(0),
  now: z.array(StreamerSession),
  soon: z.array(StreamerSession),
  results: z.strictObject({
    sessions: z.int().min(0),
    products: z.int().min(0),
    /** Ordered after a click on one of the sessions; null where that is not counted. */
    sold: z.strictObject({ orders: z.int().min(0), amountFen: Fen }).nullable(),
  }),
})
export type StreamerPage = z.infer<typeof StreamerPage>

export const BaseCard = z.strictObject({
  id: Id,
  name: z.string(),
  countyCode: z.string(),
  county: z.string(),
  place: z.string(),
  venueId: Id.nullable(),
  intro: z.string(),
  streamers: z.int().min(0),
})
export type BaseCard = z.infer<typeof BaseCard>

const CountyCode = z.string().regex(/^\d{6}$/)
const Cursor = { cursor: Id.optional(), pageSize: Paging.pageSize }

/** 主播与产地直播基地, as everybody sees them. */
export const streamersContract = {
  'GET /api/streamers': endpoint({
    summary: '在册的带货主播，新的在前',
    status: 200,
    query: z.strictObject({
      /** In their names. */
      q: line().min(1).max(20).optional(),
      county: CountyCode.optional(),
      kind: z.enum(streamerKinds).optional(),
      merchant: Id.optional(),
      ...Cursor,
    }),
    answer: z.strictObject({ items: z.array(StreamerCard), nextCursor: Id.optional() }),
  }),
  'GET /api/streamers/{id}': endpoint({
    summary: '主播主页：账号、直播中与预告、成果',
    status: 200,
    params: IdParams,
    answer: StreamerPage,
    problems: ['streamer_not_found'],
  }),
  'GET /api/streamers/{id}/replays': endpoint({
    summary: '主播播过的场次，新的在前',
    status: 200,
    params: IdParams,
    query: z.strictObject({ ...Cursor }),
    answer: z.strictObject({ items: z.array(StreamerSession), nextCursor: Id.optional() }),
    problems: ['streamer_not_found'],
  }),
  'GET /api/live-bases': endpoint({
    summary: '产地直播基地，新的在前',
    status: 200,
    query: z.strictObject({ county: CountyCode.optional(), ...Cursor }),
    answer: z.strictObject({ items: z.array(BaseCard), nextCursor: Id.optional() }),
  }),
}
