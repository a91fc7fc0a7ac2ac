import type { RegionNode } from '@yuxiang/shared/api/identity'

const node = (code: string, name: string, children?: RegionNode[]): RegionNode => ({
  code,
  name,
  ...(children ? { children } : {}),
})

/** A part of the official list, as `GET /api/regions` answers it. For tests. */
export const testRegions: RegionNode[] = [
  node('110000', '北京市', [node('110100', '北京市', [node('110105', '朝阳区'), node('110108', '海淀区')])]),
  node('220000', '吉林省', [
    node('220100', '长春市', [node('220104', '朝阳区')]),
    node('220200', '吉林市', [node('220204', '船营区')]),
  ]),
  node('420000', '湖北省', [
    node('420100', '武汉市', [node('420106', '武昌区')]),
    node('422800', '恩施土家族苗族自治州', [node('422801', '恩施市')]),
    node('429000', '省直辖县', [node('429004', '仙桃市')]),
  ]),
  node('500000', '重庆市', [
    node('500100', '重庆市', [node('500103', '渝中区'), node('500112', '渝北区')]),
    node('500200', '县', [node('500236', '奉节县'), node('500240', '石柱土家族自治县')]),
  ]),
]
