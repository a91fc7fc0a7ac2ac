import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { View } from '@/elements'
import { percentOf } from '@/workbench/chart-figures'
import { Figures, Panel } from '@/workbench/figures'
import './batch-figures.scss'

/** How many of a batch are had and used, and what they took off. */
export function BatchFigures({ batch: { total, claimed, used, usedFen } }: { batch: CouponBatch }) {
  const parts = [
    { name: '已使用', count: used, tone: 'used' },
    { name: '已领未用', count: claimed - used, tone: 'claimed' },
    { name: '还没领', count: total - claimed, tone: 'left' },
  ] as const
  return (
    <>
      <Figures
        label="领取与核销"
        figures={[
          { name: '已领', text: `${claimed} 张`, hint: `共 ${total} 张，${percentOf(claimed, total)}%` },
          { name: '已用', text: `${used} 张`, hint: `领到的有 ${percentOf(used, claimed)}% 用掉了` },
          { name: '共优惠', fen: usedFen },
        ]}
      />
      <Panel title="券在哪里">
        <View className="batch-bar" hidden>
          {parts.map(({ name, count, tone }) =>
            count > 0 ? (
              <View
                key={name}
                className={`batch-bar__part batch-bar__part--${tone}`}
                style={{ flexGrow: percentOf(count, total) }}
              />
            ) : null,
          )}
        </View>
        <View className="batch-legend" role="list" label="券在哪里">
          {parts.map(({ name, count, tone }) => (
            <View key={name} className="batch-legend__one" role="listitem">
              <View className={`batch-legend__mark batch-bar__part--${tone}`} hidden />
              {name} {count} 张
            </View>
          ))}
        </View>
      </Panel>
    </>
  )
}
