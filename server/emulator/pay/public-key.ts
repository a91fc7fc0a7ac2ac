import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { randomDigits } from '../random.ts'
import type { Store } from '../store.ts'
import type { PlatformKeys } from './platform-keys.ts'

type Kept = { id: string; privateKeyPem: string }

function keepKey(store: Store): Kept {
  const row = store.one<{ value: string }>(`SELECT value FROM setting WHERE name = 'publicKey'`)
  if (row) return JSON.parse(row.value) as Kept
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const made: Kept = {
    id: `PUB_KEY_ID_${randomDigits(32)}`,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  }
  store.run(`INSERT INTO setting (name, value) VALUES ('publicKey', $value)`, { value: JSON.stringify(made) })
  return made
}

/** 微信支付公钥: one key that signs everything for ever, under its id; there are no certificates. */
export function openPublicKey(store: Store): PlatformKeys {
  const { id, privateKeyPem } = keepKey(store)
  const key = createPrivateKey(privateKeyPem)
  return {
    publicKey: { id, pem: createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' }) as string },
    sign: (message) => ({
      serialNo: id,
      signature: sign('RSA-SHA256', Buffer.from(message), key).toString('base64'),
    }),
    certificates: () => [],
    rotate: () => {
      throw new Error('a public key is not rotated')
    },
  }
}
