import type { County } from '@yuxiang/shared/api/catalog'
import { type CountyKey, counties } from './counties.ts'

const northEast: ReadonlySet<CountyKey> = new Set([
  ...(['wanzhou', 'kaizhou', 'liangping', 'chengkou', 'fengdu', 'dianjiang'] as const),
  ...(['zhongxian', 'yunyang', 'fengjie', 'wushan', 'wuxi'] as const),
])
const southEast: ReadonlySet<CountyKey> = new Set([
  ...(['qianjiang', 'wulong', 'shizhu', 'xiushan', 'youyang', 'pengshui'] as const),
])
/** 国家乡村振兴重点帮扶县 of Chongqing. */
const nationalKey: ReadonlySet<CountyKey> = new Set(['chengkou', 'wuxi', 'youyang', 'pengshui'])

const areaOf = (key: CountyKey): County['area'] =>
  northEast.has(key) ? '渝东北三峡库区城镇群' : southEast.has(key) ? '渝东南武陵山区城镇群' : '主城都市区'

/** Rows of the county table. */
export const countyFacts = (Object.keys(counties) as CountyKey[]).map((key) => ({
  ...counties[key],
  area: areaOf(key),
  nationalKey: nationalKey.has(key),
}))
