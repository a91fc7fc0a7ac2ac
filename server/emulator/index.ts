import { Hono } from 'hono'
import { createAgenda } from './agenda.ts'
import { cashierRoutes } from './cashier/routes.ts'
import { type Credentials, loadCredentials } from './credentials.ts'
import { expressRoutes } from './express/routes.ts'
import { livePageRoutes } from './live-pages/routes.ts'
import type { PlannedFault } from './pay/gate.ts'
import { orderView } from './pay/order-view.ts'
import { findOrder, payOrder } from './pay/orders.ts'
import { PayError } from './pay/pay-error.ts'
import { openPlatformKeys, type PlatformCertificate, type PlatformKeys } from './pay/platform-keys.ts'
import { openPublicKey } from './pay/public-key.ts'
import { resolveRefund } from './pay/refunds.ts'
import { payRoutes } from './pay/routes.ts'
import { smsRoutes } from './sms/routes.ts'
import { type SentMessage, sentMessages } from './sms/send.ts'
import { openStore } from './store.ts'
import type { Suggest } from './wechat/content-check.ts'
import { judgeMedia } from './wechat/media-results.ts'
import { setPushAddress, verifyPushAddress } from './wechat/message-push.ts'
import { wechatRoutes } from './wechat/routes.ts'
import { findShippingInfo } from './wechat/shipping.ts'
import { type SubscribeMessage, subscribeMessages } from './wechat/subscribe-message.ts'
import type { World } from './world.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** WeChat Pay's schedule for an unacknowledged notification. */
export const NOTIFY_RETRY_MS: readonly number[] = [
  ...[15 * SECOND, 15 * SECOND, 30 * SECOND, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE],
  ...[30 * MINUTE, 30 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR],
]

export type EmulatorOptions = {
  /** Path of the SQLite file, or `:memory:`. */
  dataFile: string
  /** Where the app is mounted, e.g. `/emulator`; begins the paths it hands out. */
  mountPath: string
  notifyRetryMs?: readonly number[]
  /** An order whose cashier nobody opens is paid by itself after this long; null = never. Default 2000. */
  autopayAfterMs?: number | null
  /** How long a refund is PROCESSING. Default 1000. */
  refundAfterMs?: number
  /** WeChat Pay signs with 微信支付公钥, as for new merchants, and has no certificates. Default false. */
  signsWithPublicKey?: boolean
  /** How long an hour of a parcel's journey takes. Default: an hour. */
  expressHourMs?: number
  /** How long WeChat looks at a picture. Default 1500. */
  mediaCheckAfterMs?: number
  /** After which a push that was not taken is repeated. Default 5000. */
  pushRetryMs?: number
  /** Shown at the cashier. Default 渝乡集. */
  merchantName?: string
  now?: () => Date
  /** Delivers the notifications; a test may hand in its own app's `request`. */
  fetch?: typeof fetch
}

export type Emulator = {
  app: Hono
  credentials: Credentials
  /** Resumes notifications, refunds and automatic payments, also those left by the last process. */
  start(): void
  /** Stops working and closes the file; an interrupted delivery is repeated after the next start. */
  stop(): Promise<void>
  /** Does what is due now (payments, refunds, notifications) without waiting for a timer. */
  runDue(): Promise<void>
  /** The person pays. `notify: false`: and WeChat never tells. */
  settle(outTradeNo: string, options?: { notify: boolean }): void
  /** The next `count` refunds end ABNORMAL: the payer's bank card is gone, say. */
  failNextRefunds(count: number): void
  /** A person at the merchant platform sends the money of an ABNORMAL refund another way. */
  resolveRefund(outRefundNo: string): void
  /** An order as WeChat's query answers it, or null. */
  order(outTradeNo: string): Record<string, unknown> | null
  sentMessages(): SentMessage[]
  /** Subscribe messages that arrived, oldest first. */
  subscribeMessages(): SubscribeMessage[]
  /** The person turns the template's messages off: sending answers 43101 from now on. */
  refuseMessages(openid: string, templateId: string): void
  /** 消息推送 as the merchant sets it; without it results of picture checks are told to nobody. */
  setMessagePush(url: string, mode?: 'plain' | 'secure'): void
  /** Has the address echo, as the console does when it is set; true when it does. */
  verifyMessagePush(): Promise<boolean>
  /** How pictures with this in their address are judged from now on; all others pass. */
  judgePictures(urlPart: string, suggest: Suggest): void
  /** What upload_shipping_info was told about a payment, or null. */
  shippingInfo: (outTradeNo: string) => ReturnType<typeof findShippingInfo>
  /** Answers the new certificate, which signs from now on; the old ones stay published. */
  rotatePlatformCertificate(): PlatformCertificate
  platformCertificates(): PlatformCertificate[]
  /** 微信支付公钥 as the merchant platform shows it; null while certificates are in use. */
  platformPublicKey: PlatformKeys['publicKey']
  /** The next `count` correctly signed calls of WeChat Pay are answered by this fault. */
  failNextPayCalls(count: number, fault: 'FREQUENCY_LIMITED' | 'SYSTEM_ERROR'): void
  /** Notifications not yet acknowledged and not given up. */
  pendingNotifications(): { id: string; url: string; attempts: number; dueAt: Date }[]
}

