import type { StreamerSession } from '@yuxiang/shared/api/streamers'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { SessionRow } from '../shared/session-row'

/** What was broadcast, the newest first. */
export function Replays({ streamerId }: { streamerId: string }) {
  const list = usePagedList<StreamerSession>(`streamer-replays-${streamerId}`, ({ cursor }) =>
    call('GET /api/streamers/{id}/replays', {
      params: { id: streamerId },
      query: cursor ? { cursor } : {},
    }),
  )
  if (list.items.length === 0) {
    if (list.problem) return <Failure problem={list.problem} onRetry={() => void list.refresh()} />
    return list.loading === 'idle' ? (
      <Empty icon="clock" title="还没有播过的场次" hint="开播后这里能看到往期" />
    ) : (
      <SkeletonRows count={2} />
    )
  }
  return (
    <>
      <View className="card">
        <View className="section-title" role="heading">
          往期直播
        </View>
        <View role="list" label="往期直播">
          {list.items.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </View>
      </View>
      <ListFoot list={list} />
    </>
  )
}
