import type { DeskLiveSession } from '@yuxiang/shared/api/live-desk'
import { describe, expect, it } from 'vitest'
import { draftOf, readLive } from './live-draft.ts'

const session = {
  id: 's',
  room: { id: 'r', name: '奉节电商服务站', platform: 'douyin', accountId: 'a' },
  merchantId: null,
  title: '脐橙开园',
  hostName: '选品员',
  streamerId: 'h',
  countyCode: '500236',
  county: '奉节县',
  venueId: null,
  venueName: null,
  link: 'https://live.douyin.com/1',
  appLink: '',
  feedId: null,
  coverUrl: null,
  startsAt: '2026-12-01T11:30:00.000Z',
  endsAt: '2026-12-01T13:30:00.000Z',
  products: [
    { id: 'p', name: '脐橙', imageUrl: '', priceFen: 100, stock: 5, forSale: true, explaining: false },
  ],
  setAsides: [
    {
      skuId: 'k',
      productId: 'p',
      name: '脐橙',
      skuName: '5斤装',
      quantity: 20,
      available: 5,
      releasedAt: null,
    },
  ],
  coupons: [{ id: 'c', name: '满减券', label: '满99减10', claimable: true }],
} as unknown as DeskLiveSession

describe('a plan as it is typed', () => {
  it('is a stored session, and the same session again', () => {
    const { body, errors } = readLive(draftOf(session))
    expect(errors).toEqual({})
    expect(body).toEqual({
      ...{ roomId: 'r', title: '脐橙开园', hostName: '选品员', streamerId: 'h' },
      ...{ countyCode: '500236', venueId: null },
      ...{ link: 'https://live.douyin.com/1', appLink: '', feedId: null, coverUrl: null },
      ...{ startsAt: '2026-12-01T19:30:00+08:00', endsAt: '2026-12-01T21:30:00+08:00' },
      ...{ productIds: ['p'], setAsides: [{ skuId: 'k', quantity: 20 }], couponBatchIds: ['c'] },
    })
  })

  it('says what is missing, by field', () => {
    const draft = draftOf(session)
    const [product] = draft.products
    const asides = [{ skuId: 'k', skuName: '5斤装', quantity: '0' }]
    const { body, errors } = readLive({
      ...draft,
      ...{ room: null, title: ' ', hostName: '', endsAt: draft.startsAt },
      products: product ? [{ ...product, asides }] : [],
    })
    expect(body).toBeUndefined()
    expect(Object.keys(errors).sort()).toEqual(['aside.k', 'endsAt', 'hostName', 'roomId', 'title'])
  })

  it('for 视频号 has its id and no link, for others a link and no id', () => {
    const draft = { ...draftOf(session), feedId: 'export/abc' }
    expect(readLive(draft).body).toMatchObject({ link: draft.link, feedId: null })
    const room = { id: 'r', name: '渝乡集', platform: 'channels' as const, merchantId: null }
    expect(readLive({ ...draft, room }).body).toMatchObject({ link: '', feedId: 'export/abc' })
  })
})
