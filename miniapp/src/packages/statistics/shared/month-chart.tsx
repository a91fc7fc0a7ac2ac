import type { SalesOverview } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { Scroller, Text, View } from '@/elements'
import { percentOf, shortYuan } from '@/workbench/chart-figures'
import './month-chart.scss'

/** Net sales by month, this year's column beside last year's. */
export function MonthChart({ year, months }: { year: number; months: SalesOverview['months'] }) {
  const most = Math.max(...months.flatMap(({ netFen, lastNetFen }) => [netFen, lastNetFen]))
  return (
    <View className="month-chart">
      <View className="month-chart__legend" hidden>
        <View className="month-chart__key">
          <View className="month-chart__mark" />
          <Text>{year} 年</Text>
        </View>
        <View className="month-chart__key">
          <View className="month-chart__mark month-chart__mark--last" />
          <Text>{year - 1} 年</Text>
        </View>
      </View>
      <Scroller direction="x" role="group" label="各月净销售额，可左右滑动">
        <View className="month-chart__months" role="list" label="各月净销售额">
          {months.map(({ month, netFen, lastNetFen }) => (
            <View
              key={month}
              className="month-chart__month"
              role="listitem"
              label={`${month} 月 ${netFen > 0 ? shortYuan(netFen) : ''}：${formatYuan(netFen)} 元，上年 ${formatYuan(lastNetFen)} 元`}
            >
              <Text className="month-chart__amount number">{netFen > 0 ? shortYuan(netFen) : ''}</Text>
              <View className="month-chart__space" hidden>
                <Column fen={lastNetFen} most={most} isLast />
                <Column fen={netFen} most={most} />
              </View>
              <Text className="month-chart__name number">{month} 月</Text>
            </View>
          ))}
        </View>
      </Scroller>
    </View>
  )
}

function Column({ fen, most, isLast = false }: { fen: number; most: number; isLast?: boolean }) {
  const marks = [isLast ? 'month-chart__bar--last' : '', fen > 0 ? '' : 'month-chart__bar--none']
  return (
    <View
      className={`month-chart__bar ${marks.join(' ')}`}
      style={{ height: `${Math.max(0, percentOf(fen, most))}%` }}
    />
  )
}
