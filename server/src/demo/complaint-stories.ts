import type { StepInput } from '@yuxiang/shared/api/complaint-desk'
import type { CaseKind } from '@yuxiang/shared/complaints/words'

type Without<T> = T extends StepInput ? Omit<T, 'version'> : never
/** An officer's step, so many days ago. */
export type DemoStep = { daysAgo: number; officer: number } & Without<StepInput>

/** A case of the demo: who brought it about what, and what became of it. */
export interface DemoStory {
  /** Of the demo's shoppers, or of its reviewers. */
  by: { shopper: number } | { reviewer: number }
  product: string
  track: 'complaint' | 'violationReport'
  kind: CaseKind
  daysAgo: number
  description: string
  demand: string
  demandFen?: number
  seenWhere?: string
  withBatch?: boolean
  withOrder?: boolean
  anonymous?: boolean
  steps: readonly DemoStep[]
  /** What the merchant says after the steps, with an offer of one unit when it makes one. */
  reply?: { daysAgo: number; text: string; offer?: string }
}

const accept = (daysAgo: number, officer = 0): DemoStep => ({
  event: 'accept',
  daysAgo,
  officer,
  opinion: '属于本机关职责，予以受理',
})

const ricePenalty = {
  violation: '在认定到期后继续使用标有原认定编号的包装共 320 袋',
  basis: '《中华人民共和国广告法》第二十八条、第五十五条',
  measures: '责令停止使用违法包装，消除影响',
  fineFen: 200_000,
}

