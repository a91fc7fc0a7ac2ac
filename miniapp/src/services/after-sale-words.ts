import { type AfterSaleReasonKey, afterSaleReasonOf, isFault } from '@yuxiang/shared/after-sale/reasons'
import type { AfterSalePreview, AfterSaleSummary } from '@yuxiang/shared/api/aftersales'
import { formatYuan } from '@yuxiang/shared/money'
import type { AfterSaleRole } from '@yuxiang/shared/states/after-sale'
import { chinaDayAndTime } from './china-time'

/** Milliseconds → `2 天 3 小时`, `5 小时 20 分`, `12 分钟`. */
export function leftText(ms: number): string {
  const minutes = Math.max(0, Math.ceil(ms / 60_000))
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return `${days} 天 ${hours % 24} 小时`
  return hours > 0 ? `${hours} 小时 ${minutes % 60} 分` : `${minutes} 分钟`
}

type Amounts = Pick<AfterSaleSummary, 'cashFen' | 'allowanceFen' | 'pointsFen'>

/** Where each part goes back to. */
export const wayBack = ({ cashFen, allowanceFen, pointsFen }: Amounts): string[] => [
  ...(cashFen > 0 ? [`微信 ¥${formatYuan(cashFen)}`] : []),
  ...(allowanceFen > 0 ? [`工会额度 ¥${formatYuan(allowanceFen)}`] : []),
  ...(pointsFen > 0 ? [`积分抵扣 ¥${formatYuan(pointsFen)}`] : []),
]

/** Gifts that go back, and to whom those that another merchant sends: `榨菜 ×1、蜂蜜 ×1（由土蜂社寄出，另行退回或不再寄出）`. */
export const giftWords = (gifts: AfterSalePreview['gifts']): string =>
  gifts
    .map(({ name, quantity, sentBy }) =>
      sentBy === null
        ? `${name} ×${quantity}`
        : `${name} ×${quantity}（由${sentBy}寄出，另行退回或不再寄出）`,
    )
    .join('、')

/** Who pays for the way back (消费者权益保护法 第二十四条、第二十五条); null where no law says. */
export function returnFreightWords(reason: AfterSaleReasonKey, role: AfterSaleRole): string | null {
  if (isFault(reason)) {
    return role === 'buyer'
      ? '运费由商家承担，可选“到付”寄回'
      : '质量问题的退货运费由商家承担，买家可选“到付”寄回'
  }
  if (afterSaleReasonOf(reason).ground !== 'sevenDays') return null
  return role === 'buyer' ? '七天无理由退货，寄回的运费由您承担' : '七天无理由退货，寄回的运费由买家承担'
}

/** What happens next, for whoever looks. */
export function nextWords(one: AfterSaleSummary, role: AfterSaleRole): string {
  const when = one.deadlineAt ? chinaDayAndTime(one.deadlineAt) : ''
  const isMerchant = role === 'merchant'
  switch (one.state) {
    case 'requested':
      return isMerchant ? `请在 ${when} 前处理，逾期自动同意` : `商家须在 ${when} 前处理，逾期自动同意`
    case 'rejected':
    case 'inspectionFailed':
      return role === 'buyer'
        ? `不认可可在 ${when} 前申请平台介入，逾期关闭`
        : `买家可在 ${when} 前申请平台介入，逾期关闭`
    case 'awaitingReturn':
      return role === 'buyer' ? `请在 ${when} 前寄回并填写运单号，逾期关闭` : `等待买家在 ${when} 前寄回商品`
    case 'returning':
    case 'inspecting':
      return isMerchant ? `请在 ${when} 前验货，逾期视为通过` : `商家须在 ${when} 前验货，逾期视为通过`
    case 'awaitingReplacement':
      return isMerchant
        ? `请在 ${when} 前发出换货，逾期自动退款`
        : `商家须在 ${when} 前发出换货，逾期自动退款`
    case 'replacing':
      return role === 'buyer' ? `收到后请确认，${when} 自动确认` : `等待买家确认收货，${when} 自动确认`
    case 'arbitrating':
      return role === 'operator' ? `请在 ${when} 前作出处理` : `平台将在 ${when} 前作出处理，可继续补充说明`
    case 'refunded':
      if (one.reason === 'giftCondition') return '赠品已退回'
      return `¥${formatYuan(one.cashFen + one.allowanceFen + one.pointsFen)} 已原路退回`
    case 'exchanged':
      return '换好的商品已收到'
    case 'cancelled':
      return '买家撤销了申请'
    case 'closed':
      return '这笔售后不再继续'
  }
}
