import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  brokenAt,
  canonicalJson,
  hashOfBatch,
  hashOfEvent,
  type TraceBatchFacts,
  type TraceLink,
} from './chain.ts'

const batch: TraceBatchFacts = {
  traceCode: '7KQ2M9XW4TRA',
  batchCode: 'QC-20261108',
  merchantId: '0190a8f0-0000-7000-8000-000000000001',
  skuId: '0190a8f0-0000-7000-8000-000000000002',
  quantity: 1_200,
  unit: '箱',
  origin: '重庆市奉节县安坪镇',
  producedOn: '2026-11-08',
  bestBefore: '2026-12-08',
}

function chainOf(texts: readonly string[]): TraceLink[] {
  let previousHash = hashOfBatch(batch)
  return texts.map((text, index) => {
    const facts = {
      position: index + 1,
      kind: 'harvest' as const,
      at: '2026-11-08T01:00:00.000Z',
      place: '三马山果园',
      text,
      temperatures: [{ at: '2026-11-08T02:00:00.000Z', celsiusTenths: 42 }],
      photos: ['/files/0123456789abcdef-1200.webp'],
      report: index % 2 === 0 ? { name: '检测报告.pdf', sha256: 'ab'.repeat(32) } : null,
      corrects: null,
      recordedAt: '2026-11-08T03:00:00.000Z',
    }
    previousHash = hashOfEvent(previousHash, facts)
    return { ...facts, hash: previousHash }
  })
}

const headOf = (links: readonly TraceLink[]) => ({
  position: links.length,
  hash: links.at(-1)?.hash ?? hashOfBatch(batch),
})

describe('the chain of a batch', () => {
  it('writes the same JSON in whatever order the fields come', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '"' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"\\"","d":null}]}',
    )
    expect(canonicalJson({ a: true, b: [1, { c: '"', d: null }] })).toBe(
      '{"a":true,"b":[1,{"c":"\\"","d":null}]}',
    )
  })

  it('is whole as it was written, also without any event', () => {
    for (const count of [0, 1, 5]) {
      const links = chainOf(Array.from({ length: count }, (_, at) => `第 ${at} 步`))
      expect(brokenAt(batch, links, headOf(links))).toBeNull()
    }
  })

  it('shows any later change of any field at the first place it touches', () => {
    const whole = chainOf(['开花', '套袋', '采收', '装箱'])
    const changes: Partial<TraceLink>[] = [
      { text: '没有打药' },
      { at: '2026-11-07T01:00:00.000Z' },
      { place: '别的果园' },
      { temperatures: [{ at: '2026-11-08T02:00:00.000Z', celsiusTenths: 41 }] },
      { photos: [] },
      { report: { name: '检测报告.pdf', sha256: 'cd'.repeat(32) } },
      { corrects: 1 },
      { kind: 'test' },
      { recordedAt: '2026-11-08T03:00:00.001Z' },
      { hash: 'ef'.repeat(32) },
      { position: 9 },
    ]
    const places = fc.integer({ min: 0, max: whole.length - 1 })
    fc.assert(
      fc.property(places, fc.constantFrom(...changes), (place, change) => {
        const forged = whole.map((link, at) => (at === place ? { ...link, ...change } : link))
        return brokenAt(batch, forged, headOf(whole)) === place + 1
      }),
    )
  })

  it('shows what was taken out, cut off, exchanged, and a batch that says something else', () => {
    const whole = chainOf(['开花', '套袋', '采收'])
    const [first, second, third] = whole as [TraceLink, TraceLink, TraceLink]
    const head = headOf(whole)
    expect(brokenAt(batch, [first, third], head)).toBe(2)
    expect(brokenAt(batch, [first, second], head)).toBe(3)
    expect(brokenAt(batch, [second, first, third], head)).toBe(1)
    expect(brokenAt({ ...batch, quantity: 9_999 }, whole, head)).toBe(1)
    expect(brokenAt({ ...batch, bestBefore: '2027-12-08' }, whole, head)).toBe(1)
  })
})
