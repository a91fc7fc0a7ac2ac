import { z } from 'zod'
import type { ProblemCode } from '../problems.ts'

/**
 * One HTTP call as both ends agree on it. The server validates with these schemas and makes OpenAPI from them;
 * the app imports their inferred types only, so zod stays out of its bundle.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  summary: string
  /** Success status; 204 has no body. */
  status: 200 | 201 | 204
  params?: Params
  query?: Query
  body?: Body
  answer?: Answer
  /** The body is `multipart/form-data` with one file in the field `file`; a `video` may be larger. */
  multipart?: true | 'video'
  /** The call creates or pays: it takes `Idempotency-Key`; `optional` for who may come without one. */
  idempotent?: true | 'optional'
  /**
   * For how long anybody on the way may keep the answer (`Cache-Control: public`). Only for a GET that is open to
   * everyone and answers everyone the same; left out, nobody keeps it.
   */
  cacheSeconds?: number
  /** Refusals of its own, beside those any call can give. */
  problems?: readonly ProblemCode[]
}

/** Declares an endpoint and keeps the exact types of its schemas. */
export function endpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodUndefined,
>(declaration: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return declaration
}

export const Id = z.uuid({ error: '编号格式不正确' })
export const IdParams = z.strictObject({ id: Id })
export const Fen = z.int().min(0).max(10_000_000_000)
/** An amount somebody types; it is something. */
export const PositiveFen = z
  .int({ error: '金额必须精确到分' })
  .min(1, { error: '金额必须大于 0' })
  .max(10_000_000_000, { error: '金额过大' })
export const Quantity = z
  .int({ error: '数量必须是整数' })
  .min(1, { error: '数量至少为 1' })
  .max(999, { error: '单件商品一次最多购买 999 件' })
/**
 * Text of one line as people type or paste it: tabs, line breaks and runs of spaces become one space, none at the
 * ends. (Control characters in any text are refused where requests come in.)
 */
export const line = () => z.string().overwrite((text) => text.replace(/\s+/gu, ' ').trim())
/** ISO 8601 with offset. */
export const Instant = z.iso.datetime({ offset: true })
export const Phone = z.string().regex(/^1[3-9]\d{9}$/, { error: '请输入 11 位手机号' })

/** `?page=1&pageSize=20` or `?cursor=`; numbers arrive as text. */
export const Paging = {
  page: z.coerce.number<number>().int().min(1).max(10_000).optional(),
  pageSize: z.coerce.number<number>().int().min(1).max(100).optional(),
  cursor: z.string().max(200).optional(),
}
/** Of a list that is read by pages alone. */
export const Pages = { page: Paging.page, pageSize: Paging.pageSize }

/** A list answer: `total` with pages, `nextCursor` with cursors (absent on the last page). */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    total: z.int().min(0).optional(),
    nextCursor: z.string().optional(),
  })
}
