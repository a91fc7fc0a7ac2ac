import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import type { GrantState } from '@yuxiang/shared/states/grant'
import { dayInShanghai } from '../platform/clock.ts'
import type { UnionFacts } from '../union-fund/index.ts'
import type { Gathering } from './gathering.ts'
import { ledgerTotal } from './ledger-total.ts'
import { type Cover, sumOf } from './sections.ts'

const DAY_MS = 86_400_000
const grantStateNames: Record<GrantState, string> = {
  issued: '使用中',
  withdrawn: '已收回',
  expired: '已到期',
}

/** The first page: what the papers are about, on which documents and rules it stands, and the ledger's totals. */
export function coverOf(gathering: Gathering, madeAt: Date): Cover {
  const { subject, payers } = gathering
  const { union, grants } = payers
  const [grant] = grants
  const isGrant = subject.grantId !== null && grant !== undefined
  const budgets = isGrant ? union.budgets.filter((budget) => budget.id === grant.budgetId) : union.budgets
  return {
    title: isGrant ? `${grant.name}发放凭证` : '工会经费使用凭证',
    facts: [
      ['工会', union.name],
      ['单位', union.unitName],
      ['发票抬头与税号', `${union.invoiceTitle} ${union.taxNo}`],
      ...(isGrant
        ? ([
            ['发放名称', `${grant.name}（${grantStateNames[grant.state]}）`],
            ['发放日期', dayInShanghai(grant.issuedAt)],
            ['有效期', `${grant.validFrom} 至 ${grant.validTo}`],
            ['使用范围', grant.scopeText],
          ] as [string, string][])
        : ([['期间', periodOf(subject)]] as [string, string][])),
      ...budgets.map(({ year, sources }): [string, string] => [`${year} 年度经费来源`, sourcesOf(sources)]),
      ['每人每年上限', capOf(budgets)],
      ['依据', policy.unionMemberYearCap.basis],
      ['制表时间', madeAt.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })],
    ],
    totals: isGrant ? grantTotals(gathering) : periodTotals(gathering),
  }
}

const periodOf = ({ from, until }: { from: Date | null; until: Date | null }): string =>
  from && until ? `${dayInShanghai(from)} 至 ${dayInShanghai(new Date(until.getTime() - DAY_MS))}` : ''

const sourcesOf = (sources: UnionFacts['budgets'][number]['sources']): string =>
  sources
    .map(
      ({ title, documentNo, issuedOn, amountFen }) =>
        `${title}（${documentNo}，${issuedOn}）¥${formatYuan(amountFen)}`,
    )
    .join('；')

const capOf = (budgets: UnionFacts['budgets']): string =>
  budgets
    .map(
      ({ year, memberYearCapFen }) =>
        `${year} 年 ¥${formatYuan(memberYearCapFen ?? policy.unionMemberYearCap.value)}`,
    )
    .join('；')

/** Of what was paid net, how far it is covered by invoices. */
const invoiceTotals = (
  { requested, issued, received }: Gathering['invoiced'],
  netFen: number,
): Cover['totals'] => [
  ['其中已收到发票', received],
  ['其中已申请未收到', requested + issued],
  ['其中未申请发票', netFen - received - requested - issued],
]

function grantTotals({ payers, figures, sums, invoiced }: Gathering): Cover['totals'] {
  const ledger = ledgerTotal(figures, payers.shares.keys())
  const refundedFen = sumOf(sums, 'members', '已退款')
  return [
    [`发放金额（${payers.shares.size} 人）`, ledger.grantedFen],
    ['已支付', ledger.spentFen],
    ['已退款', refundedFen],
    ['净支付', ledger.spentFen - refundedFen],
    ...invoiceTotals(invoiced, ledger.spentFen - refundedFen),
    ['退回工会', sumOf(sums, 'members', '退回工会')],
    ['余额', ledger.closingFen],
  ]
}

function periodTotals({ payers, figures, sums, invoiced }: Gathering): Cover['totals'] {
  const ofShares = ledgerTotal(figures, payers.shares.keys())
  const ofFunds = ledgerTotal(figures, payers.funds)
  const refundedFen = sumOf(sums, 'orders', '退款')
  const netFen = ofShares.spentFen + ofFunds.spentFen - refundedFen
  return [
    ['会员额度期初余额', ofShares.openingFen],
    ['本期发放', ofShares.grantedFen],
    ['本期会员支付', ofShares.spentFen],
    ['本期集体采购支付', ofFunds.spentFen],
    ['本期退款', refundedFen],
    ['本期净支付', netFen],
    ...invoiceTotals(invoiced, netFen),
    ['本期退回工会', sumOf(sums, 'members', '退回工会')],
    ['会员额度期末余额', ofShares.closingFen],
  ]
}
