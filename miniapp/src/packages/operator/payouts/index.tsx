import type { Payout } from '@yuxiang/shared/api/settlements'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { View } from '@/elements'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { DuePanel } from './due-panel'
import { PayoutList } from './payout-list'

type Tab = 'due' | Payout['state']
const tabs: readonly { key: Tab; name: string }[] = [
  { key: 'due', name: '可打款' },
  { key: 'underway', name: '在途' },
  { key: 'paid', name: '已打款' },
  { key: 'failed', name: '未成功' },
]

/** 运营：结算打款 */
export default function PayoutsPage() {
  return (
    <DeskGate desk="operator" title="结算打款" self={pages.operatorPayouts}>
      {(userId) => (
        <DeskPage desk="operator" section="payouts" title="结算打款">
          <Payouts userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Payouts({ userId }: { userId: string }) {
  const [tab, setTab] = useState<Tab>('due')
  return (
    <>
      <View className="bench__filters">
        <Chips label="打款进度" options={tabs} chosen={[tab]} onTap={setTab} />
      </View>
      {tab === 'due' ? (
        <DuePanel userId={userId} onStarted={() => setTab('underway')} />
      ) : (
        <PayoutList key={tab} userId={userId} state={tab} />
      )}
    </>
  )
}
