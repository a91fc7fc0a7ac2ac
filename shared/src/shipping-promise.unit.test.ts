import { expect, test } from 'vitest'
import { shippingHoursOf } from './shipping-promise.ts'

const goods = (...servicePromises: string[]) => ({ servicePromises })

test('goods go within what their listing promises, 48 hours without a word, and together with the slowest', () => {
  expect(shippingHoursOf([goods()])).toBe(48)
  expect(shippingHoursOf([goods('坏单包赔', '24小时发货')])).toBe(24)
  expect(shippingHoursOf([goods('付款后 3 天内发货')])).toBe(72)
  expect(shippingHoursOf([goods('7日内发出')])).toBe(168)
  expect(shippingHoursOf([goods('24小时发货'), goods()])).toBe(48)
  expect(shippingHoursOf([goods('24小时发货'), goods('7天内发货')])).toBe(168)
})

test('what is no promise to ship, or promises nothing, counts for nothing; none is longer than fifteen days', () => {
  expect(shippingHoursOf([goods('7天无理由退货', '48小时退款')])).toBe(48)
  expect(shippingHoursOf([goods('0小时发货')])).toBe(48)
  expect(shippingHoursOf([goods('90天内发货')])).toBe(360)
})
