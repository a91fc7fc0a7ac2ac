import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Clock } from '../clock.ts'
import type { FieldCipher } from '../crypto.ts'
import type { Database, Db } from '../db/index.ts'
import { signingKeys } from './tables.ts'

/** How long a retired key still verifies: a token's 15 minutes and what a slow process may lag behind. */
const retirementMs = 20 * 60_000
/** A process notices another's rotation within this time, well inside the margin above. */
const staleMs = 60_000
/** Tokens with invented key ids must not become a database query each. */
const unknownKidPauseMs = 5_000

export interface Keyring {
  /** The key that signs now; reads the table again when it last did more than a minute ago. */
  signingKey(): Promise<{ kid: string; key: CryptoKey }>
  /** The public key of `kid`, or null; asks the table about an unknown one at most every five seconds. */
  verifyingKey(kid: string): Promise<CryptoKey | null>
  /** Public keys whose tokens may still be valid, the signing one first. */
  publicKeys(): Promise<JWK[]>
  /** Makes a new key sign. Safe when two processes do it at once: one new key results. */
  rotate(): Promise<void>
}

interface LoadedKey {
  kid: string
  publicJwk: JWK
  publicKey: CryptoKey
  privateKey: CryptoKey
  retiredAt: Date | null
}

interface KeyringParts {
  database: Database
  cipher: FieldCipher
  clock: Clock
}

/** Opens the keyring kept in `signing_keys`, making the first key if there is none. */
export async function openKeyring(parts: KeyringParts): Promise<Keyring> {
  const { database, cipher, clock } = parts
  let keys: LoadedKey[] = []
  let loadedAt = 0
  let loading: Promise<void> | null = null

  const load = () => {
    loading ??= readKeys(parts)
      .then((read) => {
        keys = read
        loadedAt = clock().getTime()
      })
      .finally(() => {
        loading = null
      })
    return loading
  }
  const loadIfOlderThan = async (ageMs: number) => {
    if (clock().getTime() - loadedAt >= ageMs) await load()
  }
  const signing = async () => {
    await loadIfOlderThan(staleMs)
    const active = keys.find((key) => key.retiredAt === null)
    if (!active) throw new Error('signing_keys holds no active key')
    return { kid: active.kid, key: active.privateKey }
  }

  await insertKey(database.db, cipher, clock())
  await load()
  return {
    signingKey: signing,
    async verifyingKey(kid) {
      if (!keys.some((key) => key.kid === kid)) await loadIfOlderThan(unknownKidPauseMs)
      const key = keys.find((candidate) => candidate.kid === kid)
      return key && isTrusted(key, clock()) ? key.publicKey : null
    },
    async publicKeys() {
      await loadIfOlderThan(staleMs)
      return keys.filter((key) => isTrusted(key, clock())).map((key) => key.publicJwk)
    },
    async rotate() {
      const { kid } = await signing()
      await database.transaction(async (tx) => {
        const retired = await tx
          .update(signingKeys)
          .set({ retiredAt: clock() })
          .where(and(eq(signingKeys.kid, kid), isNull(signingKeys.retiredAt)))
          .returning({ kid: signingKeys.kid })
        // Nothing to retire: another process has rotated this key already.
        if (retired.length > 0) await insertKey(tx, cipher, clock())
      })
      await load()
    },
  }
}

const isTrusted = (key: LoadedKey, now: Date): boolean =>
  key.retiredAt === null || key.retiredAt.getTime() + retirementMs > now.getTime()

async function insertKey(db: Db, cipher: FieldCipher, now: Date): Promise<void> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const publicJwk = await exportJWK(pair.publicKey)
  const kid = await calculateJwkThumbprint(publicJwk)
  await db
    .insert(signingKeys)
    .values({
      kid,
      publicJwk: { ...publicJwk, kid, alg: 'EdDSA', use: 'sig' },
      privateJwkEncrypted: cipher.encrypt(JSON.stringify(await exportJWK(pair.privateKey))),
      createdAt: now,
    })
    .onConflictDoNothing()
}

async function readKeys({ database, cipher, clock }: KeyringParts): Promise<LoadedKey[]> {
  const since = new Date(clock().getTime() - retirementMs)
  const rows = await database.db
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, since)))
  const youth = (row: (typeof rows)[number]) => (row.retiredAt === null ? Infinity : row.createdAt.getTime())
  rows.sort((a, b) => youth(b) - youth(a))
  return Promise.all(
    rows.map(async (row) => ({
      kid: row.kid,
      publicJwk: row.publicJwk,
      publicKey: await importKey(row.publicJwk),
      privateKey: await importKey(openPrivateJwk(cipher, row.privateJwkEncrypted)),
      retiredAt: row.retiredAt,
    })),
  )
}

function openPrivateJwk(cipher: FieldCipher, sealed: string): JWK {
  try {
    return JSON.parse(cipher.decrypt(sealed)) as JWK
  } catch (cause) {
    throw new Error('The signing keys cannot be opened: SECRET_KEY is not the one they were made with', {
      cause,
    })
  }
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'EdDSA')
  if (key instanceof Uint8Array) throw new Error('a signing key is not an Ed25519 key')
  return key
}
