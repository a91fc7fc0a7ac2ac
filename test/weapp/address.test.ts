import { expect, test } from 'vitest'
import { signedInPhone } from './signed-in-phone.ts'
import type { Screen } from './simulator/screen.ts'

async function fillForm(screen: Screen): Promise<void> {
  await screen.type('收货人', '张小渝')
  await screen.type('手机号', '13800000000')
  await screen.tap('所在地区，省、市、区县')
  const sheet = screen.within('所在地区')
  await sheet.tap('重庆市')
  await sheet.tap('渝中区')
  await screen.find(/^所在地区，重庆市\s?渝中区$/)
  await screen.type('详细地址', '中山四路 1 号')
}

test('an address is typed in, saved and listed; it is changed and deleted', async () => {
  const { phone, buyer } = await signedInPhone()
  const { screen, stack } = phone
  stack.open('/packages/user/addresses/index')
  stack.open('/packages/user/address-edit/index')
  await fillForm(screen)
  await screen.tap('保存')
  await screen.opens('packages/user/addresses/index')
  await screen.sees('中山四路 1 号')
  const [saved] = (await buyer.call('GET /api/addresses', {})).items
  expect(saved).toMatchObject({ name: '张小渝', detail: '中山四路 1 号', regionCode: '500103' })

  stack.open(`/packages/user/address-edit/index?id=${saved?.id}`)
  await screen.type('详细地址', '中山四路 36 号')
  await screen.tap('保存')
  await screen.opens('packages/user/addresses/index')
  await screen.sees('中山四路 36 号')

  stack.open(`/packages/user/address-edit/index?id=${saved?.id}`)
  await screen.tap('删除')
  await screen.opens('packages/user/addresses/index')
  expect(phone.feedback.modals).toHaveLength(1)
  await expect.poll(async () => (await buyer.call('GET /api/addresses', {})).items).toEqual([])
  expect(phone.errors).toEqual([])
})

test('what is missing in the form is said, and nothing typed is lost', async () => {
  const { phone, buyer } = await signedInPhone()
  phone.stack.open('/packages/user/address-edit/index')
  await phone.screen.type('收货人', '张小渝')
  await phone.screen.tap('保存')
  await expect.poll(() => phone.feedback.toasts.length).toBe(1)
  const field = await phone.screen.find('收货人', (node) => node.reports('input'))
  expect(field.attribute('value')).toBe('张小渝')
  expect((await buyer.call('GET /api/addresses', {})).items).toEqual([])
  expect(phone.errors).toEqual([])
})
