import { useRouter } from '@tarojs/taro'
import type { ShareYear } from '@yuxiang/shared/api/reserved-share'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { usePage } from '@/workbench/use-page'
import { History } from '../shared/history'
import { OrdersTable } from '../shared/orders-table'
import { Progress } from '../shared/progress'
import { unitPlace } from '../shared/share-words'
import { askedYear, yearChoices } from '../shared/years'
import { Decision } from './decision'

/** 市级：一个单位的填报，审核与进度 */
export default function ShareUnitPage() {
  const { id = '', year: asked } = useRouter().params
  const year = askedYear(asked)
  return (
    <DeskGate desk="city" title="预算单位填报" self={pageUrl(pages.shareUnit, { id, year })}>
      {(userId) => (
        <DeskPage desk="city" section="reservedShare" title="预算单位填报" below>
          <Unit userId={userId} id={id} asked={year} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Unit({ userId, id, asked }: { userId: string; id: string; asked: number }) {
  const [year, setYear] = useState(asked)
  const answer = useAnswer<ShareYear>(ownName(userId, `share-unit-${id}-${year}`), () =>
    call('GET /api/reserved-share/units/{id}', { params: { id }, query: { year } }),
  )
  const orders = usePage(ownName(userId, `share-unit-orders-${id}-${year}`), (page) =>
    call('GET /api/reserved-share/units/{id}/orders', { params: { id }, query: { year, ...page } }),
  )
  return (
    <Answered answer={answer} gone="没有这个预算单位" back={pages.shareUnits}>
      {(share) => (
        <>
          <View className="card">
            <View className="section-title" role="heading">
              {share.unit.name}
            </View>
            <View className="panel__hint">{unitPlace(share.unit)}</View>
            <Fact name="统一社会信用代码">{share.unit.creditCode}</Fact>
            {share.unit.closedReason === null ? null : <Fact name="已停用">{share.unit.closedReason}</Fact>}
            <Chips
              label="年度"
              options={yearChoices()}
              chosen={[String(year)]}
              onTap={(key) => setYear(Number(key))}
            />
          </View>
          <Progress share={share} />
          <BenchColumns
            main={
              <Panel title="计入的订单">
                <OrdersTable
                  list={orders}
                  empty={<Empty icon="order" title={`${year} 年还没有计入的订单`} />}
                />
              </Panel>
            }
            aside={
              <>
                <Decision share={share} onDone={answer.reload} />
                <History versions={share.history} />
              </>
            }
          />
        </>
      )}
    </Answered>
  )
}
