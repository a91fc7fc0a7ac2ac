import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Platform } from './index.ts'
import { createKuaidi100 } from './integrations/express/index.ts'
import { createLivePages } from './integrations/live-pages/index.ts'
import { createTencentSms } from './integrations/sms/index.ts'
import { createDiskStorage, createS3Storage, type Storage } from './integrations/storage/index.ts'
import { createWechat } from './integrations/wechat/index.ts'
import { createWechatPay } from './integrations/wechat-pay/index.ts'

/** Where WeChat Pay notifies us, unless the configuration names another address. */
export const NOTIFICATION_PATH = '/api/payments/wechat/notifications'

/** The clients of the outside world, as the configuration addresses it: the real hosts, or the emulator. */
export function connectOutside(
  config: Config,
  clock: Clock,
): Pick<Platform, 'wechat' | 'wechatPay' | 'sms' | 'express' | 'livePages'> {
  const timeoutMs = config.OUTSIDE_TIMEOUT_MS
  const notifyUrl = config.WECHAT_PAY_NOTIFY_URL ?? new URL(NOTIFICATION_PATH, config.PUBLIC_URL).href
  return {
    wechat: createWechat(
      {
        baseUrl: config.WECHAT_API_URL,
        appId: config.WECHAT_APP_ID,
        appSecret: config.WECHAT_APP_SECRET,
        timeoutMs,
      },
      clock,
    ),
    wechatPay: createWechatPay(
      {
        baseUrl: config.WECHAT_PAY_URL,
        appId: config.WECHAT_APP_ID,
        mchId: config.WECHAT_PAY_MCH_ID,
        merchantSerialNo: config.WECHAT_PAY_SERIAL_NO,
        merchantPrivateKeyPem: config.WECHAT_PAY_PRIVATE_KEY,
        apiV3Key: config.WECHAT_PAY_API_V3_KEY,
        publicKey:
          config.WECHAT_PAY_PUBLIC_KEY_ID && config.WECHAT_PAY_PUBLIC_KEY
            ? { id: config.WECHAT_PAY_PUBLIC_KEY_ID, pem: config.WECHAT_PAY_PUBLIC_KEY }
            : undefined,
        notifyUrl,
        timeoutMs,
      },
      clock,
    ),
    sms: createTencentSms(
      {
        baseUrl: config.SMS_URL,
        secretId: config.SMS_SECRET_ID,
        secretKey: config.SMS_SECRET_KEY,
        appId: config.SMS_APP_ID,
        sign: config.SMS_SIGN,
        templateId: config.SMS_TEMPLATE_ID,
        timeoutMs,
      },
      clock,
    ),
    express: createKuaidi100({
      baseUrl: config.EXPRESS_URL,
      customer: config.EXPRESS_CUSTOMER,
      key: config.EXPRESS_KEY,
      timeoutMs,
    }),
    livePages: createLivePages({ baseUrl: config.LIVE_PAGES_URL, timeoutMs }),
  }
}

/** Where uploads are kept: a directory, or a bucket when STORAGE=s3 (the configuration then has its keys). */
export function createStorage(config: Config): Storage {
  if (config.STORAGE === 'disk') return createDiskStorage(config.STORAGE_DIRECTORY)
  return createS3Storage({
    endpoint: config.S3_ENDPOINT ?? '',
    bucket: config.S3_BUCKET ?? '',
    region: config.S3_REGION,
    accessKeyId: config.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: config.S3_SECRET_ACCESS_KEY ?? '',
    timeoutMs: config.OUTSIDE_TIMEOUT_MS,
  })
}
