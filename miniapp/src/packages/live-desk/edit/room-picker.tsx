import { type LivePlatform, livePlatformNames } from '@yuxiang/shared/live/platforms'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { PickRow } from '@/workbench/pick-row'

const roomsMost = 100

interface PickedRoom {
  id: string
  name: string
  platform: LivePlatform
  merchantId: string | null
}

interface Props {
  userId: string
  chosen: string | undefined
  onPick: (room: PickedRoom) => void
  onClose: () => void
}

/** Rooms in use, to choose one from. Mount it to open it. */
export function RoomPicker({ userId, chosen, onPick, onClose }: Props) {
  const answer = useAnswer(ownName(userId, 'desk-live-room-choice'), () =>
    call('GET /api/workbench/live/rooms', { query: { pageSize: roomsMost } }),
  )
  useShowAgain(() => void answer.reload())
  const rooms = answer.data?.items.filter(({ closedAt }) => closedAt === null)
  return (
    <Sheet
      open
      title="在哪个直播间"
      onClose={onClose}
      foot={
        <Button tone="line" onTap={() => openPage(pages.deskLiveRooms)}>
          登记新的直播间
        </Button>
      }
    >
      {rooms?.map(({ id, name, platform, merchantId, merchantName }) => (
        <PickRow
          key={id}
          name={name}
          hint={`${livePlatformNames[platform]} · ${merchantName ?? '平台'}`}
          on={id === chosen}
          onTap={() => onPick({ id, name, platform, merchantId })}
        />
      ))}
      {rooms?.length === 0 ? <Empty title="还没有可用的直播间" hint="先登记，已填的内容会保留" /> : null}
      {rooms ? null : answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </Sheet>
  )
}
