import type { Logger } from 'pino'
import type { Tokens } from './auth/tokens.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { FieldCipher } from './crypto.ts'
import type { Database } from './db/index.ts'
import type { Files } from './files/index.ts'
import type { ExpressTracker } from './integrations/express/index.ts'
import type { LivePages } from './integrations/live-pages/index.ts'
import type { SmsSender } from './integrations/sms/index.ts'
import type { Wechat } from './integrations/wechat/index.ts'
import type { WechatPay } from './integrations/wechat-pay/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { Limits } from './limits.ts'
import type { Metrics } from './metrics.ts'

/** What every domain stands on; made once at start and handed to each domain's routes and jobs. */
export interface Platform {
  config: Config
  clock: Clock
  log: Logger
  database: Database
  cipher: FieldCipher
  tokens: Tokens
  limits: Limits
  jobs: Jobs
  metrics: Metrics
  files: Files
  wechat: Wechat
  wechatPay: WechatPay
  sms: SmsSender
  express: ExpressTracker
  livePages: LivePages
}
