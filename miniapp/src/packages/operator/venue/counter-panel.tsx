import type { CounterEntry, ManagedCounterItem } from '@yuxiang/shared/api/venue-desk'
import type { ManagedVenue } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDayAndTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { CounterSkuSheet } from './counter-sku-sheet'
import { type CounterTarget, StockSheet } from './stock-sheet'
import './venue-panel.scss'

/** What lies in a counter and what was done to it. */
export function CounterPanel({ userId, venue }: { userId: string; venue: ManagedVenue }) {
  const params = { id: venue.id }
  const [target, setTarget] = useState<CounterTarget>()
  const [picking, setPicking] = useState(false)
  const stock = useAnswer(ownName(userId, `counter-${venue.id}`), () =>
    call('GET /api/operations/venues/{id}/stock', { params }),
  )
  const entries = useAnswer(ownName(userId, `counter-entries-${venue.id}`), () =>
    call('GET /api/operations/venues/{id}/stock-entries', { params, query: { pageSize: 10 } }),
  )
  const done = async () => {
    setTarget(undefined)
    await Promise.all([stock.reload(), entries.reload()])
  }
  return (
    <Panel
      title="柜内库存"
      side={
        <Button size="small" tone="plain" onTap={() => setPicking(true)}>
          放入商品
        </Button>
      }
    >
      {stock.data ? (
        <Rows items={stock.data.items} onPick={setTarget} />
      ) : stock.problem ? (
        <Failure problem={stock.problem} onRetry={() => void stock.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
      <View className="panel__hint">柜里摆着的数量，与线上库存分开计；买家在专柜页看到“本柜现有”。</View>
      {entries.data && entries.data.items.length > 0 ? <Entries entries={entries.data.items} /> : null}
      {picking ? (
        <CounterSkuSheet
          productIds={venue.products.map(({ id }) => id)}
          onPick={(sku) => {
            setPicking(false)
            const held = stock.data?.items.find(({ skuId }) => skuId === sku.skuId)
            setTarget(held ?? { ...sku, units: 0, lowAt: 0 })
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
      {target ? (
        <StockSheet venueId={venue.id} target={target} onDone={done} onClose={() => setTarget(undefined)} />
      ) : null}
    </Panel>
  )
}

function Rows({
  items,
  onPick,
}: {
  items: readonly ManagedCounterItem[]
  onPick: (item: CounterTarget) => void
}) {
  if (items.length === 0) return <View className="panel__none">柜里还没有放商品</View>
  return (
    <View role="list" label="柜内商品">
      {items.map((item) => (
        <View key={item.skuId} className="row counter-rows__row" role="listitem">
          <View className="grow counter-rows__words">
            <View className="lines-1">{item.name}</View>
            <View className="muted">
              {item.skuName} · 到 {item.lowAt} 件提醒补货
            </View>
          </View>
          <Text
            className={`number counter-rows__units ${item.units <= item.lowAt ? 'counter-rows__units--low' : ''}`}
          >
            {item.units} 件
          </Text>
          <Button
            size="small"
            tone="line"
            label={`改 ${item.name} ${item.skuName} 的数量`}
            onTap={() => onPick(item)}
          >
            改
          </Button>
        </View>
      ))}
    </View>
  )
}

const actNames = { restock: '补货', remove: '取出', count: '盘点' } as const

function Entries({ entries }: { entries: readonly CounterEntry[] }) {
  return (
    <View className="venue-panel__act" role="list" label="最近的变动">
      {entries.map(({ id, at, act, name, skuName, change, after, reason }) => (
        <View key={id} className="muted" role="listitem">
          {chinaDayAndTime(at)} {actNames[act]} {change > 0 ? `+${change}` : change}（剩 {after}） {name}{' '}
          {skuName}：{reason}
        </View>
      ))}
    </View>
  )
}
