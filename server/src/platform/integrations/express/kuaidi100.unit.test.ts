import { createHash } from 'node:crypto'
import { carriers } from '@yuxiang/shared/carriers'
import { afterEach, expect, test, vi } from 'vitest'
import { OutsideUnavailableError } from '../errors.ts'
import { createKuaidi100, ExpressError } from './index.ts'

afterEach(() => vi.unstubAllGlobals())

let answer: object = {}
const forms: URLSearchParams[] = []
function client() {
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    forms.push(init.body as URLSearchParams)
    return Response.json(answer)
  })
  const config = { baseUrl: 'https://express.test', customer: 'CUSTOMER', key: 'key', timeoutMs: 1_000 }
  return createKuaidi100(config)
}
const parcel = { carrier: 'sf', trackingNo: 'SF123456', phone: '13812345678' }

test('a parcel is asked for in Kuaidi100’s words, signed, and told newest first', async () => {
  answer = {
    message: 'ok',
    status: '200',
    data: [
      { time: '2026-03-01 08:00:00', ftime: '2026-03-01 08:00:00', context: '已揽收' },
      { time: '2026-03-02 09:30:00', ftime: '2026-03-02 09:30:00', context: '派送中' },
    ],
  }
  expect(await client().track(parcel)).toEqual([
    { at: new Date('2026-03-02T01:30:00Z'), text: '派送中' },
    { at: new Date('2026-03-01T00:00:00Z'), text: '已揽收' },
  ])
  const param = forms[0]?.get('param') ?? ''
  expect(JSON.parse(param)).toMatchObject({ com: 'shunfeng', num: 'SF123456', phone: '13812345678' })
  const sign = createHash('md5').update(`${param}keyCUSTOMER`).digest('hex').toUpperCase()
  expect(forms[0]?.get('sign')).toBe(sign)
})

test('not scanned yet is empty; a refusal, an unknown carrier and nonsense are three things', async () => {
  answer = { result: false, returnCode: '500', message: '查询无结果，请隔段时间再查' }
  expect(await client().track(parcel)).toEqual([])
  answer = { result: false, returnCode: '503', message: '验证签名失败' }
  await expect(client().track(parcel)).rejects.toMatchObject({ name: 'ExpressError', code: '503' })
  await expect(client().track({ ...parcel, carrier: 'pigeon' })).rejects.toThrow(ExpressError)
  answer = { message: 'ok', data: [{ time: 'soon', context: '' }] }
  await expect(client().track(parcel)).rejects.toThrow(OutsideUnavailableError)
})

test('no two carriers share a code in anybody’s dictionary', () => {
  for (const field of ['code', 'name', 'wechatId', 'kuaidi100'] as const) {
    expect(new Set(carriers.map((carrier) => carrier[field])).size).toBe(carriers.length)
  }
})
