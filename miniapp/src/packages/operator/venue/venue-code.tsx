import type { ManagedVenue } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import './venue-panel.scss'

/** The code that buyers scan: its poster, and what it sold. */
export function VenueCode({ venue: { id, code } }: { venue: ManagedVenue }) {
  const [making, setMaking] = useState(false)
  const print = async () => {
    setMaking(true)
    try {
      const { downloadUrl } = await call('POST /api/operations/venues/{id}/poster', { params: { id } })
      await openDocument(downloadUrl)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setMaking(false)
  }
  return (
    <Panel title="场馆码">
      <View className="panel__hint">海报贴在馆里：买家扫码后 24 小时内的订单记在本馆名下。场馆码 {code}</View>
      <View className="row venue-panel__acts">
        <Button loading={making} onTap={() => void print()}>
          打印海报（PDF）
        </Button>
        <Button tone="plain" onTap={() => openPage(pageUrl(pages.operatorVenueSales, { venue: id }))}>
          看成交
        </Button>
      </View>
    </Panel>
  )
}
