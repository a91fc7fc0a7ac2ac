import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NOTIFY_RETRY_MS } from '../index.ts'
import { createTestMerchant, isSignedBy, openEnvelope } from '../test-merchant.ts'

test('a payment is announced, encrypted under the APIv3 key and signed by the platform', async () => {
  const { emulator, notifications, prepayId } = createTestMerchant()
  await prepayId('notify0001')
  emulator.settle('notify0001')
  await emulator.runDue()
  const [received] = notifications
  expect(received?.url).toBe('https://shop.test/api/payments/notify')
  const body = JSON.parse(received?.body ?? '')
  expect(body).toMatchObject({
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    resource: { algorithm: 'AEAD_AES_256_GCM', associated_data: 'transaction', original_type: 'transaction' },
  })
  const plain = JSON.parse(openEnvelope(emulator.credentials.apiV3Key, body.resource))
  expect(plain).toEqual(emulator.order('notify0001'))
  const [certificate] = emulator.platformCertificates()
  const headers = received?.headers ?? new Headers()
  expect(isSignedBy(certificate?.certificatePem ?? '', headers, received?.body ?? '')).toBe(true)
  const wrongKey = 'x'.repeat(32)
  expect(() => openEnvelope(wrongKey, body.resource)).toThrow()
})

test('what is not acknowledged comes again by the schedule, the same notification, until 200 or 204', async () => {
  const { emulator, notifications, answers, clock, prepayId } = createTestMerchant()
  await prepayId('retry00001')
  emulator.settle('retry00001')
  answers.push(500, 'timeout', 302, 200)
  await emulator.runDue()
  expect(emulator.pendingNotifications()).toMatchObject([{ attempts: 1 }])
  clock.advance(14_999)
  await emulator.runDue()
  expect(emulator.pendingNotifications()).toMatchObject([{ attempts: 1 }])
  clock.advance(1)
  await emulator.runDue()
  clock.advance(15_000)
  await emulator.runDue()
  expect(emulator.pendingNotifications()).toMatchObject([{ attempts: 3 }])
  clock.advance(30_000)
  await emulator.runDue()
  expect(emulator.pendingNotifications()).toEqual([])
  expect(notifications).toHaveLength(3)
  expect(new Set(notifications.map((one) => one.body)).size).toBe(1)
  expect(new Set(notifications.map((one) => one.headers.get('Wechatpay-Nonce'))).size).toBe(3)
})

test('after the last try of the schedule nobody tells the shop any more', async () => {
  const { emulator, notifications, answers, clock, prepayId } = createTestMerchant()
  await prepayId('giveup0001')
  emulator.settle('giveup0001')
  answers.push(...Array.from({ length: 99 }, () => 500))
  await emulator.runDue()
  for (const retryMs of NOTIFY_RETRY_MS) {
    clock.advance(retryMs)
    await emulator.runDue()
  }
  expect(notifications).toHaveLength(NOTIFY_RETRY_MS.length + 1)
  expect(emulator.pendingNotifications()).toEqual([])
})

test('a payment may happen without a notification', async () => {
  const { emulator, notifications, prepayId } = createTestMerchant()
  await prepayId('silent0001')
  emulator.settle('silent0001', { notify: false })
  await emulator.runDue()
  expect(emulator.order('silent0001')).toMatchObject({ trade_state: 'SUCCESS' })
  expect(notifications).toEqual([])
})

test('pending notifications, orders and credentials outlive the process', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'emulator-'))
  const dataFile = join(directory, 'emulator.sqlite')
  const first = createTestMerchant({ dataFile })
  await first.prepayId('restart001')
  first.emulator.settle('restart001')
  await first.emulator.stop()

  const second = createTestMerchant({ dataFile })
  expect(second.emulator.credentials).toEqual(first.emulator.credentials)
  expect((await second.pay('GET', '/v3/certificates')).status).toBe(200)
  const told = new Promise<void>((resolve) => {
    const push = second.notifications.push.bind(second.notifications)
    second.notifications.push = (...received) => {
      resolve()
      return push(...received)
    }
  })
  second.emulator.start()
  await told
  expect(JSON.parse(second.notifications[0]?.body ?? '')).toMatchObject({ event_type: 'TRANSACTION.SUCCESS' })
  await second.emulator.stop()
  rmSync(directory, { recursive: true })
})
