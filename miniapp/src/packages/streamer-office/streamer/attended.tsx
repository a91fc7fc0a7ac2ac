import type { ManagedStreamer } from '@yuxiang/shared/api/streamer-views'
import { trainingResultNames } from '@yuxiang/shared/streamers/words'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { NameLink } from '@/workbench/name-link'
import { Table } from '@/workbench/table'

const tones = { passed: 'green', failed: 'vermilion', absent: 'plain' } as const

/** What somebody was taught. */
export function Attended({ attended }: { attended: ManagedStreamer['attended'] }) {
  return (
    <Panel title="培训">
      {attended.length === 0 ? (
        <View className="panel__none">还没有培训记录</View>
      ) : (
        <Table
          label="培训"
          rows={attended}
          keyOf={({ id }) => id}
          columns={[
            {
              name: '课程',
              kind: 'title',
              share: 1.8,
              of: ({ id, course }) => (
                <NameLink to={pageUrl(pages.registerTraining, { id })}>{course}</NameLink>
              ),
            },
            { name: '日期', of: ({ heldOn }) => heldOn },
            {
              name: '结果',
              share: 0.8,
              of: ({ result }) => <Tag tone={tones[result]}>{trainingResultNames[result]}</Tag>,
            },
          ]}
        />
      )}
    </Panel>
  )
}
