import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import type { StreamerKind } from '@yuxiang/shared/streamers/words'
import type { CountyKey } from './counties.ts'

/** A county's part of the register; hosts are named by what they do, nobody is a real person. */
export interface DemoRegister {
  county: CountyKey
  base: { name: string; place: string; intro: string }
  team?: string
  /** Of the tree of brands, by its name. */
  brand?: string
  hosts: readonly (readonly [what: string, kind: StreamerKind, platform: LivePlatform, account: string])[]
}

export const demoRegister: readonly DemoRegister[] = [
  {
    county: 'fengjie',
    base: {
      name: '奉节脐橙产地直播基地',
      place: '奉节县安坪镇三马山村果园旁',
      intro: '果园边的直播间和分拣线，早上剪果、上午开播、下午发车。',
    },
    team: '夔门电商直播服务中心',
    brand: '奉节脐橙',
    hosts: [
      ['奉节脐橙产地直播间 主播一号', 'farmer', 'douyin', 'fj_qicheng_01'],
      ['奉节脐橙产地直播间 主播二号', 'farmer', 'channels', 'sphFjQicheng02'],
      ['奉节助农直播间 驻村工作队', 'official', 'channels', 'sphFjZhucun'],
      ['夔门直播团队 主播三号', 'professional', 'kuaishou', 'kuimen_live_3'],
      ['夔门直播团队 主播四号', 'professional', 'taobao', 'kuimen_live_4'],
    ],
  },
  {
    county: 'chengkou',
    base: {
      name: '城口老腊肉产地直播基地',
      place: '城口县东安镇兴田村熏制房',
      intro: '对着熏炕播，柏枝青冈看得见。',
    },
    team: '大巴山山货直播队',
    brand: '城口老腊肉',
    hosts: [
      ['城口老腊肉熏房直播间 主播一号', 'farmer', 'douyin', 'ck_larou_01'],
      ['城口老腊肉熏房直播间 主播二号', 'farmer', 'kuaishou', 'ck_larou_02'],
      ['大巴山山货直播队 主播三号', 'professional', 'channels', 'sphDabashan03'],
      ['城口公益助农直播间', 'volunteer', 'douyin', 'ck_gongyi'],
    ],
  },
  {
    county: 'wushan',
    base: {
      name: '巫山脆李产地直播基地',
      place: '巫山县曲尺乡江边李园',
      intro: '六月开园，三峡江岸现摘现播。',
    },
    team: '云上脆李直播队',
    brand: '巫山脆李',
    hosts: [
      ['巫山脆李江岸直播间 主播一号', 'farmer', 'douyin', 'ws_cuili_01'],
      ['巫山脆李江岸直播间 主播二号', 'farmer', 'channels', 'sphWsCuili02'],
      ['云上脆李直播队 主播三号', 'professional', 'taobao', 'yunshang_03'],
    ],
  },
  {
    county: 'fuling',
    base: { name: '涪陵榨菜工坊直播基地', place: '涪陵区珍溪镇榨菜工坊', intro: '三腌三榨在镜头前。' },
    team: '涪陵老坛直播公司',
    brand: '涪陵榨菜',
    hosts: [
      ['涪陵榨菜工坊直播间 主播一号', 'merchant', 'douyin', 'fl_zhacai_01'],
      ['涪陵老坛直播公司 主播二号', 'professional', 'taobao', 'fl_laotan_02'],
      ['涪陵老坛直播公司 主播三号', 'professional', 'kuaishou', 'fl_laotan_03'],
    ],
  },
  {
    county: 'shizhu',
    base: {
      name: '石柱辣椒山地直播基地',
      place: '石柱县三河镇辣椒交易市场',
      intro: '收椒季每天两场，海拔一千米的红。',
    },
    brand: '石柱辣椒',
    hosts: [
      ['石柱辣椒地头直播间 主播一号', 'farmer', 'kuaishou', 'sz_lajiao_01'],
      ['石柱莼菜直播间 主播二号', 'farmer', 'douyin', 'sz_chuncai_02'],
    ],
  },
  {
    county: 'youyang',
    base: { name: '酉阳茶油产地直播基地', place: '酉阳县楠木乡油茶林', intro: '冷榨车间开放直播。' },
    team: '武陵山货直播队',
    hosts: [
      ['酉阳茶油林间直播间 主播一号', 'farmer', 'douyin', 'yy_chayou_01'],
      ['武陵山货直播队 主播二号', 'professional', 'channels', 'sphWuling02'],
    ],
  },
  {
    county: 'xiushan',
    base: {
      name: '秀山电商产业园直播基地',
      place: '秀山县物流园区',
      intro: '武陵山区集货、仓配、直播在一处。',
    },
    team: '秀山云智直播机构',
    hosts: [
      ['秀山土鸡林下直播间 主播一号', 'farmer', 'kuaishou', 'xs_tuji_01'],
      ['秀山云智直播机构 主播二号', 'professional', 'douyin', 'xs_yunzhi_02'],
      ['秀山云智直播机构 主播三号', 'professional', 'taobao', 'xs_yunzhi_03'],
    ],
  },
  {
    county: 'wulong',
    base: {
      name: '武隆高山蔬菜直播基地',
      place: '武隆区仙女山街道蔬菜合作社',
      intro: '海拔一千二百米的菜地直播。',
    },
    hosts: [['武隆高山蔬菜地头直播间 主播一号', 'farmer', 'douyin', 'wl_shucai_01']],
  },
  {
    county: 'wuxi',
    base: { name: '巫溪洋芋产地直播基地', place: '巫溪县红池坝镇', intro: '红池坝下的洋芋坡。' },
    hosts: [['巫溪洋芋地头直播间 主播一号', 'farmer', 'kuaishou', 'wx_yangyu_01']],
  },
  {
    county: 'pengshui',
    base: { name: '彭水苗乡直播基地', place: '彭水县蚩尤九黎城电商中心', intro: '苗绣、红薯粉与都卷子。' },
    hosts: [['彭水苗乡直播间 主播一号', 'merchant', 'channels', 'sphPsMiao01']],
  },
]

/** Courses of the year: how long ago, for whom, and how many learned something. */
export const demoTrainings = [
  { county: 'fengjie', daysAgo: 200, course: '农产品直播实务（初级）', hours: 24, place: '奉节县电商中心' },
  { county: 'fengjie', daysAgo: 60, course: '直播合规与广告法', hours: 8, place: '线上' },
  { county: 'chengkou', daysAgo: 120, course: '腊味直播话术与食品标签', hours: 16, place: '城口县职教中心' },
  { county: 'wushan', daysAgo: 180, course: '脆李季直播与冷链发货', hours: 16, place: '巫山县商务局' },
  { county: 'xiushan', daysAgo: 90, course: '直播间运营提升班', hours: 40, place: '秀山电商产业园' },
] as const satisfies readonly { county: CountyKey; [field: string]: unknown }[]
