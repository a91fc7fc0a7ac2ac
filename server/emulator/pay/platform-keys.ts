import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { randomSerialNo } from '../random.ts'
import type { Store } from '../store.ts'
import { selfSignedCertificate } from '../x509.ts'

const VALIDITY_MS = 5 * 365 * 86_400_000

export type PlatformCertificate = {
  serialNo: string
  certificatePem: string
  effectiveAt: number
  expireAt: number
}

/** WeChat Pay's own keys: the newest signs, all unexpired ones are published. */
export type PlatformKeys = {
  /** 微信支付公钥, when it has taken the place of certificates. */
  publicKey: { id: string; pem: string } | null
  /** Signs with the newest key; the serial number says which certificate or public key verifies it. */
  sign(message: string): { serialNo: string; signature: string }
  /** Newest first. */
  certificates(): PlatformCertificate[]
  rotate(): PlatformCertificate
}

type Row = PlatformCertificate & { privateKeyPem: string }

function createKey(store: Store, now: number): Row {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const serialNo = randomSerialNo()
  const row: Row = {
    serialNo,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    certificatePem: selfSignedCertificate({
      privateKey,
      serialNo,
      commonName: 'Tenpay.com sign (emulator)',
      effectiveAt: new Date(now),
      expireAt: new Date(now + VALIDITY_MS),
    }),
    effectiveAt: now,
    expireAt: now + VALIDITY_MS,
  }
  store.run(
    `INSERT INTO platformKey (serialNo, privateKeyPem, certificatePem, effectiveAt, expireAt)
     VALUES ($serialNo, $privateKeyPem, $certificatePem, $effectiveAt, $expireAt)`,
    row,
  )
  return row
}

/** Opens the platform's keys; the first is made when there is none. */
export function openPlatformKeys(store: Store, now: () => Date): PlatformKeys {
  const newestFirst = () => store.all<Row>('SELECT * FROM platformKey ORDER BY rowid DESC')
  let rows = newestFirst()
  if (rows.length === 0) rows = [createKey(store, now().getTime())]
  let signer: { serialNo: string; key: KeyObject }
  const useNewest = () => {
    const [newest] = rows
    if (!newest) throw new Error('the emulator has no platform key')
    signer = { serialNo: newest.serialNo, key: createPrivateKey(newest.privateKeyPem) }
    return newest
  }
  useNewest()
  const publicPart = ({ serialNo, certificatePem, effectiveAt, expireAt }: Row): PlatformCertificate => ({
    serialNo,
    certificatePem,
    effectiveAt,
    expireAt,
  })
  return {
    publicKey: null,
    sign: (message) => ({
      serialNo: signer.serialNo,
      signature: sign('RSA-SHA256', Buffer.from(message), signer.key).toString('base64'),
    }),
    certificates: () => rows.filter((row) => row.expireAt > now().getTime()).map(publicPart),
    rotate: () => {
      createKey(store, now().getTime())
      rows = newestFirst()
      return publicPart(useNewest())
    },
  }
}
