import type { LiveSessionRow } from '@yuxiang/shared/api/live-desk'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { type LiveSessionState, liveSessionStateNames } from '@yuxiang/shared/states/live'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { hostLine } from '@/services/live-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { periodText } from '@/workbench/china-moment'
import { CommonPage } from '@/workbench/common-page'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { TitleLine } from '@/workbench/title-line'
import { liveTag } from '../shared/live-marks'
import './index.scss'

const tabs = ['all', 'live', 'planned', 'ended', 'cancelled'] as const

/** 直播列表 */
export default function LiveListPage() {
  const [state, setState] = useState<(typeof tabs)[number]>('all')
  return (
    <CommonPage
      section="live"
      title="直播"
      self={pages.deskLive}
      actions={
        <Button size="fit" onTap={() => openPage(pages.deskLiveEdit)}>
          新排一场
        </Button>
      }
    >
      {({ userId }) => (
        <>
          <View className="card live-list__ways">
            <Cell icon="clock" title="直播日历" hint="这个月的场次，按天看" to={pages.deskLiveCalendar} />
            <Cell icon="live" title="直播间" hint="各平台的账号，登记与停用" to={pages.deskLiveRooms} />
          </View>
          <View className="live-list__tabs">
            <Chips
              label="按状态查看直播"
              options={tabs.map((key) => ({
                key,
                name: key === 'all' ? '全部' : liveSessionStateNames[key],
              }))}
              chosen={[state]}
              onTap={setState}
            />
          </View>
          <Sessions key={state} userId={userId} state={state} />
        </>
      )}
    </CommonPage>
  )
}

function Sessions({ userId, state }: { userId: string; state: LiveSessionState | 'all' }) {
  const list = usePagedList(ownName(userId, `desk-live-${state}`), ({ cursor }) =>
    call('GET /api/workbench/live/sessions', {
      query: { pageSize: 20, ...(state === 'all' ? {} : { state }), ...(cursor ? { cursor } : {}) },
    }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <GrowingTable
      label="直播场次"
      keyOf={({ id }) => id}
      columns={columns}
      list={list}
      empty={
        <Empty
          icon="live"
          title={state === 'all' ? '还没有直播场次' : '这里没有场次'}
          hint="先登记直播间，再排时间、选商品；开播前会提醒预约的人"
          action="新排一场"
          onAction={() => openPage(pages.deskLiveEdit)}
        />
      }
    />
  )
}

const columns: Column<LiveSessionRow>[] = [
  {
    name: '直播',
    kind: 'title',
    share: 1.6,
    of: (session) => (
      <TitleLine
        to={pageUrl(pages.deskLiveSession, { id: session.id })}
        name={session.title}
        mark={liveTag(session.state)}
        hint={hostLine(session)}
      />
    ),
  },
  {
    name: '时间',
    kind: 'wide',
    share: 1.4,
    of: ({ startsAt, endsAt }) => <Text className="number">{periodText(startsAt, endsAt)}</Text>,
  },
  {
    name: '直播间',
    kind: 'wide',
    of: ({ room }) => (
      <Text>
        {livePlatformNames[room.platform]} · {room.name}
      </Text>
    ),
  },
  {
    name: '商品',
    kind: 'figure',
    of: ({ productCount }) => <Text className="number">{productCount} 种</Text>,
  },
  { name: '链接', kind: 'figure', of: (session) => <Text>{linkText(session)}</Text> },
]

function linkText({ state, linked, hasReplay }: LiveSessionRow): string {
  if (state === 'ended') return hasReplay ? '有回放' : '无回放'
  return linked ? '已填' : '待填'
}
