import { afterAll, beforeAll, beforeEach } from 'vitest'
import { testConfig } from '../../../test/support/config.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { createPlatform } from '../platform/create-platform.ts'
import type { Platform } from '../platform/index.ts'
import { WechatCodeError } from '../platform/integrations/wechat/index.ts'

/** A platform on a database of its own; the test owns its clock and reads the SMS it sent. */
export interface IdentityBench {
  platform: Platform
  /** The code last sent to each phone. */
  sent: Map<string, string>
  passMs(ms: number): void
}

/**
 * Registers the hooks that make a bench for one test file. WeChat here knows the codes `openid-<openid>` and
 * `phone-<number>`; codes are random, and limits out of reach unless `rateLimitScale` says otherwise.
 */
export function useIdentityBench(rateLimitScale = 1000): IdentityBench {
  let now = new Date('2026-05-01T00:00:00Z')
  let testDatabase: TestDatabase
  const sent = new Map<string, string>()
  const bench = {
    sent,
    passMs: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
  } as IdentityBench

  beforeAll(async () => {
    testDatabase = await createTestDatabase()
    const config = testConfig(testDatabase.url, {
      RATE_LIMIT_SCALE: String(rateLimitScale),
      SMS_FIXED_CODE: '',
    })
    const platform = await createPlatform(config, { clock: () => now })
    bench.platform = {
      ...platform,
      sms: {
        sendCode: async (phone, code) => {
          sent.set(phone, code)
        },
      },
      wechat: {
        ...platform.wechat,
        code2Session: async (code) => ({ openid: meantBy(code, 'openid-'), unionid: `union-${code}` }),
        phoneNumber: async (code) => ({ phone: meantBy(code, 'phone-'), countryCode: '86' }),
      },
    }
  })
  beforeEach(async () => {
    await bench.platform.database.sql`truncate users, sms_codes, refresh_families, rate_limits cascade`
    sent.clear()
  })
  afterAll(async () => {
    await bench.platform?.database.close()
    await testDatabase?.drop()
  })
  return bench
}

function meantBy(code: string, prefix: string): string {
  if (!code.startsWith(prefix)) throw new WechatCodeError('40029')
  return code.slice(prefix.length)
}
