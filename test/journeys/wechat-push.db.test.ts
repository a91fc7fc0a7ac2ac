import { encryptPush } from '@yuxiang/server/emulator/wechat/message-push.ts'
import { PUSH_PATH } from '@yuxiang/server/src/platform/http/wechat-push.ts'
import { signPush } from '@yuxiang/server/src/platform/integrations/wechat/index.ts'
import { checkReview } from '@yuxiang/server/src/reviews/check-review.ts'
import { receive, signInThroughWechat } from '@yuxiang/server/src/reviews/test-support.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelve } from '../support/fixtures.ts'
import { uploadPicture } from '../support/pictures.ts'
import { type Shop, startShop } from '../support/shop.ts'
import { until } from '../support/shopping.ts'

let shop: Shop

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  shop.emulator.setMessagePush(`${shop.url}/nowhere`)
})
afterAll(() => shop?.stop())

const nowSeconds = () => String(Math.floor(shop.now().getTime() / 1000))

interface Sent {
  token?: string
  timestamp?: string
  appId?: string
  plain?: true
}

/** Pushes a message as WeChat does in 安全模式, or in a way it never would. */
async function push(message: object, change: Sent = {}): Promise<number> {
  const { pushToken, pushAesKey, appId } = shop.emulator.credentials
  const token = change.token ?? pushToken
  const timestamp = change.timestamp ?? nowSeconds()
  const text = JSON.stringify({ MsgType: 'event', Event: 'wxa_media_check', errcode: 0, ...message })
  const encrypted = encryptPush(pushAesKey, change.appId ?? appId, text)
  const query = new URLSearchParams({
    signature: signPush(token, timestamp, '12345'),
    timestamp,
    nonce: '12345',
    msg_signature: signPush(token, timestamp, '12345', encrypted),
  })
  const body = change.plain ? text : JSON.stringify({ ToUserName: 'gh_x', Encrypt: encrypted })
  return (await fetch(`${shop.url}${PUSH_PATH}?${query}`, { method: 'POST', body })).status
}

const verdict = (traceId: string, suggest: string) => ({ trace_id: traceId, result: { suggest, label: 100 } })

/** A review with a picture that WeChat was asked about and has not answered for. */
async function checkedReview() {
  const buyer = await signInThroughWechat(shop)
  const { orderLineId } = await receive(shop, buyer, await shelve(shop))
  const photos = [await uploadPicture(buyer)]
  const body = { orderLineId, stars: 5, text: '好吃', photos, anonymous: false }
  const { id } = await buyer.call('POST /api/reviews', { body })
  await checkReview(shop.server.platform, id)
  const { sql } = shop.server.platform.database
  const [photo] = await sql`select trace_id from review_photos where review_id = ${id}`
  const state = async () => (await sql`select state from reviews where id = ${id}`)[0]?.state
  return { id, traceId: String(photo?.trace_id), state }
}

test('the address echoes for WeChat alone', async () => {
  shop.emulator.setMessagePush(shop.url + PUSH_PATH)
  expect(await shop.emulator.verifyMessagePush()).toBe(true)
  shop.emulator.setMessagePush(`${shop.url}/nowhere`)
  const answer = await fetch(`${shop.url}${PUSH_PATH}?signature=x&timestamp=1&nonce=2&echostr=3`)
  expect(answer.status).toBe(401)
})

test('WeChat’s word publishes the review; said again, or otherwise, it changes nothing', async () => {
  const { traceId, state } = await checkedReview()
  expect(await state()).toBe('pending')
  expect(await push(verdict(traceId, 'pass'))).toBe(200)
  expect(await state()).toBe('published')
  expect(await push(verdict(traceId, 'risky'))).toBe(200)
  expect(await state()).toBe('published')
})

test('what WeChat did not say is refused and changes nothing', async () => {
  const { traceId, state } = await checkedReview()
  const said = verdict(traceId, 'pass')
  expect(await push(said, { token: 'anotherToken' })).toBe(401)
  expect(await push(said, { plain: true })).toBe(401)
  expect(await push(said, { appId: 'wxanother' })).toBe(401)
  expect(await push(said, { timestamp: String(Number(nowSeconds()) - 3_600) })).toBe(401)
  expect(await push(said, { timestamp: 'now' })).toBe(401)
  expect(await state()).toBe('pending')
  expect(await push({ Event: 'subscribe_msg_popup_event' })).toBe(200)
  expect(await push(verdict('of-nobody', 'risky'))).toBe(200)
  expect(await push({ trace_id: traceId, errcode: -1008, errmsg: 'download' })).toBe(200)
  expect(await state()).toBe('needsDecision')
})

test('a verdict that comes before its check is written down is not lost', async () => {
  const { id, traceId, state } = await checkedReview()
  const { sql } = shop.server.platform.database
  await sql`update review_photos set trace_id = null where review_id = ${id}`
  expect(await push(verdict(traceId, 'risky'))).toBe(200)
  expect(await state()).toBe('pending')
  await sql`update review_photos set trace_id = ${traceId} where review_id = ${id}`
  await checkReview(shop.server.platform, id)
  expect(await state()).toBe('rejected')
})

test('WeChat repeats a push that was not taken', async () => {
  const { state } = await checkedReview()
  shop.emulator.setMessagePush(shop.url + PUSH_PATH, 'secure')
  await until(async () => (await state()) === 'published')
})
