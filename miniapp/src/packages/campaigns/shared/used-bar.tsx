import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { shortYuan } from '@yuxiang/shared/promotions/words'
import { Text, View } from '@/elements'
import { percentOf } from '@/workbench/chart-figures'
import './used-bar.scss'

/** How much of its budget a campaign has used; where there is none, only how much. */
export function UsedBar({ campaign: { plan, usedFen, usedCount, state } }: { campaign: Campaign }) {
  const budgetFen = plan.kind === 'offer' ? plan.budgetFen : null
  const totalLimit = plan.kind === 'offer' ? plan.totalLimit : null
  if (state === 'draft' || state === 'discarded') return <Text className="muted">未发布</Text>
  const count = totalLimit === null ? `${usedCount} 次` : `${usedCount} / ${totalLimit} 次`
  if (budgetFen === null) {
    return (
      <Text className="number">
        ¥{shortYuan(usedFen)} · {count}
      </Text>
    )
  }
  const percent = percentOf(usedFen, budgetFen)
  return (
    <View className="used-bar">
      <Text className="number">
        ¥{shortYuan(usedFen)} / ¥{shortYuan(budgetFen)} · {count}
      </Text>
      <View className="used-bar__track" hidden>
        <View
          className={`used-bar__bar ${percent >= 90 ? 'used-bar__bar--nearly' : ''}`}
          style={{ width: `${Math.min(100, percent)}%` }}
        />
      </View>
    </View>
  )
}
