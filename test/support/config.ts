import { generateKeyPairSync } from 'node:crypto'
import { type Config, parseConfig } from '@yuxiang/server/src/platform/config.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** A usable configuration for a test whose outside world is not there (port 9 answers nobody). */
export function testConfig(databaseUrl: string, changes: Record<string, string> = {}): Config {
  const nowhere = 'http://127.0.0.1:9'
  return parseConfig({
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:8787',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '4',
    SECRET_KEY: 'a secret for tests, long enough to pass',
    LOG_LEVEL: 'error',
    RATE_LIMIT_SCALE: '1000',
    WECHAT_API_URL: nowhere,
    WECHAT_APP_ID: 'wx0000000000000000',
    WECHAT_APP_SECRET: 'secret',
    WECHAT_PAY_URL: nowhere,
    WECHAT_PAY_MCH_ID: '1900000001',
    WECHAT_PAY_SERIAL_NO: '00',
    WECHAT_PAY_PRIVATE_KEY: privateKey,
    WECHAT_PAY_API_V3_KEY: '0'.repeat(32),
    SMS_URL: nowhere,
    SMS_SECRET_ID: 'id',
    SMS_SECRET_KEY: 'key',
    SMS_APP_ID: 'app',
    SMS_SIGN: 'sign',
    SMS_TEMPLATE_ID: '1',
    SMS_FIXED_CODE: '000000',
    EXPRESS_URL: nowhere,
    EXPRESS_CUSTOMER: 'customer',
    EXPRESS_KEY: 'key',
    OUTSIDE_TIMEOUT_MS: '200',
    ...changes,
  })
}
