import { z } from 'zod'
import { endpoint, Id, Instant, Paging } from './endpoint.ts'

/** Whole points: earned and spent, never bought, never cashed. */
export const Points = z.int().min(0).max(1_000_000_000)

export const pointCauses = [
  'order',
  'checkIn',
  'review',
  'share',
  'welcome',
  'takeBack',
  'deduction',
  'flashSale',
  'deductionReturn',
  'expiry',
] as const

export const PointEntry = z.strictObject({
  id: Id,
  at: Instant,
  cause: z.enum(pointCauses),
  /** Positive when they came, negative when they went. */
  points: z.int(),
  /** Words for the member: `订单 2026… 确认收货`. */
  text: z.string(),
  orderId: Id.nullable(),
})
export type PointEntry = z.infer<typeof PointEntry>

export const PointsAnswer = z.strictObject({
  /** What can be spent now; what an unpaid order holds is not in it. */
  balance: Points,
  /** What expires when, soonest first; the day is the last on which they can be spent (Asia/Shanghai). */
  expiring: z.array(z.strictObject({ points: Points, lastDay: z.iso.date() })),
  checkIn: z.strictObject({
    doneToday: z.boolean(),
    /** Days in a row, today included when done. */
    streakDays: z.int().min(0),
    /** What the next check-in brings. */
    nextPoints: Points,
  }),
  /** Value of points at checkout: so many points are one yuan, at most this share of the goods. */
  deduction: z.strictObject({ pointsPerYuan: z.int().min(1), percentMax: z.int().min(0).max(100) }),
  /** How points are earned, in words. */
  rules: z.array(z.string()),
  entries: z.array(PointEntry),
  nextCursor: z.string().optional(),
})
export type PointsAnswer = z.infer<typeof PointsAnswer>

export const pointsContract = {
  'GET /api/points': endpoint({
    summary: '我的积分：余额、到期与明细',
    status: 200,
    query: z.strictObject({ cursor: Paging.cursor, pageSize: Paging.pageSize }),
    answer: PointsAnswer,
  }),
  'POST /api/points/check-ins': endpoint({
    summary: '每日签到；同一天重复签到得到同样的结果',
    status: 200,
    answer: z.strictObject({ points: Points, balance: Points, streakDays: z.int().min(1) }),
  }),
  'GET /api/points/share-code': endpoint({
    summary: '我的分享码：朋友通过分享下单并收货后得积分',
    status: 200,
    answer: z.strictObject({ code: z.string(), pointsPerSale: Points }),
  }),
}
