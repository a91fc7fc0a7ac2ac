import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { createFieldCipher } from '../crypto.ts'
import { newId } from '../db/columns.ts'
import { connect, type Database } from '../db/index.ts'
import type { Actor } from '../http/access.ts'
import { createTokens, type Tokens } from './tokens.ts'

const cipher = createFieldCipher('a secret for tests, long enough to pass')
const actor: Actor = { userId: newId(), roles: ['shopper'] }
let testDatabase: TestDatabase
let database: Database
let now: Date
let tokens: Tokens

const open = () => createTokens({ database, cipher, clock: () => now })
const passMs = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
const minute = 60_000
const verify = async (by: Tokens, token: string) => by.verifyToken(token)
const newestKid = async (by: Tokens) => (await by.jwks()).keys[0]?.kid

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connect(testDatabase.url, { poolMax: 4 })
})
beforeEach(async () => {
  await database.sql`truncate signing_keys, refresh_families cascade`
  now = new Date('2026-05-01T00:00:00Z')
  tokens = await open()
})
afterAll(async () => {
  await database?.close()
  await testDatabase?.drop()
})

test('processes that start at once on an empty table share one key', async () => {
  await database.sql`truncate signing_keys`
  const all = await Promise.all([open(), open(), open(), open()])
  const kids = await Promise.all(all.map(newestKid))
  expect(new Set(kids).size).toBe(1)
  const token = await (all[0] as Tokens).signAccess(actor)
  expect(await verify(all[3] as Tokens, token)).toEqual(actor)
})

test('the private key is stored sealed, and another SECRET_KEY is told plainly', async () => {
  const [row] = await database.sql<{ private_jwk_encrypted: string; public_jwk: object }[]>`
    select private_jwk_encrypted, public_jwk from signing_keys`
  expect(row?.private_jwk_encrypted).not.toContain('"d"')
  expect(row?.public_jwk).not.toHaveProperty('d')
  const other = createFieldCipher('another secret for tests, long enough')
  await expect(createTokens({ database, cipher: other, clock: () => now })).rejects.toThrow('SECRET_KEY')
})

test('after a rotation the new key signs and the old one verifies until its last token has expired', async () => {
  const before = await tokens.signAccess(actor)
  const oldKid = await newestKid(tokens)
  await tokens.rotateKeys()
  expect(await newestKid(tokens)).not.toBe(oldKid)
  expect((await tokens.jwks()).keys).toHaveLength(2)
  expect(await verify(tokens, before)).toEqual(actor)
  expect(await verify(await open(), await tokens.signAccess(actor))).toEqual(actor)

  passMs(20 * minute)
  expect((await tokens.jwks()).keys).toHaveLength(1)
  tokens.forget(actor.userId)
  await expect(verify(tokens, before)).rejects.toThrow('token_invalid')
})

test('two processes that rotate at once leave one new key', async () => {
  const other = await open()
  await Promise.all([tokens.rotateKeys(), other.rotateKeys()])
  const [count] = await database.sql<{ active: number; all: number }[]>`
    select count(*) filter (where retired_at is null)::int as active, count(*)::int as all from signing_keys`
  expect(count).toEqual({ active: 1, all: 2 })
  expect(await newestKid(tokens)).toBe(await newestKid(other))
})

test('a key another process rotated in is found, asking the table at most every five seconds', async () => {
  const other = await open()
  passMs(1000)
  await tokens.rotateKeys()
  const token = await tokens.signAccess(actor)
  await expect(verify(other, token)).rejects.toThrow('token_invalid')
  passMs(4000)
  expect(await verify(other, token)).toEqual(actor)
})

test('a process signs with the key another one rotated in within a minute', async () => {
  const other = await open()
  await tokens.rotateKeys()
  passMs(minute)
  const token = await other.signAccess(actor)
  const kid = JSON.parse(Buffer.from(token.split('.')[0] as string, 'base64url').toString()).kid
  expect(kid).toBe(await newestKid(tokens))
})

