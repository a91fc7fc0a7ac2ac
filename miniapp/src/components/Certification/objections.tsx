import type { CaseObjection } from '@yuxiang/shared/api/certification'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { Panel } from '@/workbench/figures'

const names = { open: '待答复', upheld: '异议成立', dismissed: '不成立' } as const

/** Objections to a case and their answers; nobody is named. */
export function Objections({ objections }: { objections: readonly CaseObjection[] }) {
  if (objections.length === 0) return null
  return (
    <Panel title={`公示异议 ${objections.length} 件`}>
      {objections.map(({ id, reason, state, answer, at }) => (
        <View key={id}>
          <View className="row">
            <Text className="grow muted number">{chinaDateTime(at)}</Text>
            <Tag tone={state === 'open' ? 'citrus' : state === 'upheld' ? 'vermilion' : 'plain'}>
              {names[state]}
            </Tag>
          </View>
          <View className="case-content__words">{reason}</View>
          {answer ? <View className="panel__hint">答复：{answer}</View> : null}
        </View>
      ))}
    </Panel>
  )
}
