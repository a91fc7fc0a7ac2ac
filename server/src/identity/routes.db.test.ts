import { identityContract } from '@yuxiang/shared/api/identity'
import { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { handleErrors } from '../platform/http/errors.ts'
import { mountRoutes } from '../platform/http/mount.ts'
import { identityRoutes } from './routes.ts'
import { useIdentityBench } from './test-support.ts'

// Real limits: one SMS a minute and ten a day for a phone, five tries from a network, sixty sign-ins an hour for an address.
const bench = useIdentityBench(1)
const app = new Hono()

beforeAll(() => {
  const { tokens, limits, log } = bench.platform
  handleErrors(app, log)
  mountRoutes(
    app,
    {
      verifyToken: tokens.verifyToken,
      takeLimit: (route, limit, caller) => limits.take(route, caller, limit),
      trustProxyHops: 1,
      checkAnswers: true,
    },
    '账号',
    identityContract,
    identityRoutes(bench.platform, { obstacles: async () => [], forget: async () => {} }),
  )
})

interface Sent {
  token?: string
  body?: unknown
  ip?: string
}

async function call(method: string, path: string, { token, body, ip = '192.0.2.1' }: Sent = {}) {
  const answer = await app.request(path, {
    method,
    headers: {
      'X-Forwarded-For': ip,
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers }
}

async function signIn(phone: string) {
  await call('POST', '/api/auth/sms', { body: { phone } })
  const code = bench.sent.get(phone)
  return (await call('POST', '/api/auth/phone', { body: { phone, code } })).body
}
const address = {
  name: '张三',
  phone: '13812340000',
  region: ['重庆市', '县', '奉节县'],
  detail: '夔门街道 1 号',
}

test('phone, code, session, profile, refresh, logout', async () => {
  expect((await call('POST', '/api/auth/sms', { body: { phone: '13812340000' } })).status).toBe(204)
  const code = bench.sent.get('13812340000')
  const session = await call('POST', '/api/auth/phone', { body: { phone: '13812340000', code } })
  expect(session).toMatchObject({ status: 200, body: { user: { roles: ['shopper'] } } })
  const me = await call('PATCH', '/api/me', { token: session.body.accessToken, body: { elderMode: true } })
  expect(me).toMatchObject({ status: 200, body: { elderMode: true, phoneMasked: '138****0000' } })
  const { refreshToken } = session.body
  const refreshed = await call('POST', '/api/auth/refresh', { body: { refreshToken } })
  expect(refreshed.status).toBe(200)
  const body = { refreshToken: refreshed.body.refreshToken }
  expect((await call('POST', '/api/auth/logout', { body })).status).toBe(204)
  expect(await call('POST', '/api/auth/refresh', { body })).toMatchObject({
    status: 401,
    body: { code: 'token_invalid' },
  })
})

test('a phone gets one SMS a minute, and hears how long to wait', async () => {
  const body = { phone: '13812340000' }
  await call('POST', '/api/auth/sms', { body })
  const again = await call('POST', '/api/auth/sms', { body, ip: '192.0.2.9' })
  expect(again).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
  expect(again.body.detail).toMatch(/^请在 \d+ 秒后重试$/)
  const seconds = Number(again.headers.get('retry-after'))
  expect(again.body).toMatchObject({ retryAfterSeconds: seconds })
  expect(seconds).toBeGreaterThan(50)
  expect(seconds).toBeLessThanOrEqual(60)
})

test('an address may ask for twenty SMS an hour, whatever the phones', async () => {
  const statuses = []
  for (let turn = 0; turn < 21; turn++) {
    const body = { phone: `139000000${String(turn).padStart(2, '0')}` }
    statuses.push((await call('POST', '/api/auth/sms', { body, ip: '192.0.2.2' })).status)
  }
  expect(statuses).toEqual([...Array(20).fill(204), 429])
})

test('an IPv6 customer is one caller, whichever of the addresses of the /64 is used', async () => {
  const ask = (turn: number, ip: string) =>
    call('POST', '/api/auth/sms', { body: { phone: `139000010${String(turn).padStart(2, '0')}` }, ip })
  const statuses = []
  for (let turn = 0; turn < 21; turn++) statuses.push((await ask(turn, `2001:db8:0:7:${turn}::1`)).status)
  expect(statuses).toEqual([...Array(20).fill(204), 429])
  expect((await ask(30, '2001:db8:0:8::1')).status).toBe(204)
})

test('guessing a code ends after five tries from a network, and the owner of the phone signs in all the same', async () => {
  const phone = '13812340000'
  await call('POST', '/api/auth/sms', { body: { phone } })
  const code = bench.sent.get(phone) ?? ''
  const wrong = code === '123456' ? '654321' : '123456'
  const guess = (ip: string) => call('POST', '/api/auth/phone', { body: { phone, code: wrong }, ip })
  const statuses = []
  for (let turn = 0; turn < 6; turn++) statuses.push((await guess('192.0.2.100')).status)
  expect(statuses).toEqual([...Array(5).fill(401), 429])
  expect((await call('POST', '/api/auth/phone', { body: { phone, code } })).status).toBe(200)
})

test('a code is guessed at twenty times, from wherever', async () => {
  const phone = '13812340000'
  await call('POST', '/api/auth/sms', { body: { phone } })
  const code = bench.sent.get(phone) ?? ''
  const wrong = code === '123456' ? '654321' : '123456'
  for (let turn = 0; turn < 20; turn++) {
    await call('POST', '/api/auth/phone', { body: { phone, code: wrong }, ip: `192.0.2.${100 + turn}` })
  }
  const right = await call('POST', '/api/auth/phone', { body: { phone, code } })
  expect(right).toMatchObject({ status: 401, body: { code: 'sms_code_wrong' } })
})

test('a stranger does not use up the codes that a phone has for a day', async () => {
  const body = { phone: '13812340000' }
  const ask = async (ip: string) => {
    await bench.platform.database.sql`delete from rate_limits where key like 'sms.minute%'`
    return (await call('POST', '/api/auth/sms', { body, ip })).status
  }
  const statuses = []
  for (let turn = 0; turn < 7; turn++) statuses.push(await ask('192.0.2.100'))
  expect(statuses).toEqual([...Array(6).fill(204), 429])
  for (let turn = 0; turn < 4; turn++) expect(await ask('192.0.2.1')).toBe(204)
  expect(await ask('192.0.2.1')).toBe(429)
})

test.each([
  ['POST', '/api/auth/sms', '{"phone":', 400, 'malformed_json'],
  ['POST', '/api/auth/sms', { phone: '23812340000' }, 400, 'invalid_input'],
  ['POST', '/api/auth/phone', { phone: '13812340000', code: '12345' }, 400, 'invalid_input'],
  [
    'POST',
    '/api/auth/phone',
    { phone: '13812340000', code: '123456', roles: ['operator'] },
    400,
    'invalid_input',
  ],
  ['POST', '/api/auth/phone', { phone: '13812340000', code: '123456' }, 401, 'sms_code_wrong'],
  ['POST', '/api/auth/wechat', { code: 'wrong' }, 401, 'wechat_code_invalid'],
  ['POST', '/api/auth/refresh', { refreshToken: 'invented' }, 401, 'token_invalid'],
  ['GET', '/api/me', undefined, 401, 'token_missing'],
  ['GET', '/api/addresses', undefined, 401, 'token_missing'],
  ['POST', '/api/addresses', address, 401, 'token_missing'],
])('%s %s with %j is %i %s', async (method, path, body, status, code) => {
  expect(await call(method, path, { body })).toMatchObject({ status, body: { code } })
})

test('an expired token is told apart from a broken one', async () => {
  const { accessToken } = await signIn('13812340000')
  expect((await call('GET', '/api/me', { token: accessToken })).status).toBe(200)
  expect((await call('GET', '/api/me', { token: `${accessToken}x` })).body.code).toBe('token_invalid')
  bench.passMs(15 * 60_000)
  const expired = await call('GET', '/api/me', { token: accessToken })
  expect(expired).toMatchObject({ status: 401, body: { code: 'token_expired' } })
})

test('addresses: added, listed, changed, deleted; to somebody else they are 404', async () => {
  const { accessToken: token } = await signIn('13812340000')
  const { accessToken: other } = await signIn('13812340001')
  const added = await call('POST', '/api/addresses', { token, body: address })
  expect(added).toMatchObject({ status: 201, body: { region: '重庆市 奉节县', regionCode: '500236' } })
  const path = `/api/addresses/${added.body.id}`
  for (const [method, body] of [
    ['PATCH', { name: '贼' }],
    ['DELETE', undefined],
  ] as const) {
    const refused = await call(method, path, { token: other, body })
    expect(refused).toMatchObject({ status: 404, body: { code: 'address_not_found' } })
  }
  expect((await call('PATCH', path, { token, body: { name: '李四' } })).body).toEqual({
    ...added.body,
    name: '李四',
  })
  expect((await call('GET', '/api/addresses', { token: other })).body).toEqual({ items: [] })
  const unknown = { ...address, region: '朝阳区' }
  expect(await call('POST', '/api/addresses', { token, body: unknown })).toMatchObject({
    status: 422,
    body: { code: 'region_unknown' },
  })
  expect((await call('DELETE', path, { token })).status).toBe(204)
  expect((await call('GET', '/api/addresses', { token })).body).toEqual({ items: [] })
  expect((await call('DELETE', '/api/addresses/not-an-id', { token })).status).toBe(404)
})

test('a name is one line; text that cannot be kept is refused by its field, not by the database', async () => {
  const { accessToken: token } = await signIn('13812340000')
  const added = await call('POST', '/api/addresses', { token, body: { ...address, name: ' 张\t三\n\n 丰 ' } })
  expect(added.body.name).toBe('张 三 丰')
  for (const broken of ['\0', '\ud83c', '\u001b[2J', '\u009b']) {
    const body = { ...address, detail: `夔门街道${broken}1 号` }
    expect(await call('POST', '/api/addresses', { token, body }), JSON.stringify(broken)).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', errors: [{ path: 'detail' }] },
    })
  }
  expect((await call('PATCH', '/api/me', { token, body: { nickname: '\0' } })).status).toBe(400)
  expect((await call('GET', '/api/addresses', { token })).body.items).toHaveLength(1)
})

test('the regions are served as the contract says', async () => {
  const { status, body, headers } = await call('GET', '/api/regions')
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('public, max-age=86400')
  expect(body.items).toHaveLength(34)
})
