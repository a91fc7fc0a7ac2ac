import type { counties as table } from './tables.ts'

type Row = typeof table.$inferInsert
type Fact = Pick<Row, 'code' | 'name' | 'area' | 'nationalKey' | 'relief'>

const [city, northEast, southEast] = ['主城都市区', '渝东北三峡库区城镇群', '渝东南武陵山区城镇群'] as const
const county = (
  code: string,
  name: string,
  area: Row['area'],
  relief: 'national' | 'city' | 'none',
  nationalKey = false,
): Fact => ({ code, name, area, relief, nationalKey })

/**
 * Chongqing's 33 districts and counties with assistance tasks (渝府办发〔2021〕88号: 33 个有脱贫攻坚任务的区县), by a short key. `relief`:
 * the 14 former key counties of the nation (国务院扶贫办《国家扶贫开发工作重点县名单》, 2012) and the 4 of the city (涪陵, 潼南, 南川, 忠县:
 * 市级扶贫开发工作重点区县). `nationalKey`: 国家乡村振兴重点帮扶县 (2021). Areas: 重庆市“一区两群”. Codes are GB/T 2260; 万盛经开区
 * has none of its own and bears one as 统计用区划代码 gives them to development zones (71 and up).
 */
export const referenceCounties = {
  wanzhou: county('500101', '万州区', northEast, 'national'),
  fuling: county('500102', '涪陵区', city, 'city'),
  beibei: county('500109', '北碚区', city, 'none'),
  qijiang: county('500110', '綦江区', city, 'none'),
  dazu: county('500111', '大足区', city, 'none'),
  yubei: county('500112', '渝北区', city, 'none'),
  banan: county('500113', '巴南区', city, 'none'),
  qianjiang: county('500114', '黔江区', southEast, 'national'),
  changshou: county('500115', '长寿区', city, 'none'),
  jiangjin: county('500116', '江津区', city, 'none'),
  hechuan: county('500117', '合川区', city, 'none'),
  yongchuan: county('500118', '永川区', city, 'none'),
  nanchuan: county('500119', '南川区', city, 'city'),
  bishan: county('500120', '璧山区', city, 'none'),
  tongliang: county('500151', '铜梁区', city, 'none'),
  tongnan: county('500152', '潼南区', city, 'city'),
  rongchang: county('500153', '荣昌区', city, 'none'),
  kaizhou: county('500154', '开州区', northEast, 'national'),
  liangping: county('500155', '梁平区', northEast, 'none'),
  wulong: county('500156', '武隆区', southEast, 'national'),
  wansheng: county('500171', '万盛经开区', city, 'none'),
  chengkou: county('500229', '城口县', northEast, 'national', true),
  fengdu: county('500230', '丰都县', northEast, 'national'),
  dianjiang: county('500231', '垫江县', northEast, 'none'),
  zhongxian: county('500233', '忠县', northEast, 'city'),
  yunyang: county('500235', '云阳县', northEast, 'national'),
  fengjie: county('500236', '奉节县', northEast, 'national'),
  wushan: county('500237', '巫山县', northEast, 'national'),
  wuxi: county('500238', '巫溪县', northEast, 'national', true),
  shizhu: county('500240', '石柱土家族自治县', southEast, 'national'),
  xiushan: county('500241', '秀山土家族苗族自治县', southEast, 'national'),
  youyang: county('500242', '酉阳土家族苗族自治县', southEast, 'national', true),
  pengshui: county('500243', '彭水苗族土家族自治县', southEast, 'national', true),
}
export type CountyKey = keyof typeof referenceCounties
