import { expect, test } from 'vitest'
import { maskPhone } from '../platform/crypto.ts'
import { bindWechatPhone } from './bind-wechat-phone.ts'
import { getOpenid, getPhone } from './contacts.ts'
import { changeMe, getMe } from './profile.ts'
import { requestSmsCode } from './request-sms-code.ts'
import { closeSession, refreshSession } from './sessions.ts'
import { signInWithPhone } from './sign-in-with-phone.ts'
import { signInWithWechat } from './sign-in-with-wechat.ts'
import { consumeCode, issueCode, purgeSmsCodes } from './sms-codes.ts'
import { createStaff } from './staff.ts'
import { useIdentityBench } from './test-support.ts'

const bench = useIdentityBench()
const phone = '13812340000'
const network = '192.0.2.1'
const minute = 60_000

async function codeFor(number: string): Promise<string> {
  await requestSmsCode(bench.platform, number, network)
  return bench.sent.get(number) as string
}
async function signIn(number: string) {
  return signInWithPhone(bench.platform, { phone: number, code: await codeFor(number), network })
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const userCount = async () => {
  const [row] = await bench.platform.database.sql<
    { count: number }[]
  >`select count(*)::int as count from users`
  return row?.count
}

test('a new phone becomes a shopper, the next sign-in finds the same one', async () => {
  const first = await signIn(phone)
  expect(first.user.roles).toEqual(['shopper'])
  expect((await signIn(phone)).user.id).toBe(first.user.id)
  expect(await bench.platform.tokens.verifyToken(first.accessToken)).toEqual({
    userId: first.user.id,
    roles: ['shopper'],
  })
  expect(await getMe(bench.platform, first.user.id)).toMatchObject({
    nickname: expect.stringMatching(/^渝乡客\d{4}$/),
    phoneMasked: '138****0000',
    elderMode: false,
  })
})

test('two transactions with one new phone at once make one user', async () => {
  // The code serves once, so both get past it by a code each: issued again between the two.
  const first = await codeFor(phone)
  const { platform } = bench
  let reissued: Promise<string> | undefined
  const sessions = await Promise.all([
    signInWithPhone(platform, { phone, code: first, network }),
    (async () => {
      while (await isOpen()) await new Promise((resolve) => setImmediate(resolve))
      reissued = issueCode(platform, phone)
      return signInWithPhone(platform, { phone, code: await reissued, network })
    })(),
    createStaff(platform, { phone, roles: ['operator'] }),
  ])
  expect(sessions[1].user.id).toBe(sessions[0].user.id)
  expect(sessions[2]).toBe(sessions[0].user.id)
  expect(await userCount()).toBe(1)
})

async function isOpen(): Promise<boolean> {
  const rows = await bench.platform.database.sql`select from sms_codes where consumed_at is null`
  return rows.length > 0
}

test('a code serves once, however many use it at once', async () => {
  const code = await codeFor(phone)
  const results = await Promise.all(Array.from({ length: 4 }, () => consumeCode(bench.platform, phone, code)))
  expect(results.filter(Boolean)).toHaveLength(1)
  await expect(signInWithPhone(bench.platform, { phone, code, network })).rejects.toThrow('sms_code_wrong')
  expect(await userCount()).toBe(0)
})

test('after twenty wrong attempts the right code is refused, after nineteen it is not', async () => {
  const code = await codeFor(phone)
  for (let attempt = 0; attempt < 19; attempt++) await consumeCode(bench.platform, phone, wrong(code))
  expect(await consumeCode(bench.platform, phone, code)).toBe(true)
  const next = await codeFor(phone)
  await Promise.all(Array.from({ length: 20 }, () => consumeCode(bench.platform, phone, wrong(next))))
  expect(await consumeCode(bench.platform, phone, next)).toBe(false)
})

test('a code is good for five minutes, for its own phone, until a newer one comes', async () => {
  const { platform } = bench
  const first = await codeFor(phone)
  expect(await consumeCode(platform, '13812340001', first)).toBe(false)
  bench.passMs(5 * minute)
  expect(await consumeCode(platform, phone, first)).toBe(false)
  const second = await codeFor(phone)
  const third = await codeFor(phone)
  expect(second !== third && (await consumeCode(platform, phone, second))).toBe(false)
  bench.passMs(5 * minute - 1)
  await purgeSmsCodes(platform)
  expect(await consumeCode(platform, phone, third)).toBe(true)
})

test('phone and code are not stored in clear', async () => {
  const code = await codeFor(phone)
  const { user } = await signInWithPhone(bench.platform, { phone, code, network })
  const rows = await bench.platform.database
    .sql`select users::text as u, sms_codes::text as c from users, sms_codes`
  expect(JSON.stringify(rows)).not.toContain(phone)
  expect(rows[0]?.c).not.toContain(code)
  expect(await getPhone(bench.platform, user.id)).toBe(phone)
})

test('a refresh brings the roles of now; signing out ends it', async () => {
  const session = await signIn(phone)
  await createStaff(bench.platform, { phone, roles: ['merchant'] })
  const refreshed = await refreshSession(bench.platform, session.refreshToken)
  expect([...refreshed.user.roles].sort()).toEqual(['merchant', 'shopper'])
  expect(await bench.platform.tokens.verifyToken(refreshed.accessToken)).toMatchObject({
    roles: refreshed.user.roles,
  })
  await closeSession(bench.platform, refreshed.refreshToken)
  await expect(refreshSession(bench.platform, refreshed.refreshToken)).rejects.toThrow('token_invalid')
  await closeSession(bench.platform, 'a token nobody gave')
})

test('staff is made once, whatever the number of starts', async () => {
  const ids = await Promise.all(
    Array.from({ length: 4 }, () => createStaff(bench.platform, { phone, roles: ['merchant', 'operator'] })),
  )
  expect(new Set(ids).size).toBe(1)
  const { user } = await signIn(phone)
  expect([...user.roles].sort()).toEqual(['merchant', 'operator', 'shopper'])
})

test('WeChat signs in: once a user, always the same, and a wrong code is refused', async () => {
  const { platform } = bench
  const sessions = await Promise.all([1, 2, 3].map(() => signInWithWechat(platform, 'openid-a')))
  expect(new Set(sessions.map((session) => session.user.id)).size).toBe(1)
  const id = sessions[0]?.user.id as string
  expect(await getOpenid(platform.database.db, id)).toBe('a')
  expect(await getMe(platform, id)).not.toHaveProperty('phoneMasked')
  await expect(signInWithWechat(platform, 'wrong')).rejects.toThrow('wechat_code_invalid')
})

test('a WeChat shopper binds a free phone and then signs in with either', async () => {
  const { platform } = bench
  const { user } = await signInWithWechat(platform, 'openid-a')
  expect((await bindWechatPhone(platform, user.id, `phone-${phone}`)).user.id).toBe(user.id)
  expect((await bindWechatPhone(platform, user.id, `phone-${phone}`)).user.id).toBe(user.id)
  expect((await signIn(phone)).user.id).toBe(user.id)
  await bindWechatPhone(platform, user.id, 'phone-13912345678')
  const trail = await platform.database.sql`
    select before, after from audit_entries where subject_id = ${user.id} order by id`
  expect([...trail]).toEqual([
    { before: { phone: null }, after: { phone: maskPhone(phone) } },
    { before: { phone: maskPhone(phone) }, after: { phone: '139****5678' } },
  ])
})

test('binding the phone of a browser account moves WeChat there and ends the sessions of the empty account', async () => {
  const { platform } = bench
  const browser = await signIn(phone)
  const wechat = await signInWithWechat(platform, 'openid-a')
  const bound = await bindWechatPhone(platform, wechat.user.id, `phone-${phone}`)
  expect(bound.user.id).toBe(browser.user.id)
  expect((await signInWithWechat(platform, 'openid-a')).user.id).toBe(browser.user.id)
  await expect(refreshSession(platform, wechat.refreshToken)).rejects.toThrow('token_invalid')
  const [left] = await platform.database
    .sql`select openid, continued_by_id from users where id = ${wechat.user.id}`
  expect(left).toEqual({ openid: null, continued_by_id: browser.user.id })
})

test('a phone that another WeChat has is taken, also for the second of two at once', async () => {
  const { platform } = bench
  const first = await signInWithWechat(platform, 'openid-a')
  const second = await signInWithWechat(platform, 'openid-b')
  const results = await Promise.allSettled(
    [first, second].map(({ user }) => bindWechatPhone(platform, user.id, `phone-${phone}`)),
  )
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({
    reason: { code: 'phone_taken' },
  })
})

test('binding and signing up with one phone at once leave it with one user', async () => {
  const { platform } = bench
  const wechat = await signInWithWechat(platform, 'openid-a')
  const code = await codeFor(phone)
  const [bound, signedIn] = await Promise.all([
    bindWechatPhone(platform, wechat.user.id, `phone-${phone}`),
    signInWithPhone(platform, { phone, code, network }),
  ])
  expect(signedIn.user.id).toBe(bound.user.id)
})

test('a profile changes what is given and nothing else', async () => {
  const { user } = await signIn(phone)
  const before = await getMe(bench.platform, user.id)
  expect(await changeMe(bench.platform, user.id, {})).toEqual(before)
  expect(await changeMe(bench.platform, user.id, { elderMode: true })).toEqual({ ...before, elderMode: true })
  expect(await changeMe(bench.platform, user.id, { nickname: '橙子' })).toMatchObject({
    nickname: '橙子',
    elderMode: true,
  })
})
