import { expect, it } from 'vitest'
import { requireSignedLink, signedLink } from './signed-link.ts'

const secret = 'a secret key for tests, of 32 characters or more'
const now = new Date('2026-11-26T10:00:00Z')
const opened = (path: string, query: string, at = now) => {
  const { expires, signature } = Object.fromEntries(new URLSearchParams(query))
  const given = { ...(expires !== undefined && { expires }), ...(signature !== undefined && { signature }) }
  try {
    requireSignedLink(secret, path, given, at)
    return true
  } catch {
    return false
  }
}

it('opens its own path for ten minutes, and nothing else', () => {
  const [path = '', query = ''] = signedLink(secret, '/api/papers/a.b', now).split('?')
  expect(path).toBe('/api/papers/a.b')
  expect(opened(path, query)).toBe(true)
  expect(opened(path, query, new Date(now.getTime() + 599_000))).toBe(true)
  expect(opened(path, query, new Date(now.getTime() + 600_000))).toBe(false)
  expect(opened('/api/papers/a', query)).toBe(false)
  expect(opened(path, '')).toBe(false)
})

it('takes no part of a path for an end, and no end that is no number', () => {
  const { expires = '', signature = '' } = Object.fromEntries(
    new URLSearchParams(signedLink(secret, '/api/papers/a.b', now).split('?')[1]),
  )
  for (const moved of [`b.${expires}`, `b\n${expires}`, `${expires}0000000000`, 'Infinity', '']) {
    expect(opened('/api/papers/a', `${new URLSearchParams({ expires: moved, signature })}`), moved).toBe(
      false,
    )
  }
})
