import { describe, expect, it } from 'vitest'
import { choicesBelow, homeFirst, pathText, pathTo } from './regions'
import { testRegions } from './test-regions'

const province = (name: string) => testRegions.find((node) => node.name === name) ?? { code: '', name: '' }

describe('regions', () => {
  it('let a person pick a district of a municipality at once', () => {
    expect(choicesBelow(province('重庆市')).map((node) => node.name)).toEqual([
      '渝中区',
      '渝北区',
      '奉节县',
      '石柱土家族自治县',
    ])
  })

  it('put counties under the province beside its cities', () => {
    expect(choicesBelow(province('湖北省')).map((node) => node.name)).toEqual([
      '武汉市',
      '恩施土家族苗族自治州',
      '仙桃市',
    ])
  })

  it('find the way to a district and name it as the API does', () => {
    expect(pathText(pathTo(testRegions, '500236'))).toBe('重庆市 奉节县')
    expect(pathText(pathTo(testRegions, '420106'))).toBe('湖北省 武汉市 武昌区')
    expect(pathTo(testRegions, '999999')).toEqual([])
  })

  it('put Chongqing first', () => {
    expect(homeFirst(testRegions).map((node) => node.code)).toEqual(['500000', '110000', '220000', '420000'])
  })
})
