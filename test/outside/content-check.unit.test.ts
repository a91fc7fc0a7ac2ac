import { encryptPush } from '@yuxiang/server/emulator/wechat/message-push.ts'
import { OutsideUnavailableError } from '@yuxiang/server/src/platform/integrations/errors.ts'
import {
  createWechat,
  mediaCheckOf,
  openPush,
  signPush,
  verifyPushAddress,
  WechatPushError,
} from '@yuxiang/server/src/platform/integrations/wechat/index.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const config = { baseUrl: 'https://wechat.test', appId: 'wx1', appSecret: 's', timeoutMs: 1_000 }
type Call = { url: URL; body: Record<string, unknown> }
let calls: Call[] = []
let answer: () => unknown = () => ({})

beforeEach(() => {
  calls = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const call = { url: new URL(url), body: JSON.parse(String(init.body)) }
    if (call.url.pathname === '/cgi-bin/stable_token')
      return Response.json({ access_token: 't', expires_in: 7200 })
    calls.push(call)
    return Response.json(answer())
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a text is asked about as a comment of this person, and the whole advice counts', async () => {
  answer = () => ({ errcode: 0, result: { suggest: 'risky', label: '20001' }, trace_id: 'x', detail: [] })
  const wechat = createWechat(config)
  expect(await wechat.checkText({ openid: 'oA', text: '好吃' })).toEqual({ suggest: 'risky', label: 20001 })
  expect(calls).toMatchObject([{ body: { version: 2, scene: 2, openid: 'oA', content: '好吃' } }])
  expect(`${calls[0]?.url.pathname}${calls[0]?.url.search}`).toBe('/wxa/msg_sec_check?access_token=t')
})

test('a picture is handed in by its address; whom WeChat does not know is nobody’s trouble but the operator’s', async () => {
  answer = () => ({ errcode: 0, errmsg: 'ok', trace_id: '60ae120f-371d5872-7941a05b' })
  const wechat = createWechat(config)
  const content = { openid: 'oA', url: 'https://shop.test/files/a-1200.webp' }
  expect(await wechat.checkPicture(content)).toBe('60ae120f-371d5872-7941a05b')
  expect(calls[0]?.url.pathname).toBe('/wxa/media_check_async')
  expect(calls[0]?.body).toEqual({
    version: 2,
    scene: 2,
    openid: 'oA',
    media_url: content.url,
    media_type: 2,
  })
  for (const errcode of [40003, 43104, 61010]) {
    answer = () => ({ errcode, errmsg: 'x' })
    expect(await wechat.checkText({ openid: 'oA', text: 'x' })).toBeNull()
    expect(await wechat.checkPicture(content)).toBeNull()
  }
  answer = () => ({ errcode: 45009, errmsg: 'too often' })
  await expect(wechat.checkText({ openid: 'oA', text: 'x' })).rejects.toThrow(OutsideUnavailableError)
  answer = () => ({ errcode: 40129, errmsg: 'scene' })
  await expect(wechat.checkPicture(content)).rejects.toMatchObject({ errcode: 40129 })
})

// The example of WeChat's own documentation.
const documented = { token: 'AAAAA', aesKey: undefined, appId: 'wx1' }
const stamp = { timestamp: '1714037059', nonce: '486452656' }
const at = new Date(1_714_037_059_000)

test('a plain push is believed by its signature, as in WeChat’s documentation', () => {
  expect(signPush('AAAAA', stamp.timestamp, stamp.nonce)).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78')
  const query = { ...stamp, signature: '899cf89e464efb63f54ddac96b0a0a235f53aa78' }
  expect(verifyPushAddress(documented, { ...query, echostr: '4375120948345356249' })).toBe(
    '4375120948345356249',
  )
  const body = JSON.stringify({ MsgType: 'event', Event: 'debug_demo', debug_str: 'hello world' })
  expect(openPush(documented, query, body, at)).toMatchObject({ debug_str: 'hello world' })
  const wrong = { ...query, signature: query.signature.replace('8', '9') }
  expect(() => verifyPushAddress(documented, wrong)).toThrow(WechatPushError)
  expect(() => openPush(documented, wrong, body, at)).toThrow(WechatPushError)
  expect(() => openPush(documented, query, 'no json', at)).toThrow(WechatPushError)
  expect(() => openPush(documented, query, body, new Date(at.getTime() + 600_001))).toThrow(WechatPushError)
})

test('an encrypted push is opened for its app alone, whatever is cut or changed is refused', () => {
  const aesKey = `${'abcdefghijklmnopqrstuvwxyz0123456789ABCDEF'}A`
  const secure = { ...documented, aesKey }
  const message = JSON.stringify({ MsgType: 'event', Event: 'x', words: '汉字' })
  const push = (encrypted: string) =>
    openPush(
      secure,
      { ...stamp, msg_signature: signPush('AAAAA', stamp.timestamp, stamp.nonce, encrypted) },
      JSON.stringify({ ToUserName: 'gh_x', Encrypt: encrypted }),
      at,
    )
  const encrypted = encryptPush(aesKey, 'wx1', message)
  expect(push(encrypted)).toMatchObject({ words: '汉字' })
  expect(() => push(encryptPush(aesKey, 'wx2', message))).toThrow(WechatPushError)
  const bytes = Buffer.from(encrypted, 'base64')
  for (const broken of [
    '',
    'AAAA',
    bytes.subarray(0, 16).toString('base64'),
    bytes.subarray(32).toString('base64'),
  ]) {
    expect(() => push(broken)).toThrow(WechatPushError)
  }
})

test('of a picture’s check only a clear word is taken as one', () => {
  const check = (change: object) =>
    mediaCheckOf({ MsgType: 'event', Event: 'wxa_media_check', trace_id: 't', errcode: 0, ...change })
  expect(check({ result: { suggest: 'pass', label: '100' } })).toEqual({ traceId: 't', suggest: 'pass' })
  expect(check({ result: { suggest: 'risky', label: 20002 } })?.suggest).toBe('risky')
  expect(check({ result: { suggest: 'later', label: 1 } })?.suggest).toBe('review')
  expect(check({ errcode: -1008 })?.suggest).toBe('review')
  expect(check({ result: { suggest: 'pass', label: 100 }, errcode: -1008 })?.suggest).toBe('review')
  expect(check({ trace_id: '' })).toBeNull()
  expect(mediaCheckOf({ MsgType: 'event', Event: 'other', trace_id: 't' })).toBeNull()
})
