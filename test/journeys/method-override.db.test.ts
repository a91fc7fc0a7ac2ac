import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shop, startShop } from '../support/shop.ts'
import { addAddress } from '../support/shopping.ts'

describe('PATCH from the mini program', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop({ runJobs: false })
  })
  afterAll(() => shop.stop())

  it('comes as POST with a header, and as nothing else', async () => {
    const buyer = await shop.signIn()
    const id = await addAddress(buyer)
    const call = { params: { id }, body: { name: '李小渝' } }
    const headers = { 'X-HTTP-Method-Override': 'PATCH' }
    const changed = await buyer.send('POST /api/addresses/{id}', { ...call, headers })
    expect(changed).toMatchObject({ status: 200, body: { name: '李小渝' } })
    expect((await buyer.send('POST /api/addresses/{id}', call)).body).toMatchObject({
      code: 'method_not_allowed',
    })
    const deleting = { params: { id }, headers: { 'X-HTTP-Method-Override': 'DELETE' } }
    expect((await buyer.send('POST /api/addresses/{id}', deleting)).status).toBe(405)
    expect((await buyer.call('GET /api/addresses', {})).items).toHaveLength(1)
  })
})