const FAULTS = {
  FREQUENCY_LIMITED: new PayError(429, 'FREQUENCY_LIMITED', '频率超限'),
  SYSTEM_ERROR: new PayError(500, 'SYSTEM_ERROR', '系统异常，请稍后重试'),
}

/** Builds the outside world as the shop sees it: WeChat Pay, WeChat, SMS, express tracking, and the person with the phone. */
export function createEmulator(options: EmulatorOptions): Emulator {
  const store = openStore(options.dataFile)
  const now = options.now ?? (() => new Date())
  const { credentials, merchantPublicKeyPem } = loadCredentials(store)
  const world: World = {
    store,
    credentials,
    merchantPublicKeyPem,
    platformKeys: options.signsWithPublicKey ? openPublicKey(store) : openPlatformKeys(store, now),
    mountPath: options.mountPath.replace(/\/+$/, ''),
    autopayAfterMs: options.autopayAfterMs === undefined ? 2_000 : options.autopayAfterMs,
    refundAfterMs: options.refundAfterMs ?? 1_000,
    refundsToFail: 0,
    notifyRetryMs: [...(options.notifyRetryMs ?? NOTIFY_RETRY_MS)],
    expressHourMs: options.expressHourMs ?? HOUR,
    mediaCheckAfterMs: options.mediaCheckAfterMs ?? 1_500,
    pushRetryMs: options.pushRetryMs ?? 5_000,
    now,
    fetch: options.fetch ?? fetch,
    wake: () => agenda.wake(),
  }
  const agenda = createAgenda(world)
  const fault: PlannedFault = { remaining: 0, error: FAULTS.SYSTEM_ERROR }

  const app = new Hono()
  app.route('/pay', payRoutes(world, fault))
  app.route('/cashier', cashierRoutes(world, options.merchantName ?? '渝乡集'))
  app.route('/wechat', wechatRoutes(world))
  app.route('/sms', smsRoutes(world))
  app.route('/sms/', smsRoutes(world))
  app.route('/express', expressRoutes(world))
  app.route('/live-pages', livePageRoutes())

  return {
    app,
    credentials,
    start: () => agenda.start(),
    stop: async () => {
      await agenda.stop()
      store.close()
    },
    runDue: () => agenda.runDue(),
    settle: (outTradeNo, settleOptions) => void payOrder(world, outTradeNo, settleOptions),
    failNextRefunds: (count) => {
      world.refundsToFail = count
    },
    resolveRefund: (outRefundNo) => resolveRefund(world, outRefundNo),
    order: (outTradeNo) => {
      const order = findOrder(world, 'outTradeNo', outTradeNo)
      return order ? orderView(world, order) : null
    },
    sentMessages: () => sentMessages(world),
    subscribeMessages: () => subscribeMessages(world),
    refuseMessages: (openid, templateId) =>
      void store.run(
        'INSERT INTO messageRefusal (openid, templateId) VALUES ($openid, $templateId) ON CONFLICT DO NOTHING',
        { openid, templateId },
      ),
    setMessagePush: (url, mode = 'secure') => setPushAddress(world, { url, mode }),
    verifyMessagePush: () => verifyPushAddress(world),
    judgePictures: (urlPart, suggest) => judgeMedia(world, urlPart, suggest),
    shippingInfo: (outTradeNo) => findShippingInfo(world, outTradeNo),
    rotatePlatformCertificate: () => world.platformKeys.rotate(),
    platformCertificates: () => world.platformKeys.certificates(),
    platformPublicKey: world.platformKeys.publicKey,
    failNextPayCalls: (count, kind) => {
      fault.remaining = count
      fault.error = FAULTS[kind]
    },
    pendingNotifications: () =>
      store
        .all<{ id: string; url: string; attempts: number; dueAt: number }>(
          'SELECT id, url, attempts, dueAt FROM notification WHERE dueAt IS NOT NULL ORDER BY dueAt',
        )
        .map((row) => ({ ...row, dueAt: new Date(row.dueAt) })),
  }
}
