import type { HandledCase } from '@yuxiang/shared/api/complaints'
import { type CaseKind, caseKindNames } from '@yuxiang/shared/complaints/words'
import { caseStateNames, caseTrackNames } from '@yuxiang/shared/states/complaint'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { stateTone } from '@/services/case-words'
import './index.scss'

const kinds: readonly { key: CaseKind | 'all'; name: string }[] = [
  { key: 'all', name: '全部' },
  ...(['quality', 'price', 'service', 'falseCertification'] as const).map((key) => ({
    key,
    name: caseKindNames[key],
  })),
]

/** 投诉举报公示: what came of cases, with nobody's name but the merchant's. */
export default function BoardPage() {
  const [kind, setKind] = useState<CaseKind | 'all'>('all')
  const list = usePagedList<HandledCase>(`handled-cases-${kind}`, ({ cursor }) =>
    call('GET /api/handled-cases', {
      query: { ...(cursor ? { cursor } : {}), ...(kind === 'all' ? {} : { kind }), pageSize: 20 },
    }),
  )
  return (
    <Page title="投诉举报公示" className="case-board" onRefresh={list.refresh}>
      <View className="case-board__filter">
        <Chips label="按问题查看" options={kinds} chosen={[kind]} onTap={setKind} />
      </View>
      {list.items.map((one) => (
        <Row key={one.id} one={one} />
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty icon="book" title="还没有公示的案件" hint="办结并依法可以公开的案件会在这里公示" />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}

function Row({ one }: { one: HandledCase }) {
  return (
    <View className="card">
      <View className="case-board__head">
        <Text className="grow case-board__name">{one.productName ?? one.merchantName}</Text>
        <Tag tone={stateTone(one.state)}>{caseStateNames[one.state]}</Tag>
      </View>
      <View className="muted">
        {caseTrackNames[one.track]} · {caseKindNames[one.kind]} · {one.merchantName}
      </View>
      <View className="case-board__text">{one.summary}</View>
      <View className="muted number">
        {one.officeName} · {one.publishedOn} 公示
        {one.workingDays === null ? '' : ` · 用时 ${one.workingDays} 个工作日`}
      </View>
    </View>
  )
}
