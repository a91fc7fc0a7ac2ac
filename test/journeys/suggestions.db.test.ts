import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shelve } from '../support/fixtures.ts'
import { type Shop, startShop } from '../support/shop.ts'

describe('suggestions while typing', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop({ runJobs: false })
    const names = ['奉节脐橙 大果', '奉节脐橙 小果', '脐橙果干', '城口老腊肉 五花', '绿茶 明前']
    for (const name of names) await shelve(shop, { name })
    await shelve(shop, { name: '血橙 已下架', state: 'withdrawn' })
    const { sql } = shop.server.platform.database
    await sql`insert into hot_words (word, position) values ('脐橙', 0), ('腊肉', 1)`
  })
  afterAll(() => shop.stop())

  const suggested = async (q: string) =>
    (await shop.stranger.call('GET /api/search/suggestions', { query: { q } })).items

  it('begin with hot words, then heads of names each once, what begins like it before what contains it', async () => {
    expect(await suggested('脐橙')).toEqual(['脐橙', '脐橙果干', '奉节脐橙'])
    expect(await suggested('奉')).toEqual(['奉节县', '奉节脐橙'])
    expect(await suggested('柑')).toEqual(['柑橘'])
  })

  it('offer nothing that is not sold, and nothing for nonsense', async () => {
    expect(await suggested('血橙')).toEqual([])
    expect(await suggested('xyz')).toEqual([])
  })

  it.each([
    ['nothing', {}],
    ['an empty text', { q: '' }],
    ['a novel', { q: '橙'.repeat(1_000) }],
    ['a field nobody knows', { q: '橙', size: '5' }],
  ])('refuse %s', async (_title, query) => {
    const reply = await shop.stranger.send('GET /api/search/suggestions', { query })
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  })
})
