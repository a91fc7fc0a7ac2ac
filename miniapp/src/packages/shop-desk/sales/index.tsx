import type { SalesFigures } from '@yuxiang/shared/api/order-desk'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { Scroller, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { Bars, Columns } from '@/workbench/bars'
import { Figures, Panel } from '@/workbench/figures'
import { type AtShop, ShopPage } from '@/workbench/shop-page'
import './index.scss'

/** 经营数据：近 30 天 */
export default function SalesPage() {
  return (
    <ShopPage section="sales" title="经营数据" self={pages.deskSales}>
      {(at) => <Sales {...at} />}
    </ShopPage>
  )
}

function Sales({ userId, shop }: AtShop) {
  const answer = useAnswer(ownName(userId, `desk-sales-${shop.id}`), () =>
    call('GET /api/merchant/desk/sales', { query: { merchant: shop.id } }),
  )
  if (answer.data) return <Shown figures={answer.data} />
  return answer.problem ? (
    <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
  ) : (
    <SkeletonRows count={4} />
  )
}

/** Days are named by their number, the first of a month with it. */
const dayName = (day: string) => {
  const [, month, date] = day.split('-').map(Number)
  return date === 1 ? `${month}/1` : String(date)
}

function Shown({ figures: { days, top, waiting } }: { figures: SalesFigures }) {
  const today = days[days.length - 1]
  const sum = (field: 'orders' | 'revenueFen') => days.reduce((total, day) => total + day[field], 0)
  const orders = sum('orders')
  return (
    <>
      <Figures
        label="近 30 天"
        figures={[
          { name: '今日成交', fen: today?.revenueFen ?? 0, hint: `${today?.orders ?? 0} 单` },
          { name: '近 30 天成交', fen: sum('revenueFen'), hint: '已付款，未减退款' },
          {
            name: '近 30 天订单',
            text: `${orders} 单`,
            hint: orders > 0 ? `平均每单 ¥${(sum('revenueFen') / orders / 100).toFixed(0)}` : undefined,
          },
          { name: '待发货', text: `${waiting} 单`, warm: waiting > 0 },
        ]}
      />
      <Panel title="每日成交（元）">
        <Scroller direction="x" role="group" label="近 30 天，可左右滑动">
          <View className="sales-days">
            <Columns
              label="每日成交"
              bars={days.map(({ day, revenueFen }) => ({ name: dayName(day), amountFen: revenueFen }))}
            />
          </View>
        </Scroller>
        <View className="panel__hint">按下单日统计，含平台承担的优惠；实际结算以对账单为准。</View>
      </Panel>
      <Panel title="热销商品">
        {top.length > 0 ? (
          <Bars
            label="热销商品"
            bars={top.map(({ name, revenueFen, units }) => ({
              name,
              amountFen: revenueFen,
              note: `${units} 件`,
            }))}
          />
        ) : (
          <View className="panel__none">近 30 天还没有成交</View>
        )}
      </Panel>
    </>
  )
}
