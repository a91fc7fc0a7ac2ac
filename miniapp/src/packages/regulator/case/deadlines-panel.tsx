import type { CaseDossier } from '@yuxiang/shared/api/complaint-desk'
import { deadlineNames } from '@yuxiang/shared/complaints/words'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { Panel } from '@/workbench/figures'

/** Every clock of a case, as its events say: until when, and whether it was kept. */
export function DeadlinesPanel({ one }: { one: CaseDossier }) {
  return (
    <Panel title="法定期限">
      {one.deadlines.map(({ kind, startsOn, dueOn, doneOn, late }) => (
        <View key={`${kind}-${startsOn}`} className="law-clock">
          <View className="grow">
            <View>{deadlineNames[kind]}</View>
            <Text className="muted number">
              {startsOn} 起，{dueOn === null ? '中止计算' : `${dueOn} 止`}
            </Text>
          </View>
          {doneOn ? (
            <Tag tone={late ? 'vermilion' : 'green'}>{late ? `${doneOn} 逾期完成` : `${doneOn} 完成`}</Tag>
          ) : (
            <Tag tone="citrus">进行中</Tag>
          )}
        </View>
      ))}
      <View className="panel__hint">按国务院办公厅公布的工作日计算，含调休；由办理记录推算。</View>
    </Panel>
  )
}
