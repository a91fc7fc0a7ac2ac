import type { Problem } from '@yuxiang/shared/problems'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { createStaff } from '../identity/index.ts'
import { newId } from '../platform/db/columns.ts'
import { tellOperators } from './tell-operators.ts'

let shop: Shop
let operator: Caller

beforeAll(async () => {
  shop = await startShop()
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['operator'] })
  operator = await shop.signIn(phone)
})
afterAll(() => shop?.stop())

const list = (query = {}) => operator.call('GET /api/operations/dead-jobs', { query })

/** Puts a job of the queue `purge-rate-limits` straight where jobs end, as pg-boss does after the last retry. */
async function bury(error: string): Promise<string> {
  const id = newId()
  await shop.server.platform.database.sql`
    insert into pgboss.job (id, name, data, source_name, source_id, source_retry_count, source_output)
    values (${id}, 'dead', '{}', 'purge-rate-limits', ${newId()}, 3, ${JSON.stringify({ message: error })}::text::jsonb)`
  return id
}

test('an operator sees what gave up, page by page, and sends it to work again', async () => {
  const ids = [await bury('the outside is down\n    at secret (file.ts:1)'), await bury('another')]
  const all = await list()
  expect(all.total).toBe(2)
  expect(all.items.map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(all.items.find(({ id }) => id === ids[0])).toMatchObject({
    queue: 'purge-rate-limits',
    attempts: 4,
    error: 'the outside is down',
  })
  const pages = [await list({ page: 1, pageSize: 1 }), await list({ page: 2, pageSize: 1 })]
  expect(pages.flatMap(({ items }) => items)).toEqual(all.items)

  const [id = ''] = ids
  await operator.call('POST /api/operations/dead-jobs/{id}/retry', { params: { id } })
  expect((await list()).items.map((job) => job.id)).toEqual([ids[1]])
  const { sql } = shop.server.platform.database
  await until(async () => {
    const [row] =
      await sql`select state from pgboss.job where name = 'purge-rate-limits' order by created_on desc`
    return row?.state === 'completed'
  })
  const trail = await sql`select actor_id, action from audit_entries where subject_id = ${id}`
  expect([...trail]).toEqual([{ actor_id: operator.userId, action: 'deadJob.retry' }])
  expect(
    await operator.refused('POST /api/operations/dead-jobs/{id}/retry', { params: { id } }),
  ).toMatchObject({
    status: 404,
  })
})

test('a shopper neither sees nor retries jobs that gave up', async () => {
  const id = await bury('kept')
  const shopper = await shop.signIn()
  const forbidden: Partial<Problem> = { status: 403, code: 'forbidden' }
  expect(await shopper.refused('GET /api/operations/dead-jobs', {})).toMatchObject(forbidden)
  expect(
    await shopper.refused('POST /api/operations/dead-jobs/{id}/retry', { params: { id } }),
  ).toMatchObject(forbidden)
  expect((await list()).items.map((job) => job.id)).toContain(id)
})

test('every operator hears of work that gave up once a day, and of a day that WeChat’s bill differs once', async () => {
  await bury('still down')
  const { sql } = shop.server.platform.database
  await sql`
    insert into reconciliations (day, checked_at, ours_fen, wechat_fen, differences)
    values ('2026-03-01', ${shop.now().toISOString()}, 1200, 1000,
      ${JSON.stringify([{ outTradeNo: 'x', kind: 'amountDiffers', detail: '' }])}::text::jsonb)`
  await Promise.all([tellOperators(shop.server.platform), tellOperators(shop.server.platform)])
  await tellOperators(shop.server.platform)
  const { items } = await operator.call('GET /api/messages', {})
  const heard = items.map(({ title, text }) => [title, text])
  expect(heard.filter(([title]) => title === '有后台任务重试后仍未完成')).toHaveLength(1)
  expect(heard.filter(([title]) => title === '微信支付对账有差异')).toEqual([
    ['微信支付对账有差异', '2026-03-01 有 1 笔不符：平台 ¥12.00，微信 ¥10.00'],
  ])
})