/** Of 奉节 and 城口, at every point of their way. */
export const demoStories: readonly DemoStory[] = [
  {
    by: { shopper: 0 },
    product: 'fengjie-navel-orange',
    track: 'complaint',
    kind: 'quality',
    daysAgo: 8,
    description:
      '打开箱子有三分之一的脐橙发霉出水，有酒味，底层的包装网袋都湿了。联系商家说是运输的问题，让我找快递。',
    demand: '退款并查明同一批次是否还有问题',
    demandFen: 8_800,
    withBatch: true,
    withOrder: true,
    steps: [
      accept(6),
      { event: 'mediate', daysAgo: 3, officer: 0, opinion: '请双方在平台上沟通，三日内答复；同批次正在抽查' },
    ],
    reply: {
      daysAgo: 1,
      text: '这一批采摘后遇连续阴雨，预冷不够，是我们的责任，向您道歉。同意退还一件的货款。',
      offer: '退还一件的货款，并在三日内公布同批次抽检结果',
    },
  },
  ...[
    '脐橙发霉出水，有酒味，三分之一不能吃，包装网袋都湿了',
    '一箱脐橙有三分之一发霉，打开就有酒味，网袋湿透了',
  ].map(
    (description, index): DemoStory => ({
      by: { reviewer: index },
      product: 'fengjie-navel-orange',
      track: 'complaint',
      kind: 'quality',
      daysAgo: 4 - index,
      description,
      demand: '退货退款',
      withBatch: true,
      steps: [],
    }),
  ),
  {
    by: { shopper: 0 },
    product: 'fengjie-newhall',
    track: 'violationReport',
    kind: 'price',
    daysAgo: 5,
    description: '直播间写“原价 98 元”，上个月同一规格一直卖 49.9 元，涉嫌虚构原价。',
    demand: '',
    seenWhere: '商家直播间',
    steps: [
      { event: 'verify', daysAgo: 3, officer: 1, opinion: '已调取前七日成交记录，安排两名执法人员核查' },
      {
        event: 'requestReply',
        daysAgo: 2,
        officer: 1,
        opinion: '请说明纽荷尔脐橙 11 月以来的定价依据，并提供前七日的成交记录',
      },
    ],
  },
  {
    by: { reviewer: 2 },
    product: 'fengjie-fava-bean',
    track: 'complaint',
    kind: 'service',
    daysAgo: 16,
    description: '承诺 48 小时发货，等了 9 天才发，中间问了五次只回“快了”。',
    demand: '赔礼道歉，补偿运费',
    demandFen: 800,
    steps: [],
  },
  {
    by: { reviewer: 3 },
    product: 'fengjie-yanzi-chicken',
    track: 'complaint',
    kind: 'price',
    daysAgo: 30,
    description: '详情页写净含量 1.5 kg，实际称重 1.2 kg，少了三两。',
    demand: '按实际重量退差价',
    demandFen: 2_400,
    steps: [
      accept(27, 1),
      {
        event: 'terminate',
        daysAgo: 12,
        officer: 1,
        reason: 'noAgreement',
        opinion: '商家只同意补偿 5 元，投诉人不接受，双方未能达成一致',
      },
      {
        event: 'close',
        daysAgo: 10,
        officer: 1,
        opinion: '双方未能达成协议，终止调解。可以依法向人民法院提起诉讼',
      },
      {
        event: 'publish',
        daysAgo: 9,
        officer: 1,
        opinion: '依法公示处理结果',
        summary:
          '消费者反映土鸡净含量与标注不符，双方经调解未能达成协议，已告知诉讼途径；净含量问题另行核查。',
      },
    ],
  },
  {
    by: { reviewer: 4 },
    product: 'fengjie-hongtu-rice',
    track: 'violationReport',
    kind: 'falseCertification',
    daysAgo: 45,
    description: '包装上印着“帮扶产品认定”，证书编号查不到，怀疑是假冒的标识。',
    demand: '',
    steps: [
      { event: 'verify', daysAgo: 43, officer: 0, opinion: '已与区县主管部门核对认定台账' },
      {
        event: 'file',
        daysAgo: 35,
        officer: 0,
        opinion: '经核查，涉嫌在包装上使用已失效的认定编号，予以立案',
      },
      { event: 'tell', daysAgo: 33, officer: 0, opinion: '您反映的情况已立案调查，感谢监督' },
      {
        event: 'announcePenalty',
        daysAgo: 28,
        officer: 0,
        opinion: '调查终结，拟处罚意见已经审核',
        penalty: ricePenalty,
      },
      {
        event: 'penalise',
        daysAgo: 8,
        officer: 0,
        opinion: '当事人未提出陈述、申辩；事实清楚，证据确凿',
        penalty: ricePenalty,
      },
      { event: 'tell', daysAgo: 7, officer: 0, opinion: '当事人已被依法处罚，感谢您的监督' },
      {
        event: 'publish',
        daysAgo: 6,
        officer: 0,
        opinion: '依法公示处罚信息',
        summary: '当事人在认定到期后继续使用标有原认定编号的包装，责令停止使用违法包装，罚款 2,000 元。',
      },
    ],
  },
  {
    by: { reviewer: 5 },
    product: 'chengkou-bacon',
    track: 'complaint',
    kind: 'quality',
    daysAgo: 3,
    description: '真空包装破损，表面发霉，切开有哈喇味，标签上的生产日期被撕掉一半。',
    demand: '退款并赔偿',
    demandFen: 12_800,
    steps: [],
  },
  {
    by: { reviewer: 6 },
    product: 'chengkou-bacon',
    track: 'complaint',
    kind: 'quality',
    daysAgo: 12,
    description: '腊肉太咸，和页面描述的“淡盐”不一样，商家不给退。',
    demand: '退货退款',
    steps: [
      {
        event: 'refuse',
        daysAgo: 9,
        officer: 2,
        ground: 'handledElsewhere',
        opinion: '该争议已由区消费者协会调解处理',
      },
    ],
  },
  {
    by: { reviewer: 7 },
    product: 'chengkou-honey',
    track: 'violationReport',
    kind: 'quality',
    daysAgo: 2,
    anonymous: true,
    description: '怀疑是用糖浆勾兑的蜂蜜，价格低得离谱，结晶不正常。',
    demand: '',
    steps: [],
  },
]
