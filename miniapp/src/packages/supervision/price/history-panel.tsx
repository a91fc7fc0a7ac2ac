import type { SkuPrices } from '@yuxiang/shared/api/price-watch'
import { formatYuan } from '@yuxiang/shared/money'
import { View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'

const SHOWN = 12

/** Every price it was listed at, and the lowest that was paid on a day. */
export function HistoryPanel({ prices: { history, sold } }: { prices: SkuPrices }) {
  return (
    <>
      <Panel title="标价记录">
        {history.slice(0, SHOWN).map(({ kind, priceFen, from, to }) => (
          <Fact
            key={`${kind}-${from}`}
            name={`${chinaDateTime(from)} 起${kind === 'special' && to ? `至 ${chinaDateTime(to)}` : ''}`}
          >
            {kind === 'special' ? '特价 ' : ''}¥{formatYuan(priceFen)}
          </Fact>
        ))}
        {history.length > SHOWN ? (
          <View className="panel__hint">另有 {history.length - SHOWN} 条更早的记录。</View>
        ) : null}
      </Panel>
      <Panel title="成交价（每日最低）">
        {sold.length === 0 ? <View className="panel__hint">还没有成交。</View> : null}
        {sold.slice(0, SHOWN).map(({ day, lowestFen }) => (
          <Fact key={day} name={day}>
            ¥{formatYuan(lowestFen)}
          </Fact>
        ))}
      </Panel>
    </>
  )
}
