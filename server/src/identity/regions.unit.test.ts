import { areaList } from '@vant/area-data'
import { expect, test } from 'vitest'
import { regionsAnswer, resolveRegion } from './regions.ts'

const codes: [meant: string | string[], code: string, region: string][] = [
  ['500103', '500103', '重庆市 渝中区'],
  ['重庆市渝中区', '500103', '重庆市 渝中区'],
  ['重庆市 渝中区', '500103', '重庆市 渝中区'],
  [['重庆市', '重庆市', '渝中区'], '500103', '重庆市 渝中区'],
  [['重庆市', '市辖区', '渝中区'], '500103', '重庆市 渝中区'],
  ['重庆市重庆市渝中区', '500103', '重庆市 渝中区'],
  ['重庆渝中区', '500103', '重庆市 渝中区'],
  ['重庆市/县/奉节县', '500236', '重庆市 奉节县'],
  ['重庆市奉节县', '500236', '重庆市 奉节县'],
  ['重庆市 重庆市 县 奉节县', '500236', '重庆市 奉节县'],
  ['重庆市石柱土家族自治县', '500240', '重庆市 石柱土家族自治县'],
  ['北京市朝阳区', '110105', '北京市 朝阳区'],
  ['长春市朝阳区', '220104', '吉林省 长春市 朝阳区'],
  ['吉林省长春市朝阳区', '220104', '吉林省 长春市 朝阳区'],
  ['吉林市昌邑区', '220202', '吉林省 吉林市 昌邑区'],
  ['广东省天河区', '440106', '广东省 广州市 天河区'],
  ['湖北省仙桃市', '429004', '湖北省 仙桃市'],
  ['新疆乌鲁木齐市天山区', '650102', '新疆维吾尔自治区 乌鲁木齐市 天山区'],
]

test.each(codes)('%j is %s', (input, code, region) => {
  expect(resolveRegion(input)).toEqual({ code, region })
})

test.each([
  ['a district that several cities have', '朝阳区'],
  ['a district that two cities of the province have', '江苏省鼓楼区'],
  ['a district of another province', '四川省渝中区'],
  ['a province alone', '重庆市'],
  ['a city alone', '吉林省长春市'],
  ['a code of no district', '500199'],
  ['the code of a city', '500100'],
  ['nonsense', '月球背面'],
  ['names that are not all known', '火星重庆市渝中区'],
  ['the name of a method', 'constructor'],
  ['headings without end', '县'.repeat(60)],
])('%s is unknown', (_, input) => {
  expect(() => resolveRegion(input)).toThrow('region_unknown')
})

test('every district is found by its code, its full names and its own answer', () => {
  const wrong = Object.entries(areaList.county_list).filter(([code, name]) => {
    const province = areaList.province_list[`${code.slice(0, 2)}0000`] as string
    const city = areaList.city_list[`${code.slice(0, 4)}00`] as string
    const { region } = resolveRegion(code)
    return [code, [province, city, name], region].some((input) => resolveRegion(input).code !== code)
  })
  expect(wrong).toEqual([])
})

test('the answer has every district once, and is made once', () => {
  const { items } = JSON.parse(new TextDecoder().decode(regionsAnswer().bytes)) as {
    items: { children: { children: { code: string }[] }[] }[]
  }
  const found = items.flatMap((province) => province.children.flatMap((city) => city.children))
  expect(found.map((district) => district.code).sort()).toEqual(Object.keys(areaList.county_list).sort())
  expect(regionsAnswer()).toBe(regionsAnswer())
})
