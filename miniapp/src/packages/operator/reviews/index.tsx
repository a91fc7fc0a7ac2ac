import type { DecisionItem } from '@yuxiang/shared/api/reviews'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { FilterChips } from '@/components/FilterChips'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { StaffGate } from '@/components/StaffGate'
import { StaffPage } from '@/components/StaffPage'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DecisionCard } from './decision-card'
import { DecisionSheet } from './decision-sheet'

type Subject = DecisionItem['subject']

/** 运营：评价审核 */
export default function ReviewDecisionsPage() {
  return (
    <StaffGate title="评价审核" staff="operator" self={pages.reviewDecisions}>
      {(userId) => (
        <StaffPage title="评价审核">
          <Queue userId={userId} />
        </StaffPage>
      )}
    </StaffGate>
  )
}

function Queue({ userId }: { userId: string }) {
  const [subject, setSubject] = useState<Subject>('review')
  const [counts, setCounts] = useState<{ reviews: number; answers: number }>()
  const [deciding, setDeciding] = useState<{ item: DecisionItem; decision: 'publish' | 'reject' }>()
  const list = usePagedList<DecisionItem>(
    ownName(userId, `review-decisions-${subject}`),
    async ({ cursor }) => {
      const answer = await call('GET /api/operations/reviews', { query: { subject, cursor } })
      setCounts(answer.waiting)
      return answer
    },
  )
  const options = [
    { key: 'review', name: '评价', note: counts && String(counts.reviews) },
    { key: 'answer', name: '商家回复', note: counts && String(counts.answers) },
  ] as const
  const empty = list.items.length === 0
  return (
    <>
      <View className="staff-page__filters">
        <FilterChips label="审核什么" options={options} chosen={subject} onTap={setSubject} />
      </View>
      <View className="staff-page__grid">
        {list.items.map((item) => (
          <DecisionCard key={item.id} item={item} onDecide={(decision) => setDeciding({ item, decision })} />
        ))}
      </View>
      {!empty ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty icon="done" title="都审核完了" hint="自动审核拿不准的内容会出现在这里" />
      ) : (
        <SkeletonRows count={4} />
      )}
      {deciding ? (
        <DecisionSheet
          {...deciding}
          onClose={() => setDeciding(undefined)}
          onDecided={() => {
            setDeciding(undefined)
            void list.refresh()
          }}
        />
      ) : null}
    </>
  )
}
