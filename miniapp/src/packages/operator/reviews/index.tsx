import { useRouter } from '@tarojs/taro'
import type { DecisionItem } from '@yuxiang/shared/api/reviews'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { DecisionCard } from './decision-card'
import { DecisionSheet } from './decision-sheet'
import { type Overseen, OverseenList } from './overseen-list'

type Subject = DecisionItem['subject']

/** 运营：评价审核 */
export default function ReviewDecisionsPage() {
  return (
    <DeskGate desk="operator" title="评价审核" self={pages.reviewDecisions}>
      {(userId) => (
        <DeskPage desk="operator" section="reviews" title="评价审核">
          <Reviews userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

type Tab = Subject | Overseen

const tabs: readonly Tab[] = ['review', 'answer', 'appealed', 'published', 'takenDown']
const names: Record<Tab, string> = {
  review: '评价',
  answer: '商家回复',
  appealed: '申诉',
  published: '已公开',
  takenDown: '已撤下',
}

function Reviews({ userId }: { userId: string }) {
  const asked = useRouter().params.tab as Tab | undefined
  const [tab, setTab] = useState<Tab>(asked && tabs.includes(asked) ? asked : 'review')
  const [counts, setCounts] = useState<Partial<Record<Tab, number>>>({})
  const count = (part: Partial<Record<Tab, number>>) => setCounts((before) => ({ ...before, ...part }))
  const options = tabs.map((key) => ({
    key,
    name: names[key],
    note: counts[key] === undefined ? undefined : String(counts[key]),
  }))
  return (
    <>
      <View className="bench__filters">
        <Chips label="审核什么" options={options} chosen={[tab]} onTap={setTab} />
      </View>
      {tab === 'review' || tab === 'answer' ? (
        <Queue
          key={tab}
          userId={userId}
          subject={tab}
          onCounts={({ reviews, answers }) => count({ review: reviews, answer: answers })}
        />
      ) : (
        <OverseenList
          key={tab}
          userId={userId}
          which={tab}
          onAppeals={(appeals) => count({ appealed: appeals })}
        />
      )}
    </>
  )
}

interface QueueProps {
  userId: string
  subject: Subject
  onCounts: (counts: { reviews: number; answers: number }) => void
}

function Queue({ userId, subject, onCounts }: QueueProps) {
  const [deciding, setDeciding] = useState<{ item: DecisionItem; decision: 'publish' | 'reject' }>()
  const list = usePagedList<DecisionItem>(
    ownName(userId, `review-decisions-${subject}`),
    async ({ cursor }) => {
      const answer = await call('GET /api/operations/reviews', { query: { subject, cursor } })
      onCounts(answer.waiting)
      return answer
    },
  )
  const empty = list.items.length === 0
  return (
    <>
      <View className="bench__grid">
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
