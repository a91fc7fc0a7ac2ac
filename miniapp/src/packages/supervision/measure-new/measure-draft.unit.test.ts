import { expect, it } from 'vitest'
import { emptyDraft, inputOf } from './measure-draft'

it('ends with its last day, and leaves out what the kind does not ask for', () => {
  const draft = {
    ...emptyDraft({}),
    startsOn: '2026-12-01',
    endsOn: '2026-12-31',
    remedy: '退款',
    reason: '查实',
  }
  expect(inputOf('m', draft)).toMatchObject({
    kind: 'warning',
    startsAt: '2026-12-01T00:00:00+08:00',
    endsAt: '2027-01-01T00:00:00+08:00',
    remedy: null,
    sourceKind: 'desk',
    sourceId: null,
  })
  expect(inputOf('m', { ...draft, kind: 'certificationSuspension' })).toMatchObject({
    startsAt: null,
    endsAt: null,
  })
  expect(inputOf('m', { ...draft, kind: 'blacklist' }).remedy).toBe('退款')
})

it('takes over what led to it', () => {
  const draft = emptyDraft({
    kind: 'delisting',
    product: 'p',
    productName: '脐橙',
    source: 'inspection',
    sourceId: 's',
  })
  expect(inputOf('m', draft)).toMatchObject({
    kind: 'delisting',
    productId: 'p',
    sourceKind: 'inspection',
    sourceId: 's',
  })
  expect(emptyDraft({ source: 'inspection' })).toMatchObject({ sourceKind: 'desk', sourceId: null })
})

it('reads the address as WeChat leaves it, escaped, and as the browser does', () => {
  const words = { productName: '奉节脐橙', reason: '抽检不合格：超标 50%' }
  const read = (params: typeof words) => {
    const { product, reason } = emptyDraft({ product: 'p', ...params })
    return { productName: product?.name, reason }
  }
  const escaped = {
    productName: encodeURIComponent(words.productName),
    reason: encodeURIComponent(words.reason),
  }
  expect([read(escaped), read(words)]).toEqual([words, words])
})
