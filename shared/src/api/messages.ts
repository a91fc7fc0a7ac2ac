import { z } from 'zod'
import { endpoint, Id, Instant, Paging } from './endpoint.ts'

/** What a message is about. */
export const messageKinds = [
  'pointsExpiring',
  'allowanceGranted',
  'allowanceEnding',
  'orderShipped',
  'refund',
  'couponEnding',
  'reviewRejected',
  'afterSale',
  'invoiceRequested',
  'flashSaleStarting',
  'certification',
  'deskNotice',
  'batchRecalled',
  'merchantAffairs',
  'complaint',
  'liveStarting',
  'liveChanged',
] as const
export type MessageKind = (typeof messageKinds)[number]

export const Message = z.strictObject({
  id: Id,
  kind: z.enum(messageKinds),
  title: z.string(),
  text: z.string(),
  /** The page of the app where one goes on: `/packages/order/detail/index?id=…`. */
  path: z.string().nullable(),
  at: Instant,
  read: z.boolean(),
})
export type Message = z.infer<typeof Message>

const Unread = z.int().min(0)

export const messagesContract = {
  'GET /api/messages': endpoint({
    summary: '我的消息，新的在前',
    status: 200,
    query: z.strictObject({
      cursor: Id.optional(),
      pageSize: Paging.pageSize,
    }),
    answer: z.strictObject({ items: z.array(Message), unread: Unread, nextCursor: Id.optional() }),
  }),
  'POST /api/messages/read': endpoint({
    summary: '标为已读；不指明则全部',
    status: 200,
    body: z.strictObject({ ids: z.array(Id).max(100, { error: '一次最多标记 100 条' }).optional() }),
    answer: z.strictObject({ unread: Unread }),
  }),
  'GET /api/messages/subscriptions': endpoint({
    summary: '可订阅的微信消息；每同意一次可收一条',
    status: 200,
    answer: z.strictObject({
      /** For `wx.requestSubscribeMessage`; empty where the shop has no templates. */
      templates: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.enum(messageKinds),
          /** Consents not used yet. */
          consents: z.int().min(0),
        }),
      ),
    }),
  }),
  'POST /api/messages/subscriptions': endpoint({
    summary: '记下用户对微信订阅消息的选择；每次同意可发送一条',
    status: 204,
    idempotent: true,
    body: z.strictObject({
      templates: z
        .array(z.strictObject({ id: z.string().max(64), accepted: z.boolean() }))
        .min(1)
        .max(5)
        .refine((templates) => new Set(templates.map(({ id }) => id)).size === templates.length, {
          error: '同一模板只能出现一次',
        }),
    }),
    problems: ['idempotency_key_reused'],
  }),
}
