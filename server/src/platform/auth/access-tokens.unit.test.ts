import { createHmac } from 'node:crypto'
import { exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '../http/access.ts'
import { type AccessTokens, createAccessTokens } from './access-tokens.ts'
import type { Keyring } from './keyring.ts'

const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
const stranger = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
const actor: Actor = { userId: '01936f00-0000-7000-8000-000000000001', roles: ['shopper', 'merchant'] }

let now: Date
let lookups: number
let tokens: AccessTokens
const keyring: Keyring = {
  signingKey: async () => ({ kid: 'key-1', key: pair.privateKey }),
  verifyingKey: async (kid) => {
    lookups++
    return kid === 'key-1' ? pair.publicKey : null
  },
  publicKeys: async () => [],
  rotate: async () => {},
}

beforeEach(() => {
  now = new Date('2026-05-01T00:00:00Z')
  lookups = 0
  tokens = createAccessTokens(keyring, () => now)
})

const passSeconds = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const verify = async (token: string) => tokens.verify(token)
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = () => {
  const issuedAt = Math.floor(now.getTime() / 1000)
  return { iss: 'yuxiang', sub: actor.userId, roles: actor.roles, iat: issuedAt, exp: issuedAt + 600 }
}

test('a token says who its holder is', async () => {
  expect(await verify(await tokens.sign(actor))).toEqual(actor)
})

test('a token seen before answers at once, without another look at its signature', async () => {
  const token = await tokens.sign(actor)
  await verify(token)
  expect(tokens.verify(token)).toEqual(actor)
  expect(lookups).toBe(1)
})

test('a token lives fifteen minutes, and the cache gives it no second more', async () => {
  const token = await tokens.sign(actor)
  await verify(token)
  passSeconds(899)
  expect(tokens.verify(token)).toEqual(actor)
  passSeconds(1)
  expect(() => tokens.verify(token)).toThrow('token_expired')
  await expect(verify(token)).rejects.toThrow('token_expired')
})

test('a forgotten user is verified again, others are not', async () => {
  const token = await tokens.sign(actor)
  const other = await tokens.sign({ ...actor, userId: '01936f00-0000-7000-8000-000000000002' })
  await verify(token)
  await verify(other)
  tokens.forget(actor.userId)
  expect(tokens.verify(token)).toBeInstanceOf(Promise)
  expect(tokens.verify(other)).not.toBeInstanceOf(Promise)
})

test('the same claims under a changed signature are invalid, although the true token is cached', async () => {
  const token = await tokens.sign(actor)
  await verify(token)
  const [header, payload, signature] = token.split('.') as [string, string, string]
  const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`
  await expect(verify(`${header}.${payload}.${flipped}`)).rejects.toThrow('token_invalid')
})

test('changed claims are invalid', async () => {
  const [header, , signature] = (await tokens.sign(actor)).split('.')
  const payload = encode({ ...claims(), roles: ['operator'] })
  await expect(verify(`${header}.${payload}.${signature}`)).rejects.toThrow('token_invalid')
})

test('an unsigned token is invalid', async () => {
  const token = `${encode({ alg: 'none', kid: 'key-1' })}.${encode(claims())}.`
  await expect(verify(token)).rejects.toThrow('token_invalid')
})

test('a token signed by HMAC with our public key is invalid', async () => {
  const head = `${encode({ alg: 'HS256', kid: 'key-1' })}.${encode(claims())}`
  const signature = createHmac('sha256', await exportSPKI(pair.publicKey))
    .update(head)
    .digest('base64url')
  await expect(verify(`${head}.${signature}`)).rejects.toThrow('token_invalid')
})

test.each([
  ['signed by a stranger', stranger.privateKey, {}, {}],
  ['of an unknown key', pair.privateKey, { kid: 'key-2' }, {}],
  ['without a key id', pair.privateKey, { kid: undefined }, {}],
  ['of another issuer', pair.privateKey, {}, { iss: 'elsewhere' }],
  ['without an end', pair.privateKey, {}, { exp: undefined }],
  ['with an unknown role', pair.privateKey, {}, { roles: ['emperor'] }],
  ['without a user', pair.privateKey, {}, { sub: undefined }],
])('a token %s is invalid', async (_, key, header, changed) => {
  const token = await new SignJWT({ ...claims(), ...changed })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'key-1', ...header })
    .sign(key)
  await expect(verify(token)).rejects.toThrow('token_invalid')
})

test.each(['', 'nonsense', 'a.b.c', '..', `${'a'.repeat(3000)}.b.c`])('%j is no token', async (text) => {
  await expect(verify(text)).rejects.toThrow('token_invalid')
})
