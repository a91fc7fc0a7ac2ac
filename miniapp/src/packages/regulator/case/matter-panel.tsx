import type { CaseDossier } from '@yuxiang/shared/api/complaint-desk'
import { caseKindNames } from '@yuxiang/shared/complaints/words'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { FileTags } from '@/components/FileTags'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'

const sources = { consumer: '消费者', priceAlert: '价格监测预警', inspection: '抽检' } as const

/** What is told, with its evidence, and who is involved; persons masked until they are asked for. */
export function MatterPanel({ one }: { one: CaseDossier }) {
  return (
    <>
      <Panel title={one.track === 'complaint' ? '投诉内容' : '线索内容'}>
        <View className="case-facts">{one.facts}</View>
        <FileTags files={one.evidence} label="证据" />
        <Fact name="编号">{one.number}</Fact>
        <Fact name="来源">{sources[one.sourceKind]}</Fact>
        <Fact name="问题">{caseKindNames[one.kind]}</Fact>
        {one.demand ? <Fact name="诉求">{one.demand}</Fact> : null}
        {one.demandFen ? <Fact name="涉及金额">¥{formatYuan(one.demandFen)}</Fact> : null}
        {one.seenWhere ? <Fact name="看到的地方">{one.seenWhere}</Fact> : null}
        {one.happenedOn ? <Fact name="发生日期">{one.happenedOn}</Fact> : null}
        {one.orderNo ? <Fact name="订单">{one.orderNo}</Fact> : null}
        {one.batchCode ? <Fact name="批次">{one.batchCode}</Fact> : null}
      </Panel>
      <Parties one={one} />
      {one.penalty ? (
        <Panel title="行政处罚">
          <Fact name="决定书">{one.penalty.decisionNo}</Fact>
          <Fact name="违法事实">{one.penalty.violation}</Fact>
          <Fact name="依据">{one.penalty.basis}</Fact>
          <Fact name="处罚">{one.penalty.measures}</Fact>
          {one.penalty.fineFen > 0 ? <Fact name="罚款">¥{formatYuan(one.penalty.fineFen)}</Fact> : null}
          <Fact name="日期">{one.penalty.decidedOn}</Fact>
        </Panel>
      ) : null}
    </>
  )
}

interface Party {
  name: string
  phone: string
  address: string
}

function Parties({ one }: { one: CaseDossier }) {
  const [party, setParty] = useState<Party>()
  const ask = async () => {
    try {
      const answer = await call('POST /api/regulator/cases/{id}/contact', { params: { id: one.id } })
      if (answer) setParty(answer)
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  const masked = one.partyMasked
  const role = one.track === 'complaint' ? '投诉人' : '举报人'
  return (
    <Panel title="当事人">
      <Fact name={role}>
        {party
          ? `${party.name} ${party.phone}`
          : masked
            ? `${masked.name} ${masked.phone}`
            : one.sourceKind === 'consumer'
              ? '匿名'
              : '无'}
      </Fact>
      {party ? <Fact name="通讯地址">{party.address}</Fact> : null}
      <Fact name="商家">{one.merchantName}</Fact>
      {one.merchantPhoneMasked ? <Fact name="商家电话">{one.merchantPhoneMasked}</Fact> : null}
      {one.replyDueOn ? <Fact name="商家答复期限">{one.replyDueOn}</Fact> : null}
      {masked && !party ? (
        <View className="panel__foot">
          <Button size="fit" tone="plain" onTap={() => void ask()}>
            查看联系方式（留痕）
          </Button>
        </View>
      ) : null}
      {one.track === 'violationReport' && one.sourceKind === 'consumer' ? (
        <View className="panel__hint">举报人信息依法保密，不得告知商家或与办理无关的人。</View>
      ) : null}
    </Panel>
  )
}
