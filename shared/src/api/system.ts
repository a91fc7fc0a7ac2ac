import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** What machines ask of the process: is it alive, can it work, with which keys does it sign. */
export const systemContract = {
  'GET /api/health': endpoint({
    summary: '进程是否存活',
    status: 200,
    answer: z.strictObject({ status: z.literal('ok') }),
  }),
  'GET /api/ready': endpoint({
    summary: '能否接受请求：数据库与任务队列',
    status: 200,
    answer: z.strictObject({ status: z.literal('ready') }),
    problems: ['not_ready'],
  }),
  'GET /.well-known/jwks.json': endpoint({
    summary: '登录令牌的公钥（JWKS，RFC 7517）',
    status: 200,
    answer: z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())) }),
    cacheSeconds: 300,
  }),
}
