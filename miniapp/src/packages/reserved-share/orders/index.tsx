import { useRouter } from '@tarojs/taro'
import type { BudgetUnitView } from '@yuxiang/shared/api/reserved-share'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { usePage } from '@/workbench/use-page'
import { OfUnit } from '../shared/of-unit'
import { OrdersTable } from '../shared/orders-table'
import { askedYear, yearChoices } from '../shared/years'

/** 计入预留份额的订单 */
export default function ShareOrdersPage() {
  const year = askedYear(useRouter().params.year)
  return (
    <DeskGate desk="budgetUnit" title="计入的订单" self={pages.shareOrders}>
      {(userId) => (
        <DeskPage desk="budgetUnit" section="orders" title="计入的订单">
          <OfUnit userId={userId}>
            {(unit) => <Orders key={unit.id} userId={userId} unit={unit} asked={year} />}
          </OfUnit>
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Orders({ userId, unit, asked }: { userId: string; unit: BudgetUnitView; asked: number }) {
  const [year, setYear] = useState(asked)
  const list = usePage(ownName(userId, `share-orders-${unit.id}-${year}`), (query) =>
    call('GET /api/budget-unit/units/{id}/years/{year}/orders', { params: { id: unit.id, year }, query }),
  )
  return (
    <View className="card">
      <Chips
        label="年度"
        options={yearChoices()}
        chosen={[String(year)]}
        onTap={(key) => setYear(Number(key))}
      />
      <OrdersTable
        list={list}
        empty={
          <Empty
            icon="order"
            title={`${year} 年还没有计入的订单`}
            hint="填报通过后，确认订单时打开“计入预留份额”"
            action="去选购"
            onAction={() => openPage(pages.home)}
          />
        }
      />
    </View>
  )
}
