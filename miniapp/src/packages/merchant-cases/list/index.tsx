import type { MerchantCaseSummary } from '@yuxiang/shared/api/complaints'
import { useState } from 'react'
import { CaseCard } from '@/components/Cases/case-card'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { leftWords } from '@/services/case-words'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'

type Filter = 'toAnswer' | 'all'

/** 投诉答复: what market supervision asks of the merchant, the most urgent first. */
export default function MerchantCasesPage() {
  return (
    <DeskGate desk="merchant" title="投诉答复" self={pages.merchantCases}>
      {(userId) => <Cases userId={userId} />}
    </DeskGate>
  )
}

function Cases({ userId }: { userId: string }) {
  const [filter, setFilter] = useState<Filter>('toAnswer')
  const [toAnswer, setToAnswer] = useState(0)
  const list = usePagedList<MerchantCaseSummary>(
    ownName(userId, `merchant-cases-${filter}`),
    async ({ cursor }) => {
      const answer = await call('GET /api/merchant/cases', {
        query: { filter, ...(cursor ? { cursor } : {}) },
      })
      setToAnswer(answer.toAnswer)
      return answer
    },
  )
  useShowAgain(() => void list.refresh())
  return (
    <DeskPage desk="merchant" section="cases" title="投诉答复" onRefresh={list.refresh}>
      <View className="bench__filters">
        <Chips
          label="筛选"
          options={[
            { key: 'toAnswer', name: '待答复', note: toAnswer > 0 ? String(toAnswer) : undefined },
            { key: 'all', name: '全部' },
          ]}
          chosen={[filter]}
          onTap={setFilter}
        />
      </View>
      <View className="bench__grid">
        {list.items.map((one) => (
          <CaseCard
            key={one.id}
            one={one}
            trackName={one.track === 'complaint' ? '投诉' : '监管核查'}
            to={pageUrl(pages.merchantCase, { id: one.id })}
            left={one.replyDueOn === null ? '已答复' : `答复${leftWords(one.replyDaysLeft)}`}
          />
        ))}
      </View>
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="scales"
          title={filter === 'toAnswer' ? '没有待答复的投诉' : '没有投诉'}
          hint="市场监管部门受理后会转给您，也会发消息提醒"
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </DeskPage>
  )
}
