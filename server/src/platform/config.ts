import { z } from 'zod'

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'must be a whole number between 0 and 65535' })
  .transform(Number)
  .refine((port) => port <= 65_535, { error: 'must be a whole number between 0 and 65535' })
const milliseconds = z.coerce.number().int().min(100).max(60_000)
/** A PEM in one environment variable: line breaks may be written as `\n`. */
const pem = z
  .string()
  .transform((text) => text.replaceAll('\\n', '\n'))
  .refine((text) => text.includes('-----BEGIN'), {
    error: 'must be a PEM text (line breaks may be written as \\n)',
  })

/**
 * A template of WeChat's subscribe messages: its id, then the names of three of its keywords (what it is about, what
 * happened, when), as the template library numbers them. Left out: `thing1,thing2,time3`.
 */
const messageTemplate = z
  .string()
  .regex(/^[\w-]{20,64}(:thing\d+,thing\d+,time\d+)?$/, {
    error: 'must be a template id, or template-id:thing1,thing2,time3 with the names of its keywords',
  })
  .transform((text) => {
    const [id = '', names = 'thing1,thing2,time3'] = text.split(':')
    const [title = '', detail = '', time = ''] = names.split(',')
    return { id, keywords: { title, detail, time } }
  })
  .optional()

/** Every environment variable the server reads; the README's deployment table is made of these. */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: portNumber.default(8787),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: z.url({
    error: 'must be the address under which the shop is reached, e.g. https://shop.example.cn',
  }),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(8),
  SECRET_KEY: z
    .string()
    .min(32, { error: 'must have at least 32 characters; keep it: stored phones are encrypted with it' }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  RATE_LIMIT_SCALE: z.coerce.number().positive().max(1_000_000).default(1),
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  METRICS_TOKEN: z.string().min(16).optional(),
  /** A mobile number: the operator's, while there is none. */
  FIRST_OPERATOR_PHONE: z
    .string()
    .regex(/^1[3-9]\d{9}$/)
    .optional(),
  H5_DIRECTORY: z.string().optional(),
  STORAGE: z.enum(['disk', 's3']).default('disk'),
  STORAGE_DIRECTORY: z.string().default('.data/files'),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('auto'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  OUTSIDE_TIMEOUT_MS: milliseconds.default(5_000),
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_APP_ID: z.string().min(1),
  WECHAT_APP_SECRET: z.string().min(1),
  WECHAT_TEMPLATE_POINTS_EXPIRING: messageTemplate,
  WECHAT_TEMPLATE_ALLOWANCE_GRANTED: messageTemplate,
  WECHAT_TEMPLATE_ALLOWANCE_ENDING: messageTemplate,
  WECHAT_TEMPLATE_ORDER_SHIPPED: messageTemplate,
  WECHAT_TEMPLATE_REFUND: messageTemplate,
  WECHAT_TEMPLATE_COUPON_ENDING: messageTemplate,
  WECHAT_TEMPLATE_REVIEW_REJECTED: messageTemplate,
  WECHAT_PUSH_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, {
      error: 'must be the Token of the message push: 3 to 32 letters and digits',
    })
    .optional(),
  WECHAT_PUSH_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, {
      error: 'must be the EncodingAESKey of the message push: 43 letters and digits',
    })
    .optional(),
  WECHAT_TEMPLATE_AFTER_SALE: messageTemplate,
  WECHAT_TEMPLATE_INVOICE_REQUESTED: messageTemplate,
  WECHAT_TEMPLATE_DESK_NOTICE: messageTemplate,
  WECHAT_TEMPLATE_FLASH_SALE_STARTING: messageTemplate,
  WECHAT_TEMPLATE_CERTIFICATION: messageTemplate,
  WECHAT_TEMPLATE_BATCH_RECALLED: messageTemplate,
  WECHAT_TEMPLATE_COMPLAINT: messageTemplate,
  WECHAT_TEMPLATE_MERCHANT_AFFAIRS: messageTemplate,
  WECHAT_TEMPLATE_LIVE_STARTING: messageTemplate,
  WECHAT_TEMPLATE_LIVE_CHANGED: messageTemplate,
  WECHAT_PAY_URL: z.url().default('https://api.mch.weixin.qq.com'),
  WECHAT_PAY_MCH_ID: z.string().min(1),
  WECHAT_PAY_SERIAL_NO: z.string().min(1),
  WECHAT_PAY_PRIVATE_KEY: pem,
  WECHAT_PAY_API_V3_KEY: z.string().length(32, { error: 'must have exactly 32 characters' }),
  WECHAT_PAY_PUBLIC_KEY_ID: z
    .string()
    .regex(/^PUB_KEY_ID_\w+$/, { error: 'must begin with PUB_KEY_ID_, as the merchant platform shows it' })
    .optional(),
  WECHAT_PAY_PUBLIC_KEY: pem.optional(),
  WECHAT_PAY_NOTIFY_URL: z.url().optional(),
  SMS_URL: z.url().default('https://sms.tencentcloudapi.com'),
  SMS_SECRET_ID: z.string().min(1),
  SMS_SECRET_KEY: z.string().min(1),
  SMS_APP_ID: z.string().min(1),
  SMS_SIGN: z.string().min(1),
  SMS_TEMPLATE_ID: z.string().min(1),
  SMS_FIXED_CODE: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  EXPRESS_URL: z.url().default('https://poll.kuaidi100.com'),
  EXPRESS_CUSTOMER: z.string().min(1),
  EXPRESS_KEY: z.string().min(1),
  /** Where the pages of live platforms are asked for instead of at their own hosts. */
  LIVE_PAGES_URL: z.url().optional(),
  /** More hosts of 其他平台, comma-separated. */
  LIVE_OTHER_HOSTS: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(,[a-z0-9-]+(\.[a-z0-9-]+)+)*$/, {
      error: 'must be host names, comma-separated',
    })
    .default('')
    .transform((text) => (text === '' ? [] : text.split(','))),
})

type Given = Record<string, string>

/** What variables say about each other; asked also when one of them is wrong by itself, so that all is told at once. */
function wrongTogether(given: Given): string[] {
  const lines: string[] = []
  if (given.NODE_ENV === 'production' && given.SMS_FIXED_CODE !== undefined) {
    lines.push('SMS_FIXED_CODE must not be set in production: anybody could sign in as anybody')
  }
  const [keyId, key] = ['WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY'] as const
  if ((given[keyId] === undefined) !== (given[key] === undefined)) {
    lines.push(`${given[keyId] === undefined ? keyId : key} is not set`)
  }
  if (given.WECHAT_PUSH_AES_KEY !== undefined && given.WECHAT_PUSH_TOKEN === undefined) {
    lines.push('WECHAT_PUSH_TOKEN is not set')
  }
  if (given.STORAGE === 's3') {
    for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']) {
      if (given[name] === undefined) lines.push(`${name} is not set`)
    }
  }
  return lines
}

export type Config = z.infer<typeof Environment>

/** Thrown at start with one line per wrong variable; values are never repeated, they may be secrets. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Reads the configuration from an environment; throws {@link ConfigError} naming every wrong variable. */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  const parsed = Environment.safeParse(given)
  const together = wrongTogether(given)
  if (parsed.success && together.length === 0) return parsed.data
  const lines = (parsed.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0])
    return given[name] === undefined ? `${name} is not set` : `${name} ${issue.message}`
  })
  const all = [...new Set([...lines, ...together])]
  throw new ConfigError(`The configuration is not usable:\n  ${all.join('\n  ')}`)
}
