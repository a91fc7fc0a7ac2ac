import type { LiveRoom } from '@yuxiang/shared/api/live-desk'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { type Bench, CommonPage } from '@/workbench/common-page'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { RoomSheet } from './room-sheet'
import './index.scss'

/** 直播间：各平台的账号 */
export default function LiveRoomsPage() {
  const [edited, setEdited] = useState<LiveRoom | 'new' | null>(null)
  return (
    <CommonPage
      section="live"
      title="直播间"
      below
      self={pages.deskLiveRooms}
      actions={
        <Button size="fit" onTap={() => setEdited('new')}>
          登记直播间
        </Button>
      }
    >
      {(bench) => <Rooms bench={bench} edited={edited} onEdit={setEdited} />}
    </CommonPage>
  )
}

interface RoomsProps {
  bench: Bench
  edited: LiveRoom | 'new' | null
  onEdit: (room: LiveRoom | 'new' | null) => void
}

function Rooms({ bench, edited, onEdit }: RoomsProps) {
  const list = usePagedList(ownName(bench.userId, 'desk-live-rooms'), ({ cursor }) =>
    call('GET /api/workbench/live/rooms', { query: { pageSize: 20, ...(cursor ? { cursor } : {}) } }),
  )
  const [busy, setBusy] = useState<string>()
  const turn = async ({ id, name, closedAt }: LiveRoom) => {
    const isOpen = closedAt === null
    if (isOpen && !(await confirmAct('停用直播间', `停用后“${name}”不能再排场次，可以重新启用。`, '停用')))
      return
    setBusy(id)
    try {
      if (isOpen) await call('POST /api/workbench/live/rooms/{id}/close', { params: { id } })
      else await call('POST /api/workbench/live/rooms/{id}/open', { params: { id } })
      toastDone(isOpen ? '已停用' : '已启用')
      await list.refresh()
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(undefined)
  }
  return (
    <>
      <GrowingTable
        label="直播间"
        keyOf={({ id }) => id}
        columns={[
          ...columns,
          {
            name: '操作',
            kind: 'acts',
            of: (room) => (
              <View className="live-rooms__acts">
                <Button size="fit" tone="plain" label={`修改${room.name}`} onTap={() => onEdit(room)}>
                  修改
                </Button>
                <Button
                  size="fit"
                  tone="plain"
                  loading={busy === room.id}
                  label={`${room.closedAt === null ? '停用' : '启用'}${room.name}`}
                  onTap={() => void turn(room)}
                >
                  {room.closedAt === null ? '停用' : '启用'}
                </Button>
              </View>
            ),
          },
        ]}
        list={list}
        empty={
          <Empty
            icon="live"
            title="还没有直播间"
            hint="登记在视频号、抖音、快手、淘宝等平台的账号，才能排直播"
            action="登记直播间"
            onAction={() => onEdit('new')}
          />
        }
      />
      {edited ? (
        <RoomSheet
          bench={bench}
          room={edited === 'new' ? undefined : edited}
          onDone={() => {
            onEdit(null)
            void list.refresh()
          }}
          onClose={() => onEdit(null)}
        />
      ) : null}
    </>
  )
}

const columns: Column<LiveRoom>[] = [
  {
    name: '直播间',
    kind: 'title',
    share: 1.4,
    of: ({ name, platform, closedAt }) => (
      <View className="live-rooms__name">
        <Text>{name}</Text>
        <Tag tone="citrus">{livePlatformNames[platform]}</Tag>
        {closedAt === null ? null : <Tag tone="plain">已停用</Tag>}
      </View>
    ),
  },
  { name: '账号', kind: 'wide', of: ({ accountId }) => <Text className="number">{accountId}</Text> },
  { name: '所属', kind: 'wide', of: ({ merchantName }) => <Text>{merchantName ?? '平台'}</Text> },
  {
    name: '待播与在播',
    kind: 'figure',
    of: ({ openSessions }) => <Text className="number">{openSessions} 场</Text>,
  },
]
