import type { Case } from '@yuxiang/shared/api/certification'
import type { ComplaintStart } from '@yuxiang/shared/api/complaints'
import type { Application } from '@yuxiang/shared/api/merchants'
import { defaultFreight } from '@yuxiang/shared/merchants/default-freight'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { emptyCampaign } from '@/packages/campaigns/edit/campaign-draft'
import { emptyProduct } from '@/packages/shop-desk/product/product-draft'

const stored = vi.hoisted(() => new Map<string, unknown>())
const sent = vi.hoisted(() => vi.fn())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => stored.set(key, value),
    removeStorageSync: (key: string) => stored.delete(key),
    showToast: () => undefined,
  },
}))
vi.mock('@/services/api', async (actual) => ({ ...(await actual<object>()), call: sent }))
vi.mock('react', async (actual) => ({
  ...(await actual<object>()),
  ...(await import('./test-support.ts')).testHooks,
}))

// What other files loaded has the true React, and what is loaded here must not stay.
beforeAll(() => vi.resetModules())
afterAll(() => vi.resetModules())
beforeEach(() => stored.clear())

const userId = '0190a8f0-0000-7000-8000-000000000000'
const file = { id: 'f', name: '发霉.mp4', contentType: 'video/mp4', sizeBytes: 9, url: '/f' }
const kept = () => [...stored.values()]

/** Draws a form, and lets somebody tap an upload and type on while it is under way. */
async function uploading<Form>(useForm: () => Form) {
  const { screenOf } = await import('./test-support.ts')
  const draw = screenOf(useForm)
  return { atTap: draw(), now: draw }
}

it('a complaint has what was typed while its evidence was sent, on screen and on the phone', async () => {
  const { useComplaintForm } = await import('@/packages/complaints/form/use-complaint-form')
  const start = {
    ...{ merchantId: 'm', merchantName: '果园', officeName: '奉节县市场监督管理局', traceCode: null },
    ...{ productId: 'p', productName: '脐橙', imageUrl: null, orderId: null, orderNo: null, batchCode: null },
    particulars: { name: '', phone: '', address: '' },
    products: [],
    goneFiles: [],
  } satisfies ComplaintStart
  const given = { userId, subject: 'p', start, reload: async () => undefined }
  const { atTap, now } = await uploading(() => useComplaintForm(given))
  now().change({ description: '拆箱就有酒味' }, 'description')
  now().change({ description: '拆箱就有酒味，三个发霉' }, 'description')
  atTap.change(({ files }) => ({ files: [...files, file] }))
  atTap.change(({ files }) => ({ files: [...files, { ...file, id: 'g' }] }))
  const typed = { description: '拆箱就有酒味，三个发霉', files: [file, { ...file, id: 'g' }] }
  expect(now().draft).toMatchObject(typed)
  expect(kept()).toMatchObject([typed])
})

it('so has a listing, while its picture was sent', async () => {
  const { useProductForm } = await import('@/packages/shop-desk/product/use-product-form')
  const at = { userId, shop: { id: 's' } } as Parameters<typeof useProductForm>[0]
  const { atTap, now } = await uploading(() => useProductForm(at, emptyProduct, undefined, () => undefined))
  now().change({ name: '奉节脐橙' })
  atTap.change({ images: ['/files/a.webp'] })
  const typed = { name: '奉节脐橙', images: ['/files/a.webp'] }
  expect(now().draft).toMatchObject(typed)
  expect(kept()).toMatchObject([typed])
})

it('so has a campaign, while its banner was sent', async () => {
  const { useCampaignForm } = await import('@/packages/campaigns/edit/use-campaign-form')
  const bench = { userId } as Parameters<typeof useCampaignForm>[0]['bench']
  const initial = emptyCampaign('s', '2026-12-01T00:00', '2026-12-08T00:00')
  const { atTap, now } = await uploading(() => useCampaignForm({ bench, initial }))
  now().change({ name: '年货节满减' })
  atTap.change({ imageHash: 'a', imageUrl: '/files/a.webp' })
  const typed = { name: '年货节满减', imageHash: 'a' }
  expect(now().draft).toMatchObject(typed)
  expect(kept()).toMatchObject([{ draft: typed }])
})

