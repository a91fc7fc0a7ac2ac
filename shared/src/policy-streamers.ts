import type { PolicyParameter } from './policy.ts'

const project = (value: number): PolicyParameter => ({
  value,
  unit: 'count',
  basis:
    '电商直播带货“2111”工程：《重庆市加快发展直播带货行动计划》（市商务委 2020 年）；渝府办发〔2021〕88 号四（三）要求实施',
  validFrom: '2021-08-23',
})

/** What the whole city is to reach: a year's target where the city has set no other. */
export const streamerPolicy = {
  /** 20 个以上产地直播基地 */
  registerBases: project(20),
  /** 100 家以上直播机构 */
  registerTeams: project(100),
  /** 1000 个网红品牌 */
  registerBrands: project(1_000),
  /** 10000 名带货主播 */
  registerStreamers: project(10_000),
} as const satisfies Record<string, PolicyParameter>
