import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createTestMerchant } from '../test-merchant.ts'

const merchant = createTestMerchant()
const { emulator, clock } = merchant

type Bill = { hash_type: string; hash_value: string; download_url: string }

const request = (date: string, rest = '') =>
  merchant.pay('GET', `/v3/bill/tradebill?bill_date=${date}&bill_type=ALL${rest}`)
const download = (bill: Bill) =>
  merchant.pay('GET', bill.download_url.slice('http://outside.test/emulator/pay'.length))

test('the statement lists payments and refunds of the day, with their totals, the next morning at ten', async () => {
  await merchant.prepayId('bill000001', { description: '脐橙,腊肉' })
  emulator.settle('bill000001')
  clock.advance(60_000)
  await merchant.refund('bill000001', 'B1', 980)
  expect(await (await request('2026-03-02')).json()).toMatchObject({ code: 'STATEMENT_CREATING' })

  clock.now = new Date('2026-03-03T10:00:00+08:00')
  const bill = (await (await request('2026-03-02')).json()) as Bill
  expect(bill.download_url).toMatch(/^http:\/\/outside\.test\/emulator\/pay\/v3\/billdownload\/file\?token=/)
  const text = await (await download(bill)).text()
  expect(createHash('sha1').update(text).digest('hex')).toBe(bill.hash_value)
  const [header, payment, refund, , totals] = text.split('\r\n')
  expect(header?.split(',')).toHaveLength(27)
  const paid = payment?.split(',') ?? []
  expect(paid).toHaveLength(27)
  expect([paid[0], paid[6], paid[9], paid[12], paid[20], paid[22]]).toEqual([
    '`2026-03-02 10:00:00',
    '`bill000001',
    '`SUCCESS',
    '`59.80',
    '`脐橙 腊肉',
    '`0.35880',
  ])
  const refunded = refund?.split(',') ?? []
  expect([refunded[9], refunded[15], refunded[16], refunded[24]]).toEqual([
    '`REFUND',
    '`B1',
    '`9.80',
    '`0.00',
  ])
  expect(totals).toBe('`2,`59.80,`9.80,`0.00,`0.30000,`59.80,`9.80')

  const zipped = (await (await request('2026-03-02', '&tar_type=GZIP')).json()) as Bill
  expect(zipped.hash_value).toBe(bill.hash_value)
  const bytes = Buffer.from(await (await download(zipped)).arrayBuffer())
  expect(gunzipSync(bytes).toString()).toBe(text)
})

test('a download needs an unexpired token of ours', async () => {
  clock.now = new Date('2026-03-03T10:00:00+08:00')
  const bill = (await (await request('2026-03-02')).json()) as Bill
  expect((await download({ ...bill, download_url: `${bill.download_url}x` })).status).toBe(400)
  clock.advance(31_000)
  expect((await download(bill)).status).toBe(400)
})

test('a day without trade has no statement; a wrong day is a PARAM_ERROR', async () => {
  expect(await (await request('2026-02-20')).json()).toMatchObject({ code: 'NO_STATEMENT_EXIST' })
  for (const date of ['2026-02-30', '2026-03-09', '2025-01-01', 'yesterday']) {
    expect(await (await request(date)).json()).toMatchObject({ code: 'PARAM_ERROR' })
  }
})
