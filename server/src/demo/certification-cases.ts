import type { BenefitWay, GoodsKind } from '@yuxiang/shared/certification/words'
import type { ApplicationState } from '@yuxiang/shared/states/certification'

/** A case of the demo: which product, how far it came, and how many days ago it began. */
export interface DemoCase {
  product: string
  state: ApplicationState
  /** Days since it was submitted. */
  age: number
  goodsKind: GoodsKind
  supply: string
  mechanism: string
  households: number
  benefits: readonly [BenefitWay, households: number, yuan: number][]
  /** Of a renewal: in how many days the certificate it renews ends. */
  endsIn?: number
}

/** Cases of 奉节 and 城口, in every state. */
export const demoCases: readonly DemoCase[] = [
  {
    product: 'fengjie-navel-orange',
    state: 'published',
    age: 420,
    goodsKind: 'primary',
    supply: '标准果园 3,200 亩，年产 4,800 吨，11 月至次年 3 月鲜果上市，冷库可供至 4 月',
    mechanism:
      '合作社与 1,286 户果农签订保底收购协议，统一技术、统一采收；优先雇用脱贫户采摘、分级与包装，年底按交果量二次返利。',
    households: 1_286,
    benefits: [
      ['contractPurchase', 1_240, 2_900],
      ['wages', 186, 4_200],
      ['dividends', 312, 64],
    ],
  },
  {
    product: 'fengjie-blood-orange',
    state: 'noticed',
    age: 16,
    goodsKind: 'primary',
    supply: '血橙园 860 亩，年产 1,100 吨，次年 1 月至 3 月供货',
    mechanism:
      '与 218 户签订订单收购协议，保底价每斤 2.2 元；基地流转土地 420 亩，每亩每年租金 800 元；旺季雇工 60 人。',
    households: 236,
    benefits: [
      ['contractPurchase', 218, 3_150],
      ['landRent', 74, 1_280],
      ['wages', 60, 5_600],
    ],
  },
  {
    product: 'fengjie-fava-bean',
    state: 'checked',
    age: 12,
    goodsKind: 'processed',
    supply: '年加工蚕豆 320 吨，全年供货，日产 1.2 吨',
    mechanism: '向 96 户高山种植户按订单收购干蚕豆，高于市场价 8%；加工车间吸纳脱贫人口 22 人就业。',
    households: 108,
    benefits: [
      ['contractPurchase', 96, 2_260],
      ['wages', 22, 26_400],
    ],
  },
  {
    product: 'fengjie-newhall',
    state: 'submitted',
    age: 2,
    endsIn: 46,
    goodsKind: 'primary',
    supply: '纽荷尔脐橙 1,500 亩，年产 2,200 吨，11 月下旬起供货',
    mechanism: '与 642 户果农签订保底收购协议，免费提供有机肥与技术培训，采摘季雇用本村劳力。',
    households: 642,
    benefits: [
      ['contractPurchase', 620, 2_700],
      ['wages', 96, 2_480],
    ],
  },
  {
    product: 'fengjie-hongtu-rice',
    state: 'draft',
    age: 1,
    endsIn: 78,
    goodsKind: 'primary',
    supply: '',
    mechanism: '',
    households: 310,
    benefits: [['contractPurchase', 310, 1_860]],
  },
  {
    product: 'fengjie-yanzi-chicken',
    state: 'refused',
    age: 300,
    goodsKind: 'primary',
    supply: '林下散养土鸡年出栏 1.2 万只',
    mechanism: '向 40 户发放鸡苗并回收成鸡，回收价随行就市。',
    households: 40,
    benefits: [['contractPurchase', 40, 1_200]],
  },
  {
    product: 'chengkou-bacon',
    state: 'published',
    age: 380,
    goodsKind: 'processed',
    supply: '年加工老腊肉 1,600 吨，全年供货',
    mechanism:
      '与 812 户养殖户签订生猪收购合同，保底价收购；熏制车间雇用脱贫人口 64 人；村集体入股按年分红。',
    households: 812,
    benefits: [
      ['contractPurchase', 790, 3_980],
      ['wages', 64, 8_600],
      ['dividends', 126, 840],
    ],
  },
  {
    product: 'chengkou-shiitake',
    state: 'approved',
    age: 18,
    goodsKind: 'primary',
    supply: '菌棒 60 万袋，干香菇年产 90 吨，全年供货',
    mechanism: '给 132 户发放菌棒，统一回收鲜菇，保底价每斤 4 元；烘干车间雇工 18 人。',
    households: 142,
    benefits: [
      ['contractPurchase', 132, 4_100],
      ['wages', 18, 22_000],
    ],
  },
  {
    product: 'chengkou-sausage',
    state: 'accepted',
    age: 6,
    endsIn: 52,
    goodsKind: 'processed',
    supply: '年产香肠 420 吨，11 月至次年 2 月集中供货',
    mechanism: '向 203 户养殖户按订单收购生猪，高于市价收购，灌制季节雇用本地劳力。',
    households: 203,
    benefits: [
      ['contractPurchase', 196, 2_860],
      ['wages', 24, 3_600],
    ],
  },
  {
    product: 'chengkou-mountain-chicken',
    state: 'returned',
    age: 5,
    endsIn: 70,
    goodsKind: 'primary',
    supply: '林下散养山地鸡年出栏 6 万只，全年供货',
    mechanism: '向 129 户发放鸡苗与饲料，签订回收协议，保底价回收成鸡。',
    households: 129,
    benefits: [['contractPurchase', 129, 4_200]],
  },
  {
    product: 'chengkou-walnut',
    state: 'withdrawn',
    age: 60,
    goodsKind: 'primary',
    supply: '核桃林 2,600 亩，年产干核桃 180 吨',
    mechanism: '与 264 户签订核桃收购协议，现金结算，高于市场价 5%。',
    households: 264,
    benefits: [['contractPurchase', 264, 1_950]],
  },
]
