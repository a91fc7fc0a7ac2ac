import type { Context } from 'hono'
import type { z } from 'zod'
import { paramError } from './pay-error.ts'

/** The value as the schema describes it; PARAM_ERROR names the first field that is not. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const path = result.error.issues[0]?.path.join('/') ?? ''
  throw paramError(`输入源“/body/${path}”映射到值字段校验失败，参数不符合规则`)
}

/** The request's JSON, or PARAM_ERROR. */
export async function jsonBody(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text())
  } catch {
    throw paramError('请求体不是合法的 JSON')
  }
}