test('a refresh token is exchanged once; its reuse revokes the whole family', async () => {
  const first = await tokens.openRefresh(database.db, actor.userId)
  const second = await tokens.rotateRefresh(first)
  expect(second.userId).toBe(actor.userId)
  const third = await tokens.rotateRefresh(second.refreshToken)
  passMs(11_000)
  await expect(tokens.rotateRefresh(first)).rejects.toThrow('refresh_reused')
  await expect(tokens.rotateRefresh(third.refreshToken)).rejects.toThrow('token_invalid')
})

test('a reuse touches no other sign-in of the same user', async () => {
  const phone = await tokens.openRefresh(database.db, actor.userId)
  const browser = await tokens.openRefresh(database.db, actor.userId)
  const next = await tokens.rotateRefresh(phone)
  await tokens.rotateRefresh(next.refreshToken)
  await expect(tokens.rotateRefresh(phone)).rejects.toThrow('refresh_reused')
  expect((await tokens.rotateRefresh(browser)).userId).toBe(actor.userId)
})

test('a phone that lost the answer gets the same successor again within ten seconds', async () => {
  const first = await tokens.openRefresh(database.db, actor.userId)
  const answered = await tokens.rotateRefresh(first)
  passMs(9_999)
  expect(await tokens.rotateRefresh(first)).toEqual(answered)
  passMs(1)
  await expect(tokens.rotateRefresh(first)).rejects.toThrow('refresh_reused')
  await expect(tokens.rotateRefresh(answered.refreshToken)).rejects.toThrow('token_invalid')
})

test('a repeat after the successor was used is a reuse, however soon', async () => {
  const first = await tokens.openRefresh(database.db, actor.userId)
  const { refreshToken } = await tokens.rotateRefresh(first)
  await tokens.rotateRefresh(refreshToken)
  await expect(tokens.rotateRefresh(first)).rejects.toThrow('refresh_reused')
})

test('the same token sent eight times at once gives one successor', async () => {
  const first = await tokens.openRefresh(database.db, actor.userId)
  const answers = await Promise.all(Array.from({ length: 8 }, () => tokens.rotateRefresh(first)))
  expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1)
  const [count] = await database.sql<{ tokens: number }[]>`select count(*)::int as tokens from refresh_tokens`
  expect(count?.tokens).toBe(2)
})

test('a refresh token expires after thirty days unused; each use begins them anew', async () => {
  const first = await tokens.openRefresh(database.db, actor.userId)
  passMs(30 * 86_400_000 - 1)
  const { refreshToken } = await tokens.rotateRefresh(first)
  passMs(30 * 86_400_000)
  await expect(tokens.rotateRefresh(refreshToken)).rejects.toThrow('token_expired')
  await tokens.purgeExpired()
  await expect(tokens.rotateRefresh(refreshToken)).rejects.toThrow('token_invalid')
})

test('a purge leaves what is still good', async () => {
  const first = await tokens.openRefresh(database.db, actor.userId)
  passMs(29 * 86_400_000)
  await tokens.purgeExpired()
  expect((await tokens.rotateRefresh(first)).userId).toBe(actor.userId)
})

test('signing out revokes the family, by any of its tokens', async () => {
  const first = await tokens.openRefresh(database.db, actor.userId)
  const { refreshToken } = await tokens.rotateRefresh(first)
  await tokens.revokeRefresh(first)
  await expect(tokens.rotateRefresh(refreshToken)).rejects.toThrow('token_invalid')
})

test('an invented token is invalid, and no token is stored in clear', async () => {
  await expect(tokens.rotateRefresh('invented')).rejects.toThrow('token_invalid')
  const token = await tokens.openRefresh(database.db, actor.userId)
  const rows = await database.sql`select * from refresh_tokens where token_hash = ${token}`
  expect(rows).toHaveLength(0)
})
