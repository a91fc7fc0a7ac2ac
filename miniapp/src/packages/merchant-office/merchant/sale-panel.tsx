import type { MerchantCase } from '@yuxiang/shared/api/merchant-office'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { StepTimeline } from '@/components/StepTimeline'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { saleWords } from '@/services/merchant-words'
import { Panel } from '@/workbench/figures'
import { ReasonSheet } from '@/workbench/reason-sheet'

interface Props {
  merchant: MerchantCase
  maySuspend: boolean
  onDone: () => Promise<void>
}

const usual = {
  suspend: ['抽检不合格', '消费投诉集中未处理', '资质存疑待核实', '主体申请暂停'],
  lift: ['整改完成', '复检合格', '核实无误'],
} as const

/** Whether it sells, and the way to stop it or let it go on. */
export function SalePanel({ merchant, maySuspend, onDone }: Props) {
  const [asking, setAsking] = useState<'suspend' | 'lift'>()
  const { id, name, state, steps, saleStop, suspendedReason } = merchant
  const { text, tone } = saleWords(merchant)
  const act = async (reason: string) => {
    const verb = asking ?? 'suspend'
    await call(`POST /api/merchant-office/merchants/{id}/${verb}`, { params: { id }, body: { reason } })
    toastDone(verb === 'suspend' ? '已暂停' : '已解除')
    await onDone()
  }
  return (
    <Panel title="销售状态" side={<Tag tone={tone}>{text}</Tag>}>
      {saleStop === 'suspended' ? <Note tone="warm">暂停原因：{suspendedReason ?? ''}</Note> : null}
      {saleStop === 'licenceLapsed' ? (
        <Note tone="warm">必备证照已过期，商品停售；证照延续并核对后恢复。</Note>
      ) : null}
      {maySuspend ? (
        <View className="panel__foot">
          {state === 'active' ? (
            <Button tone="plain" onTap={() => setAsking('suspend')}>
              暂停
            </Button>
          ) : (
            <Button onTap={() => setAsking('lift')}>解除暂停</Button>
          )}
        </View>
      ) : (
        <View className="panel__hint">暂停与解除由市级主管部门或平台办理。</View>
      )}
      {steps.length > 0 ? (
        <StepTimeline
          label="暂停记录"
          steps={steps.map(({ event, at, by, reason }) => ({
            at,
            by,
            name: event === 'suspend' ? '暂停' : '解除暂停',
            text: reason,
            tone: event === 'suspend' ? ('vermilion' as const) : ('green' as const),
          }))}
        />
      ) : null}
      {asking ? (
        <ReasonSheet
          title={asking === 'suspend' ? `暂停“${name}”` : `解除“${name}”的暂停`}
          note={
            asking === 'suspend'
              ? '全部商品立即停售，购物车里会说明；已下的订单照常发货和售后。商家会看到原因。'
              : '证照有效的，商品恢复销售。'
          }
          usual={usual[asking]}
          act={asking === 'suspend' ? '确认暂停' : '确认解除'}
          onAct={act}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </Panel>
  )
}
