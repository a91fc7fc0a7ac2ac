import { formatYuan } from '@yuxiang/shared/money'
import { View } from '@/elements'
import type { Answer } from '@/services/api'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'

type Rule = Answer<'GET /api/merchant/fee-waivers'>['rule']

/** Whole yuan without their two zeros. */
export const yuanText = (fen: number): string => `¥${formatYuan(fen).replace(/\.00$/, '')}`
/** `1000` → `100%`. */
export const shareText = (perMille: number): string => `${perMille / 10}%`

/** The rule as it holds, in words. */
export function RulePanel({ rule }: { rule: Rule }) {
  return (
    <Panel title="减免规则">
      <Fact name="当月直播成交满">{yuanText(rule.salesFen)}</Fact>
      <Fact name="重点帮扶县商家满">{yuanText(rule.salesListedFen)}</Fact>
      <Fact name="减免直播成交手续费的">{shareText(rule.sharePerMille)}</Fact>
      <Fact name="重点帮扶县、合作社与家庭农场">{shareText(rule.shareListedPerMille)}</Fact>
      <Fact name="每店每月最多">{yuanText(rule.capFen)}</Fact>
      <View className="panel__hint">
        直播成交按当月下单且已完成的订单计，减去退款；手续费为千分之{rule.feePerMille}
        。核定后随结算退回，退回的部分打款时不再收手续费。
      </View>
    </Panel>
  )
}
