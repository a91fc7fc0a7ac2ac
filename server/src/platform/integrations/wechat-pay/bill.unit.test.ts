import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { OutsideUnavailableError } from '../errors.ts'
import { parseTradeBill } from './bill.ts'
import { createWechatPay } from './index.ts'
import { createTestPlatform } from './test-platform.ts'

afterEach(() => vi.unstubAllGlobals())

const statement = [
  '\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
  '`2026-03-02 10:00:00,`wx1,`19,`0,`,`4200001,`order0001,`oA,`JSAPI,`SUCCESS,`OTHERS,`CNY,`59.80,`0.00,`0,`0,`0.00,`0.00,`,`,`脐橙, 5 斤,`,`0.35880,`0.60%,`59.80,`0.00,`',
  '`2026-03-02 10:01:00,`wx1,`19,`0,`,`4200001,`order0001,`oA,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030,`R1,`9.80,`0.00,`ORIGINAL,`SUCCESS,`脐橙,`,`-0.05880,`0.60%,`0.00,`9.80,`',
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
  '`2,`59.80,`9.80,`0.00,`0.30000,`59.80,`9.80',
  '',
].join('\r\n')

test("WeChat's statement is read: backticks, a comma in a name, a refund's own line", () => {
  expect(parseTradeBill(statement)).toEqual([
    {
      outTradeNo: 'order0001',
      transactionId: '4200001',
      tradeState: 'SUCCESS',
      amountFen: 5980,
      refundFen: 0,
      tradeTime: new Date('2026-03-02T02:00:00Z'),
    },
    {
      outTradeNo: 'order0001',
      transactionId: '4200001',
      tradeState: 'REFUND',
      amountFen: 0,
      refundFen: 980,
      outRefundNo: 'R1',
      tradeTime: new Date('2026-03-02T02:01:00Z'),
    },
  ])
})

test('a statement cut off, short of a row, or with odd amounts is unusable', () => {
  const lines = statement.split('\r\n')
  const spoilt = [
    lines.slice(0, 3).join('\r\n'),
    lines.toSpliced(1, 1).join('\r\n'),
    statement.replace('`59.80,`0.00,`\r\n', '`5e3,`0.00,`\r\n'),
    statement.replace('`2026-03-02 10:00:00', '`yesterday'),
    '<html>busy</html>',
    '',
  ]
  for (const text of spoilt) expect(() => parseTradeBill(text)).toThrow(OutsideUnavailableError)
})

test('the file must have the hash that WeChat signed; a day without trade is empty', async () => {
  const platform = createTestPlatform()
  const key = platform.makeKey()
  let file = statement
  let exists = true
  const bill = {
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(statement).digest('hex'),
    download_url: 'https://pay.test/base/v3/billdownload/file?token=t',
  }
  platform.serve((path) => {
    if (path.endsWith('/certificates')) return platform.certificates([key])
    if (path.endsWith('/file')) return new Response(file)
    return exists
      ? platform.answer(key, 200, bill)
      : platform.answer(key, 400, { code: 'NO_STATEMENT_EXIST', message: '账单文件不存在' })
  })
  const pay = createWechatPay(platform.config, platform.now)
  expect(await pay.downloadTradeBill('2026-03-01')).toHaveLength(2)
  file = statement.replace('59.80', '59.81')
  await expect(pay.downloadTradeBill('2026-03-01')).rejects.toThrow('hash')
  exists = false
  expect(await pay.downloadTradeBill('2026-03-01')).toEqual([])
})
