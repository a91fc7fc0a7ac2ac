import {
  caseKindNames,
  type RefusalGround,
  refusalGroundNames,
  type TerminationReason,
  terminationReasonNames,
} from '@yuxiang/shared/complaints/words'
import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { personMark } from './documents.ts'
import type { CaseRow } from './find-case.ts'
import { nameOf } from './tell.ts'

/** What written notices say, paragraph by paragraph. */
const matter = (row: CaseRow): string =>
  `${row.merchantName}${row.productName ? `销售的“${row.productName}”` : ''}${caseKindNames[row.kind]}`
/** What somebody typed, as the sentence of a paper. */
const sentence = (words: string): string => (/[。！？；…]$/u.test(words) ? words : `${words}。`)
const longDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}
const basis = '《市场监督管理投诉举报处理暂行办法》（国家市场监督管理总局令第20号）'

export const acceptancePaper = (row: CaseRow, opinion: string): string[] => [
  `${personMark}：`,
  `您关于${matter(row)}的投诉（编号 ${row.number}）收悉。经审查，符合受理条件，根据${basis}第十四条的规定，本局决定予以受理。`,
  sentence(opinion),
  `本局将组织调解，自受理之日起 ${policy.complaintMediated.value} 个工作日内未能达成调解协议的，终止调解。`,
]

export const refusalPaper = (row: CaseRow, ground: RefusalGround, opinion: string): string[] => [
  `${personMark}：`,
  `您关于${matter(row)}的投诉（编号 ${row.number}）收悉。经审查，${refusalGroundNames[ground].replace(/（第.*$/u, '')}，根据${basis}第十五条的规定，本局决定不予受理。`,
  sentence(opinion),
  '您可以依法向人民法院提起诉讼，或根据仲裁协议申请仲裁。',
]

export const agreementPaper = (
  row: CaseRow,
  offer: {
    text: string
    amountFen: number
    lines: readonly unknown[]
    otherDuty: boolean
    performBy: string
  },
): string[] => [
  `投诉人：${personMark}`,
  `被投诉人：${row.merchantName}`,
  `争议事项：${matter(row)}（编号 ${row.number}）。`,
  `经本局调解，双方自愿达成如下协议：${sentence(offer.text)}`,
  ...(offer.amountFen > 0 ? [`金额：人民币 ${formatYuan(offer.amountFen)} 元。${roadWords(offer)}`] : []),
  `履行期限：${longDay(offer.performBy)}前。`,
  '本调解书经双方确认后生效。一方不履行的，另一方可以依法向人民法院提起诉讼。',
]

/** How the money goes; where it cannot go back the whole way is known only when it is sent. */
const roadWords = ({ lines }: { lines: readonly unknown[] }): string =>
  lines.length > 0
    ? '其中届时可按订单付款方式退回的部分由平台原路退回；其余部分由被投诉人在履行期限前另行支付，由投诉人确认。'
    : '其中不超过订单自付款余额的部分由平台原路退回；超出的部分由被投诉人在履行期限前另行支付，由投诉人确认。'

export const performedPaper = (row: CaseRow, opinion: string): string[] => [
  `投诉人 ${personMark}、被投诉人 ${row.merchantName}：`,
  `双方就${matter(row)}（编号 ${row.number}）达成的调解协议已经履行，投诉办结。`,
  sentence(opinion),
]

export const terminationPaper = (row: CaseRow, reason: TerminationReason, opinion: string): string[] => [
  `投诉人 ${personMark}、被投诉人 ${row.merchantName}：`,
  `关于${matter(row)}的投诉（编号 ${row.number}），${terminationReasonNames[reason].replace(/（第.*$/u, '')}，根据${basis}第二十一条的规定，本局决定终止调解。`,
  sentence(opinion),
  '您可以依法向人民法院提起诉讼，或根据仲裁协议申请仲裁。',
]

export const filingPaper = (row: CaseRow, opinion: string): string[] => [
  `${personMark}：`,
  `您举报的${matter(row)}（编号 ${row.number}），经核查，本局决定予以立案。`,
  sentence(opinion),
  `根据${basis}第三十一条的规定，特此告知。`,
]

export const notFiledPaper = (row: CaseRow, opinion: string): string[] => [
  `${personMark}：`,
  `您举报的${matter(row)}（编号 ${row.number}），经核查，本局决定不予立案。`,
  sentence(opinion),
  `根据${basis}第三十一条的规定，特此告知。`,
]

interface Penalty {
  violation: string
  basis: string
  measures: string
  fineFen: number
}

const penaltyWords = ({ measures, fineFen }: Penalty): string =>
  `${measures}${fineFen > 0 ? `，罚款人民币 ${formatYuan(fineFen)} 元` : ''}。`

export const penaltyNoticePaper = (row: CaseRow, penalty: Penalty, until: string): string[] => [
  `当事人：${row.merchantName}`,
  `经查，当事人存在下列违法事实：${sentence(penalty.violation)}`,
  `上述行为违反了有关规定，依据${penalty.basis}，本局拟给予下列行政处罚：${penaltyWords(penalty)}`,
  `根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你单位有权进行陈述和申辩；属于第六十三条规定的听证范围的，有权要求听证。请在${longDay(until)}前提出，逾期未提出的，视为放弃。当事人提出陈述、申辩的，不因此加重处罚。`,
]

export const penaltyPaper = (row: CaseRow, penalty: Penalty): string[] => [
  `当事人：${row.merchantName}`,
  `经查，当事人存在下列违法事实：${sentence(penalty.violation)}`,
  `上述行为违反了有关规定，依据${penalty.basis}，本局决定给予下列行政处罚：${penaltyWords(penalty)}`,
  '当事人如不服本处罚决定，可以自收到本决定书之日起六十日内申请行政复议，或六个月内向人民法院提起行政诉讼。',
]

export const noPenaltyPaper = (row: CaseRow, opinion: string): string[] => [
  `当事人：${row.merchantName}`,
  `关于${nameOf(row)}${caseKindNames[row.kind]}一案，经调查，本局决定不予行政处罚。`,
  sentence(opinion),
]
