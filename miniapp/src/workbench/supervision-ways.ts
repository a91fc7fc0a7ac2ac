import { pages } from '@/services/navigation'

/** The market regulators' ways to prices, credit, measures and inspections. */
export const supervisionWays = [
  {
    key: 'alerts',
    name: '价格预警',
    icon: 'alert',
    hint: '价格陡涨、虚假折扣、高于参考价',
    to: pages.priceAlerts,
  },
  {
    key: 'prices',
    name: '价格查询',
    icon: 'chart',
    hint: '任一规格的价格走势与同类比较',
    to: pages.watchedPrices,
  },
  {
    key: 'references',
    name: '参考价',
    icon: 'book',
    hint: '导入与查询参考价',
    to: pages.referencePrices,
  },
  {
    key: 'credits',
    name: '商家信用',
    icon: 'shop',
    hint: '信用分、记录与处置',
    to: pages.merchantCredits,
  },
  {
    key: 'measures',
    name: '处置措施',
    icon: 'shield',
    hint: '警告、下架、限制与黑名单',
    to: pages.measures,
  },
  {
    key: 'appeals',
    name: '申诉与修复',
    icon: 'edit',
    hint: '商家的申诉与信用修复申请',
    to: pages.measureAppeals,
  },
  {
    key: 'inspections',
    name: '抽检',
    icon: 'done',
    hint: '计划、样品与结果',
    to: pages.inspections,
  },
] as const
