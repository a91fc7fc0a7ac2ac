import type { Credit } from '@yuxiang/shared/api/supervision'
import { policy } from '@yuxiang/shared/policy'
import { creditLevelNames, creditRuleNames } from '@yuxiang/shared/supervision/credit'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { levelTones } from '@/services/supervision-words'
import { Panel } from '@/workbench/figures'
import './score-panel.scss'

/** A credit record: the score, and each entry with what it still takes and when it heals. */
export function ScorePanel({ credit: { score, level, entries } }: { credit: Credit }) {
  return (
    <Panel title="信用分" side={<Tag tone={levelTones[level]}>{creditLevelNames[level]}</Tag>}>
      <View className="score-panel__score">
        <Text className={`score-panel__number number score-panel__number--${level}`}>{score}</Text>
        <Text className="score-panel__of number"> / {policy.creditStart.value}</Text>
      </View>
      <View className="panel__hint">
        每条记录过半期限后减半扣分，期满不再扣分；投诉调解成功不扣分，达成协议不履行、逾期不答复的扣分。
        {policy.creditGood.value} 分以上为信用良好，低于 {policy.creditPoor.value} 分为信用差。
      </View>
      {entries.length === 0 ? (
        <Empty icon="done" title="没有扣分记录" hint="守信经营，继续保持" />
      ) : (
        <View className="score-panel__entries" role="list" label="信用记录">
          {entries.map((entry) => (
            <View key={entry.id} className="score-panel__entry" role="listitem">
              <View className="grow">
                <View className={entry.cancelledFor === null ? '' : 'score-panel__void'}>
                  {creditRuleNames[entry.rule]}
                </View>
                {entry.words === creditRuleNames[entry.rule] ? null : (
                  <View className="panel__hint">{entry.words}</View>
                )}
                <View className="panel__hint number">{whenOf(entry)}</View>
              </View>
              <Text className="score-panel__points number">
                {entry.taken > 0 ? `−${entry.taken}` : '0'}
                {entry.taken === entry.points ? '' : `（原 −${entry.points}）`}
              </Text>
            </View>
          ))}
        </View>
      )}
    </Panel>
  )
}

function whenOf({ on, halvesOn, healsOn, taken, points, cancelledFor }: Credit['entries'][number]): string {
  if (cancelledFor !== null) return `${on} 记入，已撤销：${cancelledFor}`
  if (taken === 0) return `${on} 记入，${healsOn} 已修复`
  return taken === points ? `${on} 记入，${halvesOn} 减半` : `${on} 记入，${healsOn} 修复`
}
