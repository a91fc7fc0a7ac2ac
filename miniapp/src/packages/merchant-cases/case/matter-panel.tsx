import type { MerchantCase } from '@yuxiang/shared/api/complaints'
import { formatYuan } from '@yuxiang/shared/money'
import { FileTags } from '@/components/FileTags'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'

/** What is complained of, or asked. Of whom something was heard of a report, nothing stands here. */
export function MatterPanel({ one }: { one: MerchantCase }) {
  const { complainant, demand, demandFen, orderNo } = one
  if (!complainant) {
    return (
      <Panel title="请您说明的事项">
        <View className="muted">{one.replyAsked ?? '市场监管部门正在核查'}</View>
      </Panel>
    )
  }
  return (
    <Panel title="投诉内容">
      <View className="case-facts">{one.facts}</View>
      <FileTags files={one.evidence} label="证据" />
      <Fact name="诉求">{demand}</Fact>
      {demandFen ? <Fact name="涉及金额">¥{formatYuan(demandFen)}</Fact> : null}
      <Fact name="投诉人">
        {complainant.name} {complainant.phone}
      </Fact>
      {orderNo ? <Fact name="订单">{orderNo}</Fact> : null}
      {one.batchCode ? <Fact name="批次">{one.batchCode}</Fact> : null}
      {one.seenWhere ? <Fact name="看到的地方">{one.seenWhere}</Fact> : null}
      {one.happenedOn ? <Fact name="发生日期">{one.happenedOn}</Fact> : null}
    </Panel>
  )
}
