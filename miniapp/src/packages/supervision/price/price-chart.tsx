import type { SkuPrices } from '@yuxiang/shared/api/price-watch'
import { formatYuan } from '@yuxiang/shared/money'
import { Text, View } from '@/elements'
import { percentOf } from '@/workbench/chart-figures'
import { Panel } from '@/workbench/figures'
import { type PriceDay, priceDays } from './price-days'
import './price-chart.scss'

const DAYS = 30

/** What a unit cost on each of the last thirty days, and beside it the price that the law or an authority sets. */
export function PriceChart({
  prices,
  mark,
}: {
  prices: SkuPrices
  mark?: { name: string; fen: number } | undefined
}) {
  const days = priceDays(prices.history, Date.now(), DAYS)
  const known = days.flatMap(({ fen }) => (fen === null ? [] : [fen]))
  const most = Math.max(...known, prices.priceFen, mark?.fen ?? 0)
  const low = Math.min(...known, prices.priceFen)
  const high = Math.max(...known, prices.priceFen)
  return (
    <Panel title={`近 ${DAYS} 天价格`}>
      <View
        className="price-chart"
        role="img"
        label={`近 ${DAYS} 天每日价格，最低 ¥${formatYuan(low)}，最高 ¥${formatYuan(high)}，现价 ¥${formatYuan(prices.priceFen)}`}
      >
        <View className="price-chart__days" hidden>
          {days.map((one) => (
            <View key={one.day} className="price-chart__day">
              <View className={barClass(one)} style={{ height: `${percentOf(one.fen ?? 0, most)}%` }} />
            </View>
          ))}
          {mark ? (
            <View className="price-chart__mark" style={{ bottom: `${percentOf(mark.fen, most)}%` }}>
              <Text className="price-chart__mark-name number">
                {mark.name} ¥{formatYuan(mark.fen)}
              </Text>
            </View>
          ) : null}
        </View>
        <View className="row price-chart__axis" hidden>
          <Text className="grow number">{days[0]?.day.slice(5)}</Text>
          <Text className="number">今天</Text>
        </View>
      </View>
      <View className="panel__hint">
        最低 ¥{formatYuan(low)}，最高 ¥{formatYuan(high)}；橙色为限时特价。
      </View>
    </Panel>
  )
}

const barClass = ({ fen, isSpecial }: PriceDay) =>
  `price-chart__bar ${fen === null ? 'price-chart__bar--none' : isSpecial ? 'price-chart__bar--special' : ''}`
