import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createTestMerchant } from '../test-merchant.ts'

const { emulator, clock, request } = createTestMerchant()
const { expressCustomer, expressKey } = emulator.credentials

type Answer = {
  message: string
  returnCode?: string
  state?: string
  ischeck?: string
  data: { time: string; context: string; status: string }[]
}

async function ask(param: object, key = expressKey): Promise<Answer> {
  const text = JSON.stringify(param)
  const sign = createHash('md5').update(`${text}${key}${expressCustomer}`).digest('hex').toUpperCase()
  const body = new URLSearchParams({ customer: expressCustomer, sign, param: text })
  return (await (await request('/express/poll/query.do', { method: 'POST', body })).json()) as Answer
}

const parcel = { com: 'zhongtong', num: '75312345678901' }

test('a parcel moves on with the hours, newest event first, until it is signed for', async () => {
  const collected = await ask(parcel)
  expect(collected).toMatchObject({ message: 'ok', status: '200', state: '1', ischeck: '0', nu: parcel.num })
  expect(collected.data).toMatchObject([{ time: '2026-03-02 10:00:00', status: '揽收' }])
  clock.advance(9 * 3_600_000)
  const moving = await ask(parcel)
  expect(moving.state).toBe('0')
  expect(moving.data.slice(-1)).toEqual(collected.data)
  expect(moving.data.map((event) => event.time)).toEqual([
    '2026-03-02 18:00:00',
    '2026-03-02 12:30:00',
    '2026-03-02 10:00:00',
  ])
  clock.advance(15 * 3_600_000)
  expect(await ask(parcel)).toMatchObject({ state: '5' })
  clock.advance(3 * 3_600_000)
  const delivered = await ask(parcel)
  expect(delivered).toMatchObject({ state: '3', ischeck: '1' })
  expect(delivered.data).toHaveLength(7)
})

test('a wrong sign is refused', async () => {
  expect(await ask(parcel, 'wrong')).toMatchObject({ result: false, returnCode: '503' })
})

test('SF Express wants the phone number, and a question needs a parcel', async () => {
  expect(await ask({ com: 'shunfeng', num: 'SF1234567890' })).toMatchObject({ returnCode: '408' })
  expect(await ask({ com: 'shunfeng', num: 'SF1234567890', phone: '0001' })).toMatchObject({ message: 'ok' })
  expect(await ask({ com: 'zhongtong' })).toMatchObject({ returnCode: '400' })
})
