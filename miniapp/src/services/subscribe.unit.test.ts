import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const ask = vi.hoisted(() => vi.fn())
const sent = vi.hoisted(() => vi.fn())
vi.mock('@tarojs/taro', () => ({
  default: { requestSubscribeMessage: ask, getStorageSync: () => ({ user: { id: 'u' } }) },
}))
vi.mock('./api', () => ({ call: sent }))

// What other files loaded has the true Taro, and what is loaded here must not stay.
beforeAll(() => vi.resetModules())
afterAll(() => vi.resetModules())

const idsAsked = () => ask.mock.calls.map(([options]) => options.tmplIds)
const accept = async ({ tmplIds }: { tmplIds: string[] }) =>
  Object.fromEntries(tmplIds.map((id) => [id, 'accept']))

it('asks about three at most, those first that are used up, and not again what was declined', async () => {
  const { askConsents, readConsents } = await import('./subscribe')
  const kinds = ['deskNotice', 'merchantAffairs', 'afterSale', 'certification'] as const
  const templates = kinds.map((kind) => ({ kind, id: kind, consents: kind === 'deskNotice' ? 1 : 0 }))
  sent.mockResolvedValue({ templates })
  await readConsents()

  ask.mockImplementation(accept)
  expect(await askConsents(kinds)).toMatchObject({ accepted: 3 })
  const body = { templates: kinds.slice(1).map((id) => ({ id, accepted: true })) }
  expect(sent).toHaveBeenLastCalledWith('POST /api/messages/subscriptions', expect.objectContaining({ body }))
  // A shop without this template asks nothing.
  expect(await askConsents(['pointsExpiring'])).toMatchObject({ accepted: 0 })

  // Turned off in WeChat, or no tap: nobody was asked, so nobody has declined.
  ask.mockRejectedValueOnce({ errCode: 20004 })
  expect(await askConsents(['afterSale'])).toMatchObject({ accepted: 0 })
  ask.mockResolvedValueOnce({ afterSale: 'reject' })
  await askConsents(['afterSale'])
  await askConsents(['afterSale'])
  await askConsents(['afterSale', 'certification'])
  await askConsents(['afterSale'], true)
  expect(idsAsked()).toEqual([
    ['merchantAffairs', 'afterSale', 'certification'],
    ['afterSale'],
    ['afterSale'],
    ['certification'],
    ['afterSale'],
  ])
})
