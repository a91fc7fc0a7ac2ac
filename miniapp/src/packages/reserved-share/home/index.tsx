import type { BudgetUnitView, ShareYear } from '@yuxiang/shared/api/reserved-share'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { FileButton } from '@/workbench/file-button'
import { History } from '../shared/history'
import { OfUnit } from '../shared/of-unit'
import { Progress } from '../shared/progress'
import { unitPlace } from '../shared/share-words'
import { thisYear, yearChoices } from '../shared/years'
import { FilingCard } from './filing-card'

/** 预算单位工作台：一年的填报与采购进度 */
export default function BudgetUnitPage() {
  return (
    <DeskGate desk="budgetUnit" title="预留份额" self={pages.budgetUnit}>
      {(userId) => (
        <DeskPage desk="budgetUnit" section="share" title="预留份额">
          <OfUnit userId={userId}>{(unit) => <Home key={unit.id} userId={userId} unit={unit} />}</OfUnit>
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Home({ userId, unit }: { userId: string; unit: BudgetUnitView }) {
  const [year, setYear] = useState(thisYear)
  const params = { id: unit.id, year }
  const answer = useAnswer<ShareYear>(ownName(userId, `share-${unit.id}-${year}`), () =>
    call('GET /api/budget-unit/units/{id}/years/{year}', { params }),
  )
  useShowAgain(() => void answer.reload())
  return (
    <>
      <View className="card">
        <View className="section-title" role="heading">
          {unit.name}
        </View>
        <View className="panel__hint">{unitPlace(unit)}</View>
        <View className="panel__foot">
          <Chips
            label="年度"
            options={yearChoices()}
            chosen={[String(year)]}
            onTap={(key) => setYear(Number(key))}
          />
        </View>
      </View>
      <Answered answer={answer} gone="没有这个预算单位" back={pages.budgetUnit}>
        {(share) => (
          <>
            <FilingCard share={share} onDone={answer.reload} />
            <Progress share={share} />
            <View className="card">
              <Cell
                icon="order"
                title="计入的订单"
                hint="哪些订单计入了，各计多少"
                value={`${share.progress.orders} 单`}
                to={pageUrl(pages.shareOrders, { year })}
              />
              <Cell icon="shop" title="去选购帮扶产品" hint="确认订单时打开“计入预留份额”" to={pages.home} />
              <View className="panel__foot">
                <FileButton
                  fileOf={() => call('GET /api/budget-unit/units/{id}/years/{year}/file', { params })}
                />
              </View>
            </View>
            <History versions={share.history} />
          </>
        )}
      </Answered>
    </>
  )
}
