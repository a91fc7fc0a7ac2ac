import { describe, expect, it } from 'vitest'
import { parseAddress } from './parse-address'
import { testRegions } from './test-regions'

const parse = (text: string) => parseAddress(text, testRegions)
const zhang = {
  name: '张三',
  phone: '13800000000',
  regionCode: '500103',
  region: '重庆市 渝中区',
  detail: '中山四路1号3栋502',
}

describe('parseAddress', () => {
  it.each([
    ['words apart', '张三 13800000000 重庆市渝中区中山四路1号3栋502'],
    ['address first', '重庆市渝中区中山四路1号3栋502，张三，13800000000'],
    ['nothing between', '张三13800000000重庆渝中区中山四路1号3栋502'],
    ['the name glued to the region', '13800000000 张三重庆市渝中区中山四路1号3栋502'],
    ['the district alone, unique in China', '张三 13800000000 渝中区中山四路1号3栋502'],
    ['the municipality twice', '张三,13800000000,重庆市重庆市渝中区中山四路1号3栋502'],
    ['a heading in the city’s place', '张三 13800000000 重庆 市辖区 渝中区 中山四路1号3栋502'],
    ['a phone with country code and gaps', '张三 +86 138-0000-0000 重庆市渝中区中山四路1号3栋502'],
    ['wide digits', '张三 １３８００００００００ 重庆市渝中区中山四路1号3栋502'],
  ])('reads %s', (_, text) => {
    expect(parse(text)).toEqual(zhang)
  })

  it('reads labelled lines', () => {
    const text = '收货人: 张三\n手机号码: 13800000000\n所在地区: 重庆市渝中区\n详细地址: 中山四路1号3栋502'
    expect(parse(text)).toEqual(zhang)
  })

  it('keeps gaps inside the detail and the street after the district', () => {
    expect(parse('李女士 13900001111 重庆市奉节县 永安街道 夔州路 8 号')).toEqual({
      name: '李女士',
      phone: '13900001111',
      regionCode: '500236',
      region: '重庆市 奉节县',
      detail: '永安街道 夔州路 8 号',
    })
  })

  it('knows short names below a province or city', () => {
    expect(parse('湖北恩施恩施市舞阳大街1号').regionCode).toBe('422801')
    expect(parse('重庆石柱万安街道1号')).toMatchObject({ regionCode: '500240', detail: '万安街道1号' })
    expect(parse('吉林省吉林市船营区德胜路2号').region).toBe('吉林省 吉林市 船营区')
    expect(parse('湖北省仙桃市干河街道3号').region).toBe('湖北省 仙桃市')
  })

  it('does not guess among districts of one name', () => {
    expect(parse('王五 13800000000 朝阳区建国路1号')).toEqual({
      name: '王五',
      phone: '13800000000',
      detail: '朝阳区建国路1号',
    })
    expect(parse('北京朝阳区建国路1号').regionCode).toBe('110105')
  })

  it('takes no longer number for a phone', () => {
    expect(parse('张三 1380000000012 重庆市渝中区中山四路1号').phone).toBeUndefined()
  })

  it('makes nothing up', () => {
    expect(parse('')).toEqual({})
    expect(parse('13800000000')).toEqual({ phone: '13800000000' })
  })
})
