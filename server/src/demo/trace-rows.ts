import type { TraceEventKind } from '@yuxiang/shared/trace/chain'
import type { CommitmentBasis } from '@yuxiang/shared/trace/commitment'

interface EventRow {
  kind: TraceEventKind
  /** Before today, with the time of day in China. */
  daysAgo: number
  time: string
  place: string
  text: string
  /** Hours after it, and tenths of a degree. */
  temperatures?: readonly [hours: number, celsiusTenths: number][]
  /** Of the product's pictures. */
  photos?: number
  report?: { name: string; lines: readonly string[] }
  corrects?: number
}

export interface BatchRow {
  productKey: string
  batchCode: string
  quantity: number
  unit: string
  origin: string
  producedDaysAgo: number
  keepsDays: number
  basis: CommitmentBasis
  current: boolean
  events: readonly EventRow[]
  recall?: { daysAgo: number; reason: string; instruction: string }
}

/** Batches of the demo, as cooperatives keep their books; the papers are examples. */
export const batchRows: readonly BatchRow[] = [
  {
    productKey: 'fengjie-navel-orange',
    batchCode: 'QC-AP-0618',
    quantity: 1_860,
    unit: '箱',
    origin: '重庆市奉节县安坪镇三沱村江边坡地橙园',
    producedDaysAgo: 16,
    keepsDays: 45,
    basis: 'entrustedTest',
    current: true,
    events: [
      {
        kind: 'planting',
        daysAgo: 262,
        time: '08:30',
        place: '安坪镇三沱村 3、4 号园',
        text: '春季修剪，剪去交叉枝和病枝；每株沟施菜籽枯饼 4 公斤、有机肥 15 公斤。',
      },
      {
        kind: 'input',
        daysAgo: 171,
        time: '07:20',
        place: '安坪镇三沱村 3、4 号园',
        text: '喷矿物油 200 倍液防红蜘蛛，安全间隔期 20 天；园里挂黄板 600 张、杀虫灯 12 盏。',
      },
      {
        kind: 'input',
        daysAgo: 118,
        time: '08:00',
        place: '安坪镇三沱村 3、4 号园',
        text: '最后一次用药：春雷霉素防溃疡病，离采收 102 天，之后不再用药。',
      },
      {
        kind: 'harvest',
        daysAgo: 16,
        time: '09:10',
        place: '安坪镇三沱村 3、4 号园',
        text: '32 户社员采果，两剪平蒂，带一两片叶；果筐贴农户编号，当天运到分选场。',
        photos: 1,
      },
      {
        kind: 'test',
        daysAgo: 15,
        time: '15:40',
        place: '奉节县农产品质量安全检测中心',
        text: '委托检测农药残留 12 项，均未检出；可溶性固形物 12.8%。',
        report: {
          name: '农残检测报告 AP-0618.pdf',
          lines: [
            '农产品质量安全检测报告（示例）',
            '样品：奉节脐橙 72-1　批次：QC-AP-0618',
            '委托单位：奉节县橙语坡柑橘专业合作社',
            '毒死蜱　未检出　　　克百威　未检出',
            '氧乐果　未检出　　　三唑磷　未检出',
            '水胺硫磷　未检出　　丙溴磷　未检出',
            '可溶性固形物　12.8%',
            '结论：所检项目符合 GB 2763 的规定',
          ],
        },
      },
      {
        kind: 'processing',
        daysAgo: 15,
        time: '19:00',
        place: '草堂镇分选场',
        text: '清水洗果，光电分选，单果 160–220 克入箱；不打蜡、不染色、不用保鲜剂。装 1,860 箱。',
        photos: 2,
      },
      {
        kind: 'storage',
        daysAgo: 14,
        time: '06:30',
        place: '草堂镇 2 号通风库',
        text: '预冷后入库，相对湿度 85%–90%。',
        temperatures: [
          [0, 78],
          [6, 65],
          [12, 62],
        ],
      },
      {
        kind: 'shipping',
        daysAgo: 13,
        time: '10:00',
        place: '奉节县快递物流园',
        text: '按订单出库，交中通、顺丰发往全国；随箱放承诺达标合格证。',
      },
      {
        kind: 'processing',
        daysAgo: 15,
        time: '19:00',
        place: '草堂镇分选场',
        text: '清水洗果，光电分选，单果 160–220 克入箱；不打蜡、不染色、不用保鲜剂。复点为 1,856 箱，另 4 箱留样。',
        corrects: 6,
      },
    ],
  },
  {
    productKey: 'chengkou-bacon',
    batchCode: 'LR-XT-2601',
    quantity: 2_400,
    unit: '袋',
    origin: '重庆市城口县东安镇兴田村',
    producedDaysAgo: 48,
    keepsDays: 270,
    basis: 'ownTest',
    current: true,
    events: [
      {
        kind: 'planting',
        daysAgo: 390,
        time: '10:00',
        place: '东安镇兴田村 18 户养殖户',
        text: '仔猪入栏，打耳标登记；喂玉米、洋芋和猪草，不用含瘦肉精的饲料，养足十个月。',
      },
      {
        kind: 'test',
        daysAgo: 98,
        time: '08:20',
        place: '东安镇动物卫生监督所',
        text: '产地检疫合格，非洲猪瘟检测阴性，进定点屠宰场。',
        report: {
          name: '动物检疫合格证明 XT-2601.pdf',
          lines: [
            '动物检疫合格证明（示例）',
            '货主：东安镇兴田村养殖户 18 户',
            '动物种类：生猪　数量：86 头',
            '用途：屠宰　启运地：城口县东安镇',
            '非洲猪瘟检测：阴性',
            '经检疫合格，准予出县境屠宰',
          ],
        },
      },
      {
        kind: 'processing',
        daysAgo: 97,
        time: '06:00',
        place: '城口县定点屠宰场',
        text: '屠宰、分割五花肉；抹井盐和花椒，入缸腌七天，隔天翻一次。',
      },
      {
        kind: 'processing',
        daysAgo: 89,
        time: '09:00',
        place: '兴田村火塘熏房',
        text: '柏枝、青冈柴慢熏四十天，火塘不见明火，每天翻挂。',
        photos: 2,
        temperatures: [
          [0, 285],
          [240, 312],
          [480, 298],
        ],
      },
      {
        kind: 'test',
        daysAgo: 49,
        time: '14:00',
        place: '合作社检测室',
        text: '自检过氧化值 0.12 g/100g、亚硝酸盐残留 3 mg/kg，均在国家标准以内。',
      },
      {
        kind: 'processing',
        daysAgo: 48,
        time: '08:30',
        place: '城口县腊味加工车间',
        text: '温水洗净、切块、真空包装，每袋挂农户小牌。',
        photos: 1,
      },
      {
        kind: 'storage',
        daysAgo: 47,
        time: '18:00',
        place: '城口县腊味冷库',
        text: '入阴凉库存放。',
        temperatures: [[0, 96]],
      },
      {
        kind: 'coldChain',
        daysAgo: 20,
        time: '05:30',
        place: '城口至重庆冷藏车',
        text: '冷藏车运往重庆前置仓，全程测温。',
        temperatures: [
          [0, 42],
          [3, 45],
          [6, 39],
          [9, 41],
        ],
      },
      {
        kind: 'shipping',
        daysAgo: 19,
        time: '09:00',
        place: '重庆渝北前置仓',
        text: '分拣出库，随包裹放承诺达标合格证。',
      },
    ],
  },
  {
    productKey: 'fengjie-newhall',
    batchCode: 'NH-CT-0612',
    quantity: 640,
    unit: '箱',
    origin: '重庆市奉节县草堂镇柑子村',
    producedDaysAgo: 20,
    keepsDays: 30,
    basis: 'qualityControl',
    current: false,
    events: [
      {
        kind: 'input',
        daysAgo: 140,
        time: '07:30',
        place: '草堂镇柑子村 2 号园',
        text: '喷矿物油 200 倍液，安全间隔期 20 天。',
      },
      {
        kind: 'harvest',
        daysAgo: 20,
        time: '09:00',
        place: '草堂镇柑子村 2 号园',
        text: '早熟纽荷尔开园，人工剪果 640 箱。',
        photos: 1,
      },
      {
        kind: 'coldChain',
        daysAgo: 18,
        time: '04:00',
        place: '奉节至重庆冷藏车',
        text: '冷藏车发往重庆；途中制冷机组故障约三小时。',
        temperatures: [
          [0, 52],
          [2, 148],
          [4, 196],
          [6, 71],
        ],
      },
      {
        kind: 'shipping',
        daysAgo: 17,
        time: '11:00',
        place: '重庆渝北前置仓',
        text: '分拣出库。',
      },
    ],
    recall: {
      daysAgo: 2,
      reason: '运输途中断链三小时，部分果实开始软化',
      instruction: '请不要食用已经变软、有酒味的果子；不必寄回，拍照后在订单里申请售后，全额退款。',
    },
  },
]
