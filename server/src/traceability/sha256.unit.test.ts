import { createHash } from 'node:crypto'
import { sha256 } from '@yuxiang/shared/trace/sha256'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const nodes = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

it('a phone reckons SHA-256 as Node does, of any text and any length', () => {
  const texts = fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 80 })
    .map((points) => String.fromCodePoint(...points))
  fc.assert(
    fc.property(texts, (text) => sha256(text) === nodes(text)),
    { numRuns: 60 },
  )
  for (let length = 0; length < 130; length++)
    expect(sha256('a'.repeat(length))).toBe(nodes('a'.repeat(length)))
  expect(sha256('橙'.repeat(1_000))).toBe(nodes('橙'.repeat(1_000)))
})
