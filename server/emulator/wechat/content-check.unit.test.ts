import { expect, test } from 'vitest'
import { createTestMerchant } from '../test-merchant.ts'

const merchant = createTestMerchant({ mediaCheckAfterMs: 1_000, pushRetryMs: 5_000 })
const { emulator, clock, request, notifications, answers } = merchant
const { appId, appSecret } = emulator.credentials

const json = async (response: Promise<Response>) => (await (await response).json()) as Record<string, unknown>
const post = (path: string, body: object) =>
  json(request(path, { method: 'POST', body: JSON.stringify(body) }))

async function visit(person: string): Promise<string> {
  const query = new URLSearchParams({
    appid: appId,
    secret: appSecret,
    js_code: `code-reusable-${person}`,
    grant_type: 'authorization_code',
  })
  return String((await json(request(`/wechat/sns/jscode2session?${query}`))).openid)
}

async function ask(path: string, body: object) {
  const { access_token } = await post('/wechat/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: appId,
    secret: appSecret,
  })
  return post(`/wechat/wxa/${path}?access_token=${access_token}`, body)
}

test('texts are judged by their words', async () => {
  const openid = await visit('ann')
  const judged = async (content: string) =>
    (await ask('msg_sec_check', { version: 2, scene: 2, openid, content })).result
  expect(await judged('脐橙很甜')).toEqual({ suggest: 'pass', label: 100 })
  expect(await judged('加微信便宜')).toEqual({ suggest: 'risky', label: 10001 })
  expect(await judged('赌博网站')).toEqual({ suggest: 'risky', label: 20006 })
  expect(await judged('骗子')).toEqual({ suggest: 'review', label: 20003 })
})

test('what is no text of a person who was here within two hours is refused', async () => {
  const openid = await visit('ben')
  const code = async (change: object) =>
    (await ask('msg_sec_check', { version: 2, scene: 2, openid, content: 'x', ...change })).errcode
  expect(await code({})).toBe(0)
  expect(await code({ version: 1 })).toBe(47001)
  expect(await code({ content: '' })).toBe(44002)
  expect(await code({ content: '长'.repeat(2_501) })).toBe(45002)
  expect(await code({ scene: 5 })).toBe(40129)
  expect(await code({ openid: 'nobody' })).toBe(40003)
  expect(await code({ openid: `o${'A'.repeat(27)}` })).toBe(61010)
  clock.advance(7_200_001)
  expect(await code({})).toBe(61010)
})

test('what becomes of a picture is pushed later, signed, and repeated three times at most', async () => {
  const openid = await visit('cem')
  emulator.setMessagePush('https://shop.test/push', 'plain')
  emulator.judgePictures('bad', 'risky')
  const check = { version: 2, scene: 2, openid, media_type: 2 }
  const { trace_id } = await ask('media_check_async', { ...check, media_url: 'https://shop.test/bad.webp' })
  await emulator.runDue()
  expect(notifications).toEqual([])
  clock.advance(1_000)
  // The picture, then the push: refused twice.
  answers.push(200, 500)
  await emulator.runDue()
  clock.advance(5_000)
  answers.push(200, 'timeout')
  await emulator.runDue()
  clock.advance(5_000)
  answers.push(200, 200)
  await emulator.runDue()
  const pushes = notifications.filter(({ url }) => url.startsWith('https://shop.test/push?'))
  expect(pushes).toHaveLength(2)
  expect(JSON.parse(pushes[1]?.body ?? '')).toMatchObject({
    FromUserName: openid,
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: appId,
    trace_id,
    version: 2,
    result: { suggest: 'risky', label: 20002 },
  })
  clock.advance(60_000)
  await emulator.runDue()
  expect(notifications.filter(({ url }) => url.includes('/push'))).toHaveLength(2)
})

test('a picture that can’t be downloaded has no result, and in secure mode nothing is readable', async () => {
  const openid = await visit('dot')
  emulator.setMessagePush('https://shop.test/secure')
  await ask('media_check_async', {
    version: 2,
    scene: 2,
    openid,
    media_type: 2,
    media_url: 'https://shop.test/gone.webp',
  })
  clock.advance(1_000)
  answers.push(404, 200)
  await emulator.runDue()
  const last = notifications.at(-1)
  expect(new URL(last?.url ?? '').searchParams.get('encrypt_type')).toBe('aes')
  expect(Object.keys(JSON.parse(last?.body ?? '{}'))).toEqual(['ToUserName', 'Encrypt'])
  expect(last?.body).not.toContain(openid)
})
