import { expect, inject, it } from 'vitest'
import { placeOne } from '../support/shopping.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()

// The moment between two systems in which this happens is made in test/journeys/payment.db.test.ts.
it('money that came too late is said to be on its way back, then to be back', async () => {
  const url = inject('shopUrl')
  const { caller, session } = await newShopper(url)
  const { payment, orders } = await placeOne(caller, (await findGoods(url, '奉节脐橙')).skuId)
  await caller.call('POST /api/orders/{id}/cancel', { params: { id: orders[0]?.id ?? '' } })
  const { page, complaints } = await open({ stored: { session } })
  let state = 'refunding'
  await page.route(`**/api/payments/${payment.id}`, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), state } })
  })
  await page.goto(`/packages/order/result/index?paymentId=${payment.id}`)
  await seen(page, '正在原路退款').waitFor()
  const amount = page.getByRole('img', { name: `${(payment.amountFen / 100).toFixed(2)} 元` })
  await amount.waitFor()
  state = 'refunded'
  await seen(page, '已原路退款').waitFor()
  await amount.waitFor()
  await seen(page, '查看订单').waitFor()
  expect(complaints).toEqual([])
})
