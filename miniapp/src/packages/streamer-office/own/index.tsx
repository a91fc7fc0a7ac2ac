import type { StreamerRow } from '@yuxiang/shared/api/streamer-views'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { streamerStateNames } from '@yuxiang/shared/states/streamer'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { streamerTones } from '@/services/streamer-words'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { GrowingTable } from '@/workbench/growing-table'
import { NameLink } from '@/workbench/name-link'
import type { Column } from '@/workbench/table'

/** 本店主播: what a merchant says of its own people, and what the county answered. */
export default function OwnStreamersPage() {
  return (
    <DeskGate desk="merchant" title="本店主播" self={pages.ownStreamers}>
      {(userId) => <Own userId={userId} />}
    </DeskGate>
  )
}

function Own({ userId }: { userId: string }) {
  const list = usePagedList<StreamerRow>(ownName(userId, 'own-streamers'), ({ cursor }) =>
    call('GET /api/merchant/streamers', { query: cursor ? { cursor } : {} }),
  )
  useShowAgain(() => void list.refresh())
  const propose = () => openPage(pages.ownStreamer)
  return (
    <DeskPage
      desk="merchant"
      section="streamers"
      title="本店主播"
      onRefresh={list.refresh}
      actions={
        <Button size="fit" onTap={propose}>
          申报主播
        </Button>
      }
    >
      <GrowingTable
        label="本店主播"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="people"
            title="还没有申报主播"
            hint="申报后由区县确认；在册的主播有公开主页，直播时可以选用"
            action="申报主播"
            onAction={propose}
          />
        }
      />
    </DeskPage>
  )
}

const columns: Column<StreamerRow>[] = [
  {
    name: '主播',
    kind: 'title',
    share: 1.8,
    of: ({ id, name }) => <NameLink to={pageUrl(pages.ownStreamer, { id })}>{name}</NameLink>,
  },
  {
    name: '平台账号',
    share: 1.8,
    of: ({ accounts }) =>
      accounts.map(({ platform, name }) => `${livePlatformNames[platform]} ${name}`).join('、') || '—',
  },
  { name: '本年场次', kind: 'figure', of: ({ sessions }) => `${sessions} 场` },
  {
    name: '状态',
    share: 1.6,
    of: ({ state, reason }) => (
      <View>
        <Tag tone={streamerTones[state]}>{streamerStateNames[state]}</Tag>
        {reason ? <View className="muted">{reason}</View> : null}
      </View>
    ),
  },
]
