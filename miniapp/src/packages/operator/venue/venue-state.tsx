import type { ManagedVenue } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { ReasonSheet } from '@/workbench/reason-sheet'
import './venue-panel.scss'

/** Whether it is open, and the way to close or to open it. */
export function VenueState({ venue, onDone }: { venue: ManagedVenue; onDone: () => Promise<void> }) {
  const [closing, setClosing] = useState(false)
  const params = { id: venue.id }
  const close = async (reason: string) => {
    await call('POST /api/operations/venues/{id}/close', { params, body: { reason } })
    toastDone('已停业')
    await onDone()
  }
  const open = async () => {
    const question = '恢复后对买家可见，以它为范围的活动和额度重新适用。'
    if (!(await confirmAct(`恢复“${venue.name}”营业`, question, '恢复营业'))) return
    try {
      await call('POST /api/operations/venues/{id}/open', { params })
      toastDone('已恢复营业')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
  }
  const isOpen = venue.state === 'open'
  return (
    <Panel
      title="营业状态"
      side={<Tag tone={isOpen ? 'green' : 'plain'}>{isOpen ? '营业中' : '已停业'}</Tag>}
    >
      <View className="panel__hint">
        {isOpen
          ? '停业后不再对买家展示；以它为范围的活动、优惠券和工会额度随即不再适用，已下的订单不变。'
          : `停业原因：${venue.reason ?? ''}`}
      </View>
      <View className="venue-panel__act">
        {isOpen ? (
          <Button tone="plain" onTap={() => setClosing(true)}>
            停业
          </Button>
        ) : (
          <Button onTap={() => void open()}>恢复营业</Button>
        )}
      </View>
      {closing ? (
        <ReasonSheet
          title={`停业“${venue.name}”`}
          note="买家马上看不到它；馆内商品设定会保留，恢复营业后继续有效。"
          usual={['场地装修', '租期已满', '节假日闭馆']}
          act="确认停业"
          onAct={close}
          onClose={() => setClosing(false)}
        />
      ) : null}
    </Panel>
  )
}
