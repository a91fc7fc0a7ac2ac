import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function capture() {
  const lines: string[] = []
  const log = createLog({ LOG_LEVEL: 'debug' }, { write: (line: string) => void lines.push(line) })
  return {
    log,
    last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>,
    text: () => lines.join(''),
  }
}

test('a phone is masked wherever it stands: field, sentence, nested value, address, bare number', () => {
  const { log, last, text } = capture()
  log.info(
    {
      phone: '13812340000',
      deep: [{ note: '请联系 +8613812340000 或 13912345678。' }],
      path: '/api/x?phone=13812340000',
      count: 13812340000,
    },
    'call 13812340000',
  )
  expect(text()).not.toMatch(/1381234|1391234/)
  expect(last()).toMatchObject({
    phone: '138****0000',
    deep: [{ note: '请联系 +86138****0000 或 139****5678。' }],
    count: 13800000000,
    msg: 'call 138****0000',
  })
})

test('tokens and codes that sign somebody in are masked, codes that say what happened are not', () => {
  const { log, last, text } = capture()
  const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'
  log.info(
    {
      headers: { Authorization: `Bearer ${jwt}`, 'idempotency-key': 'kept-1' },
      body: { accessToken: jwt, refreshToken: 'r3fr3sh-s3cret', code: '000000' },
      wechat: { code: '0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P' },
      refusal: { code: 'out_of_stock' },
      database: { code: '23505' },
      network: { code: 'ECONNREFUSED' },
    },
    `sent Authorization: Bearer ${jwt}`,
  )
  expect(text()).not.toMatch(/eyJ|r3fr3sh|000000|0a1B2c/)
  expect(last()).toMatchObject({
    headers: { 'idempotency-key': 'kept-1' },
    refusal: { code: 'out_of_stock' },
    database: { code: '23505' },
    network: { code: 'ECONNREFUSED' },
  })
})

test('an error tells where and why, without the parameters of its query or the values PostgreSQL repeats', () => {
  const { log, last, text } = capture()
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "phones_key"'), {
    code: '23505',
    constraint_name: 'phones_key',
    detail: 'Key (name)=(王小明) already exists.',
  })
  log.error(
    { err: new Error('Failed query: insert into addresses\nparams: 王小明,渝中区', { cause }) },
    'fault',
  )
  expect(text()).not.toContain('王小明')
  expect(last()).toMatchObject({
    err: {
      message: 'Failed query: insert into addresses',
      cause: { code: '23505', constraint: 'phones_key' },
    },
  })
})
