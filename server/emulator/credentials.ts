import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { randomAlphanumeric, randomDigits, randomSerialNo } from './random.ts'
import type { Store } from './store.ts'

/** What WeChat, Tencent Cloud and Kuaidi100 give to a merchant who signs up; the client is configured with it. */
export type Credentials = {
  appId: string
  appSecret: string
  mchId: string
  /** 32 characters: the AES-256 key of notifications and certificates. */
  apiV3Key: string
  merchantPrivateKeyPem: string
  merchantSerialNo: string
  smsSecretId: string
  smsSecretKey: string
  smsAppId: string
  smsSign: string
  smsTemplateId: string
  expressCustomer: string
  expressKey: string
  /** Subscribe messages: templates, each with the keywords thing1, thing2 and time3. */
  messageTemplateIds: string[]
  /** Token and EncodingAESKey of the message push. */
  pushToken: string
  pushAesKey: string
}

type Stored = { credentials: Credentials; merchantPublicKeyPem: string }

const TEMPLATES = 17
const templateIdsOf = (appId: string): string[] =>
  Array.from({ length: TEMPLATES }, (_, index) =>
    createHash('sha256').update(`${appId} template ${index}`).digest('base64url'),
  )

const digestOf = (...parts: string[]): Buffer => createHash('sha256').update(parts.join(' ')).digest()

/** Made of what was generated, so that an emulator of an earlier version has them, too. */
const derivedFrom = ({ appId, appSecret }: { appId: string; appSecret: string }) => ({
  messageTemplateIds: templateIdsOf(appId),
  pushToken: digestOf(appSecret, 'push token').toString('hex').slice(0, 32),
  // 43 characters of base64 that stand for 32 bytes; letters and digits only, as WeChat wants.
  pushAesKey: `${digestOf(appSecret, 'push key').toString('hex').slice(0, 42)}A`,
})

type Derived = keyof ReturnType<typeof derivedFrom>
type Generated = { credentials: Omit<Credentials, Derived>; merchantPublicKeyPem: string }

function generate(): Generated {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return {
    merchantPublicKeyPem: pair.publicKey,
    credentials: {
      appId: `wx${randomBytes(8).toString('hex')}`,
      appSecret: randomBytes(16).toString('hex'),
      mchId: `19${randomDigits(8)}`,
      apiV3Key: randomAlphanumeric(32),
      merchantPrivateKeyPem: pair.privateKey,
      merchantSerialNo: randomSerialNo(),
      smsSecretId: `AKID${randomAlphanumeric(32)}`,
      smsSecretKey: randomAlphanumeric(32),
      smsAppId: `1400${randomDigits(6)}`,
      smsSign: '渝乡集',
      smsTemplateId: `2${randomDigits(6)}`,
      expressCustomer: randomBytes(16).toString('hex').toUpperCase(),
      expressKey: randomAlphanumeric(12),
    },
  }
}

/** Generated on the first start and kept in the database: a restart must not lock the merchant out. */
export function loadCredentials(store: Store): Stored {
  const { credentials, merchantPublicKeyPem } = readOrGenerate(store)
  return { credentials: { ...credentials, ...derivedFrom(credentials) }, merchantPublicKeyPem }
}

function readOrGenerate(store: Store): Generated {
  const row = store.one<{ value: string }>(`SELECT value FROM setting WHERE name = 'credentials'`)
  if (row) return JSON.parse(row.value) as Generated
  const generated = generate()
  store.run(`INSERT INTO setting (name, value) VALUES ('credentials', $value)`, {
    value: JSON.stringify(generated),
  })
  return generated
}
