import type { GoodsSku } from '@yuxiang/shared/api/goods'
import { stockReasonNames } from '@yuxiang/shared/states/product'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Money } from '@/components/Money'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import './skus.scss'

const tabs = [
  { key: 'stock', name: '库存调整' },
  { key: 'prices', name: '价格历史' },
] as const

/** What was done to a SKU: stock by hand, and the prices it was listed at. */
export function RecordsSheet({ sku, onClose }: { sku: GoodsSku; onClose: () => void }) {
  const [tab, setTab] = useState<(typeof tabs)[number]['key']>('stock')
  return (
    <Sheet open title={`记录：${sku.name}`} onClose={onClose}>
      <View className="form-field">
        <Chips label="哪种记录" options={tabs} chosen={[tab]} onTap={setTab} />
      </View>
      {tab === 'stock' ? <Stock id={sku.id} /> : <Prices id={sku.id} />}
    </Sheet>
  )
}

function Stock({ id }: { id: string }) {
  const answer = useAnswer(`desk-stock-${id}`, () =>
    call('GET /api/merchant/skus/{id}/stock-entries', { params: { id }, query: { pageSize: 50 } }),
  )
  if (!answer.data) return <Waiting problem={answer.problem} onRetry={answer.reload} />
  if (answer.data.items.length === 0) {
    return <Empty icon="parcel" title="还没有手工调整过" hint="订单占用和退回的库存不在这里列出" />
  }
  return (
    <View role="list" label="库存调整">
      {answer.data.items.map((entry) => (
        <View key={entry.id} className="sku-records__row" role="listitem">
          <View className="sku-records__line">
            <Text className="grow">{stockReasonNames[entry.reason]}</Text>
            <Text className="number">
              {entry.before} → {entry.after}（{entry.change > 0 ? '+' : '−'}
              {Math.abs(entry.change)}）
            </Text>
          </View>
          <View className="panel__hint">
            {[entry.words, entry.by, chinaDateTime(entry.at)].filter(Boolean).join(' · ')}
          </View>
        </View>
      ))}
    </View>
  )
}

function Prices({ id }: { id: string }) {
  const answer = useAnswer(`desk-prices-${id}`, () =>
    call('GET /api/merchant/skus/{id}/prices', { params: { id } }),
  )
  if (!answer.data) return <Waiting problem={answer.problem} onRetry={answer.reload} />
  return (
    <View role="list" label="价格历史">
      {answer.data.items.map(({ kind, priceFen, validFrom, validTo }) => (
        <View key={`${kind}${validFrom}`} className="sku-records__row" role="listitem">
          <View className="sku-records__line">
            <Text className="grow">{kind === 'special' ? '限时特价' : '售价'}</Text>
            <Money fen={priceFen} size="sm" tone="ink" />
          </View>
          <View className="panel__hint">
            {chinaDateTime(validFrom)} 起{validTo ? `，至 ${chinaDateTime(validTo)}` : ''}
          </View>
        </View>
      ))}
    </View>
  )
}

const Waiting = ({ problem, onRetry }: { problem: unknown; onRetry: () => Promise<void> }) =>
  problem ? (
    <Failure problem={problem} onRetry={() => void onRetry()} />
  ) : (
    <SkeletonLines widths={[90, 70, 80]} />
  )
