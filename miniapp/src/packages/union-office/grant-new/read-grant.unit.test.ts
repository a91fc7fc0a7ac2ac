import { describe, expect, it } from 'vitest'
import { type GrantDraft, readGrant } from './read-grant.ts'

const draft: GrantDraft = {
  budgetId: 'b',
  name: ' 春节慰问 ',
  way: 'all',
  perMember: '300.5',
  perGroup: { 办公室: '100', 财务科: '', '': '50.01' },
  scope: 'city',
  countyCodes: [],
  products: [],
  venues: [],
  validFrom: '2026-11-23',
  validTo: '2026-12-31',
}

describe('a grant as the form says it', () => {
  it('gives everybody one amount', () => {
    expect(readGrant(draft)).toEqual({
      body: {
        budgetId: 'b',
        name: '春节慰问',
        amounts: { perMemberFen: 30_050 },
        scope: { kind: 'city' },
        validFrom: '2026-11-23',
        validTo: '2026-12-31',
      },
      errors: {},
    })
  })

  it('gives each group its own, and nothing to a group without an amount', () => {
    expect(readGrant({ ...draft, way: 'groups' }).body?.amounts).toEqual({
      perGroup: [
        { group: '办公室', amountFen: 10_000 },
        { group: '', amountFen: 5_001 },
      ],
    })
  })

  it('is bound to the counties, products or venues that were chosen', () => {
    expect(readGrant({ ...draft, scope: 'counties', countyCodes: ['500236'] }).body?.scope).toEqual({
      kind: 'counties',
      countyCodes: ['500236'],
    })
    const products = [{ id: 'p', name: '脐橙' }]
    expect(readGrant({ ...draft, scope: 'products', products }).body?.scope).toEqual({
      kind: 'products',
      productIds: ['p'],
    })
    const venues = [{ id: 'v', name: '奉节馆' }]
    expect(readGrant({ ...draft, scope: 'venues', venues }).body?.scope).toEqual({
      kind: 'venues',
      venueIds: ['v'],
    })
  })

  it.each<[Partial<GrantDraft>, string]>([
    [{ name: '春' }, 'name'],
    [{ perMember: '0' }, 'amounts'],
    [{ way: 'groups', perGroup: { 办公室: ' ' } }, 'amounts'],
    [{ way: 'groups', perGroup: { 办公室: '5', 财务科: '五' } }, 'amounts.财务科'],
    [{ scope: 'counties' }, 'scope'],
    [{ scope: 'products' }, 'scope'],
    [{ scope: 'venues' }, 'scope'],
    [{ validFrom: '' }, 'validFrom'],
    [{ validTo: '2026-11-22' }, 'validTo'],
  ])('with %o it is not sent, and %s says why', (part, field) => {
    const { body, errors } = readGrant({ ...draft, ...part })
    expect(body).toBeUndefined()
    expect(Object.keys(errors)).toEqual([field])
  })
})
