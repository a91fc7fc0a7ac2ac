import type { FlashSessionSummary } from '@yuxiang/shared/api/flash-office'
import { type FlashSessionState, flashSessionStateNames } from '@yuxiang/shared/states/flash-sale'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { eligibilityNames } from '@/services/flash-words'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { type Column, Table } from '@/workbench/table'
import { periodText } from '../shared/china-moment'
import { flashMark } from '../shared/flash-marks'
import { FlashPage } from '../shared/flash-page'
import { TitleLine } from '../shared/title-line'
import './index.scss'

const tabs = ['all', 'published', 'draft', 'paused', 'ended', 'cancelled'] as const

/** 抢购场次列表 */
export default function FlashListPage() {
  const [state, setState] = useState<(typeof tabs)[number]>('all')
  return (
    <FlashPage
      title="抢购场次"
      self={pages.benchFlashSales}
      actions={
        <Button size="fit" onTap={() => openPage(pages.benchFlashEdit)}>
          新建场次
        </Button>
      }
    >
      {({ userId }) => (
        <>
          <View className="flash-list__tabs">
            <Chips
              label="按状态查看场次"
              options={tabs.map((key) => ({
                key,
                name: key === 'all' ? '全部' : flashSessionStateNames[key],
              }))}
              chosen={[state]}
              onTap={setState}
            />
          </View>
          <Sessions key={state} userId={userId} state={state} />
        </>
      )}
    </FlashPage>
  )
}

function Sessions({ userId, state }: { userId: string; state: FlashSessionState | 'all' }) {
  const list = usePagedList(ownName(userId, `bench-flash-${state}`), ({ cursor }) =>
    call('GET /api/workbench/flash-sales', {
      query: { pageSize: 20, ...(state === 'all' ? {} : { state }), ...(cursor ? { cursor } : {}) },
    }),
  )
  useShowAgain(() => void list.refresh())
  if (list.items.length === 0) {
    if (list.loading === 'first') return <SkeletonRows count={4} />
    if (list.problem) return <Failure problem={list.problem} onRetry={() => void list.refresh()} />
    return (
      <Empty
        icon="clock"
        title={state === 'all' ? '还没有抢购场次' : '这里没有场次'}
        hint="定好时间，选商品，设积分、数量与限购；发布时预留库存"
        action="新建场次"
        onAction={() => openPage(pages.benchFlashEdit)}
      />
    )
  }
  return (
    <>
      <View className="card">
        <Table label="抢购场次" rows={list.items} keyOf={({ id }) => id} columns={columns} />
      </View>
      <ListFoot list={list} />
    </>
  )
}

const columns: Column<FlashSessionSummary>[] = [
  {
    name: '场次',
    kind: 'title',
    share: 1.5,
    of: (session) => (
      <TitleLine
        to={pageUrl(session.state === 'draft' ? pages.benchFlashEdit : pages.benchFlashLive, {
          id: session.id,
        })}
        name={session.title}
        mark={flashMark(session)}
        hint={eligibilityNames[session.eligibility]}
      />
    ),
  },
  {
    name: '时间',
    kind: 'wide',
    share: 1.5,
    of: ({ startsAt, endsAt }) => <Text className="number">{periodText(startsAt, endsAt)}</Text>,
  },
  { name: '商品', kind: 'figure', of: ({ itemCount }) => <Text className="number">{itemCount} 种</Text> },
  {
    name: '剩余 / 总数',
    kind: 'figure',
    of: ({ stock, stockTotal }) => (
      <Text className="number">
        {stock} / {stockTotal}
      </Text>
    ),
  },
]