it('a campaign has what was typed while it was saved, and a copy of another leaves the new one alone', async () => {
  const { useCampaignForm } = await import('@/packages/campaigns/edit/use-campaign-form')
  const { screenOf } = await import('./test-support.ts')
  const bench = { userId } as Parameters<typeof useCampaignForm>[0]['bench']
  const initial = {
    ...emptyCampaign('s', '2026-12-01T00:00', '2026-12-08T00:00'),
    ...{ kind: 'specialPrice' as const, name: '年货节特价' },
    prices: [{ skuId: 'k', name: '脐橙', skuName: '5 斤', priceFen: 3_000, price: '25', original: '' }],
  } as unknown as ReturnType<typeof emptyCampaign>
  const now = screenOf(() => useCampaignForm({ bench, initial }))
  now().change({ description: '一句话' })
  const { promise, resolve: arrive } = Promise.withResolvers<{ id: string }>()
  sent.mockReturnValueOnce(promise)
  const saving = now().save()
  now().change({ name: '年货节特价二' })
  arrive({ id: 'c' })
  await saving
  expect(now()).toMatchObject({ draft: { name: '年货节特价二' }, saved: { id: 'c' }, dirty: true })
  expect(kept()).toMatchObject([{ draft: { name: '年货节特价二' }, unsaved: true }])

  stored.clear()
  screenOf(() => useCampaignForm({ bench, initial }))().change({ name: '另一个新活动' })
  screenOf(() => useCampaignForm({ bench, initial, copyOf: 'c' }))().change({ name: '副本' })
  const { draft } = screenOf(() => useCampaignForm({ bench, initial }))()
  expect(draft.name).toBe('另一个新活动')
})

it('so has a merchant’s application, while its licence was sent', async () => {
  const { useEntryForm } = await import('@/packages/entry/form/use-entry-form')
  const own = {
    ...{ id: 'e', updatedAt: 'then', kind: null, name: '', creditCode: '', countyCode: null, township: '' },
    ...{ story: '', primaryProduceOnly: true, licences: [], contactName: '', freight: defaultFreight },
  } as unknown as Application
  const entry = await uploading(() => useEntryForm(userId, own))
  entry.now().change({ name: '测试合作社' })
  entry.now().change(({ licences }) => ({ licences: licences.map((one) => ({ ...one, number: '91500' })) }))
  const document = { id: 'd', isPicture: true, url: '/d' }
  entry.atTap.change(({ licences }) => ({ licences: licences.map((one) => ({ ...one, document })) }))
  const typed = { name: '测试合作社', licences: [{ number: '91500', document }] }
  expect(entry.now().draft).toMatchObject(typed)
  expect(kept()).toMatchObject([{ draft: typed }])
})

it('so has an application for certification, while a paper was sent', async () => {
  const { useApplicationForm } = await import('@/packages/certify/edit/use-application-form')
  const content = {
    ...{ goodsKind: 'primary', origin: '', priceFen: 0, marketPriceFen: 0, yearlySupplyFen: 0 },
    ...{ supplyNote: '', mechanism: '', households: 0, benefits: [], materials: [] },
  }
  const application = { id: 'a', content, papers: [] } as unknown as Case
  const certify = await uploading(() => useApplicationForm(application))
  certify.now().change({ origin: '奉节县安坪镇' })
  const material = { kind: 'inspection', fileId: 'p', number: '', validTo: null } as const
  certify.atTap.change(({ materials }) => ({ materials: [...materials, material as never] }))
  expect(certify.now().draft).toMatchObject({ origin: '奉节县安坪镇', materials: [material] })
})
