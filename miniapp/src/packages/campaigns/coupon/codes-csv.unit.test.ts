import { expect, it } from 'vitest'
import { codesCsv } from './codes-csv.ts'

it('the codes are a row each, and names can neither break the table nor become formulas', () => {
  expect(codesCsv('年货,券', '=甲"单位"', ['AB12', 'CD34'])).toBe(
    '序号,优惠券,单位,兑换码\r\n1,"年货,券","\'=甲""单位""",AB12\r\n2,"年货,券","\'=甲""单位""",CD34',
  )
})
