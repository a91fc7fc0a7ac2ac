import { join } from 'node:path'
import { Hono } from 'hono'
import { createEmulator, type Emulator } from '../emulator/index.ts'
import { createListener } from '../src/platform/http/listener.ts'
import type { NodeFetch } from '../src/platform/http/traced-fetch.ts'
import { PUSH_PATH } from '../src/platform/http/wechat-push.ts'

type Environment = Record<string, string | undefined>

/** The emulator at work: what the server must be configured with, and the part that browsers see. */
export type OutsideWorld = {
  environment: Environment
  /** Serves everything below `/emulator`. */
  fetch: NodeFetch
  /** WeChat pushes messages to the shop at this address from now on. */
  pushTo(shopUrl: string): void
  stop(): Promise<void>
}

const mountPath = '/emulator'
const ownAccounts = ['WECHAT_APP_ID', 'WECHAT_PAY_MCH_ID', 'SMS_SECRET_ID', 'EXPRESS_CUSTOMER']

/** Whether the environment brings real accounts; then nothing is emulated, and what is missing is an error. */
export function hasOwnAccounts(env: Environment): boolean {
  return ownAccounts.some((name) => env[name])
}

const messageTemplates = [
  'WECHAT_TEMPLATE_POINTS_EXPIRING',
  'WECHAT_TEMPLATE_ALLOWANCE_GRANTED',
  'WECHAT_TEMPLATE_ALLOWANCE_ENDING',
  'WECHAT_TEMPLATE_ORDER_SHIPPED',
  'WECHAT_TEMPLATE_REFUND',
  'WECHAT_TEMPLATE_REVIEW_REJECTED',
  'WECHAT_TEMPLATE_INVOICE_REQUESTED',
  'WECHAT_TEMPLATE_DESK_NOTICE',
  'WECHAT_TEMPLATE_FLASH_SALE_STARTING',
  'WECHAT_TEMPLATE_LIVE_STARTING',
  'WECHAT_TEMPLATE_AFTER_SALE',
  'WECHAT_TEMPLATE_COUPON_ENDING',
  'WECHAT_TEMPLATE_CERTIFICATION',
  'WECHAT_TEMPLATE_BATCH_RECALLED',
  'WECHAT_TEMPLATE_MERCHANT_AFFAIRS',
  'WECHAT_TEMPLATE_COMPLAINT',
  'WECHAT_TEMPLATE_LIVE_CHANGED',
]

/** What points the server's clients at the emulator under `base`, with the accounts it gave. */
export const environmentOf = (
  base: string,
  credentials: Emulator['credentials'],
): Record<string, string> => ({
  WECHAT_API_URL: `${base}/wechat`,
  WECHAT_APP_ID: credentials.appId,
  WECHAT_APP_SECRET: credentials.appSecret,
  ...Object.fromEntries(
    messageTemplates.map((name, index) => [name, credentials.messageTemplateIds[index] ?? '']),
  ),
  WECHAT_PUSH_TOKEN: credentials.pushToken,
  WECHAT_PUSH_AES_KEY: credentials.pushAesKey,
  WECHAT_PAY_URL: `${base}/pay`,
  WECHAT_PAY_MCH_ID: credentials.mchId,
  WECHAT_PAY_SERIAL_NO: credentials.merchantSerialNo,
  WECHAT_PAY_PRIVATE_KEY: credentials.merchantPrivateKeyPem,
  WECHAT_PAY_API_V3_KEY: credentials.apiV3Key,
  SMS_URL: `${base}/sms`,
  SMS_SECRET_ID: credentials.smsSecretId,
  SMS_SECRET_KEY: credentials.smsSecretKey,
  SMS_APP_ID: credentials.smsAppId,
  SMS_SIGN: credentials.smsSign,
  SMS_TEMPLATE_ID: credentials.smsTemplateId,
  SMS_FIXED_CODE: '000000',
  EXPRESS_URL: `${base}/express`,
  LIVE_PAGES_URL: `${base}/live-pages`,
  EXPRESS_CUSTOMER: credentials.expressCustomer,
  EXPRESS_KEY: credentials.expressKey,
})

/** Stands in for the emulator's environment before it runs, so that what a person set can be checked first of all. */
export const expectedEnvironment: Environment = environmentOf('http://127.0.0.1', {
  appId: 'later',
  appSecret: 'later',
  mchId: 'later',
  apiV3Key: 'later'.padEnd(32),
  merchantPrivateKeyPem: '-----BEGIN',
  merchantSerialNo: 'later',
  smsSecretId: 'later',
  smsSecretKey: 'later',
  smsAppId: 'later',
  smsSign: 'later',
  smsTemplateId: 'later',
  expressCustomer: 'later',
  expressKey: 'later',
  pushToken: 'later',
  pushAesKey: 'later'.padEnd(43, '0'),
  messageTemplateIds: [],
})

/**
 * Starts the emulator of WeChat, WeChat Pay, SMS and express. It has a loopback port of its own, because a
 * request that is finished while the shop closes its port may still have to talk to it.
 */
export async function startOutsideWorld(dataDir: string): Promise<OutsideWorld> {
  const emulator = createEmulator({ dataFile: join(dataDir, 'emulator.sqlite'), mountPath })
  const app = new Hono().route(mountPath, emulator.app)
  const fetch: NodeFetch = (request, bindings) => app.fetch(request, bindings)
  const listener = createListener(fetch)
  const { port } = await listener.listen(0, '127.0.0.1')
  emulator.start()

  const base = `http://127.0.0.1:${port}${mountPath}`
  return {
    fetch,
    environment: environmentOf(base, emulator.credentials),
    pushTo: (shopUrl) => emulator.setMessagePush(new URL(PUSH_PATH, shopUrl).href),
    stop: async () => {
      await listener.close()
      await emulator.stop()
    },
  }
}
