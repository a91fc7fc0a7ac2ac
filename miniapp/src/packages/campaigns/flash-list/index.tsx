import type { FlashSessionSummary } from '@yuxiang/shared/api/flash-office'
import { type FlashSessionState, flashSessionStateNames } from '@yuxiang/shared/states/flash-sale'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { eligibilityNames } from '@/services/flash-words'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { periodText } from '@/workbench/china-moment'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { TitleLine } from '@/workbench/title-line'
import { flashMark } from '../shared/flash-marks'
import { FlashPage } from '../shared/flash-page'
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
  return (
    <GrowingTable
      label="抢购场次"
      keyOf={({ id }) => id}
      columns={columns}
      list={list}
      empty={
        <Empty
          icon="clock"
          title={state === 'all' ? '还没有抢购场次' : '这里没有场次'}
          hint="定好时间，选商品，设积分、数量与限购；发布时预留库存"
          action="新建场次"
          onAction={() => openPage(pages.benchFlashEdit)}
        />
      }
    />
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
