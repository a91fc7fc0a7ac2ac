import type { TrainingRow } from '@yuxiang/shared/api/streamer-views'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { GrowingTable } from '@/workbench/growing-table'
import { NameLink } from '@/workbench/name-link'
import type { Here } from '@/workbench/office-page'
import type { Column } from '@/workbench/table'

/** Trainings, those entered last first. */
export function Trainings({ here: { userId, office } }: { here: Here }) {
  const list = usePagedList<TrainingRow>(ownName(userId, 'register-trainings'), ({ cursor }) =>
    call('GET /api/streamer-desk/trainings', { query: cursor ? { cursor } : {} }),
  )
  useShowAgain(() => void list.refresh())
  const enter = () => openPage(pages.registerTraining)
  return (
    <>
      {office === 'city' ? null : (
        <View className="register__acts">
          <Button size="fit" onTap={enter}>
            登记培训
          </Button>
        </View>
      )}
      <GrowingTable
        label="培训"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="book"
            title="还没有培训记录"
            hint="合格的主播计入当年“2111”进度"
            {...(office === 'city' ? {} : { action: '登记培训', onAction: enter })}
          />
        }
      />
    </>
  )
}

const columns: Column<TrainingRow>[] = [
  {
    name: '课程',
    kind: 'title',
    share: 1.8,
    of: ({ id, course }) => <NameLink to={pageUrl(pages.registerTraining, { id })}>{course}</NameLink>,
  },
  { name: '日期', of: ({ heldOn }) => heldOn },
  { name: '区县', of: ({ county }) => county },
  { name: '举办单位', share: 1.4, of: ({ organiser }) => organiser },
  { name: '学时', kind: 'figure', share: 0.7, of: ({ hours }) => `${hours}` },
  {
    name: '合格 / 参训',
    kind: 'figure',
    of: ({ passed, people }) => `${passed} / ${people} 人`,
  },
  {
    name: '状态',
    share: 0.7,
    of: ({ withdrawnReason }) =>
      withdrawnReason === null ? <Tag>计数</Tag> : <Tag tone="plain">已作废</Tag>,
  },
]
