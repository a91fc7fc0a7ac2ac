import { z } from 'zod'
import { endpoint, Fen, IdParams, Instant, listOf, Paging } from './endpoint.ts'

const PageQuery = z.strictObject({ page: Paging.page, pageSize: Paging.pageSize })

export const operationsContract = {
  'POST /api/files': endpoint({
    summary: '上传图片（multipart 字段 file）',
    status: 201,
    multipart: true,
    answer: z.strictObject({ url: z.string(), width: z.int(), height: z.int() }),
    problems: ['file_too_large', 'file_type_not_allowed', 'image_unreadable'],
  }),
  'GET /api/operations/dead-jobs': endpoint({
    summary: '重试用尽的后台任务',
    status: 200,
    query: PageQuery,
    answer: listOf(
      z.strictObject({
        id: z.string(),
        queue: z.string(),
        failedAt: Instant,
        attempts: z.int(),
        error: z.string(),
      }),
    ),
  }),
  'POST /api/operations/dead-jobs/{id}/retry': endpoint({
    summary: '重新执行',
    status: 204,
    params: IdParams,
    problems: ['not_found'],
  }),
  'GET /api/operations/reconciliations': endpoint({
    summary: '微信支付对账结果',
    status: 200,
    query: PageQuery,
    answer: listOf(
      z.strictObject({
        date: z.iso.date(),
        checkedAt: Instant,
        oursFen: Fen,
        wechatFen: Fen,
        differences: z.array(
          z.strictObject({ outTradeNo: z.string(), kind: z.string(), detail: z.string() }),
        ),
      }),
    ),
  }),
}
