import { expect, it } from 'vitest'
import { type EvidenceDraft, readEvidence } from './read-evidence.ts'

const draft: EvidenceDraft = {
  of: 'period',
  format: 'pdf',
  grantId: 'g',
  from: '2026-01-01',
  to: '2026-11-23',
}

it('papers are of a period or of a grant, never of both', () => {
  expect(readEvidence(draft).body).toEqual({ format: 'pdf', from: '2026-01-01', to: '2026-11-23' })
  expect(readEvidence({ ...draft, of: 'grant' }).body).toEqual({ format: 'pdf', grantId: 'g' })
})

it.each<[Partial<EvidenceDraft>, string]>([
  [{ from: '' }, 'from'],
  [{ to: '' }, 'to'],
  [{ to: '2025-12-31' }, 'to'],
  [{ from: '2025-11-22' }, 'to'],
  [{ of: 'grant', grantId: '' }, 'grantId'],
])('with %o none are ordered, and %s says why', (part, field) => {
  const { body, errors } = readEvidence({ ...draft, ...part })
  expect(body).toBeUndefined()
  expect(Object.keys(errors)).toEqual([field])
})
