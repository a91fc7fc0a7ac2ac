import type { StreamerCard } from '@yuxiang/shared/api/streamers'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { StreamerTile } from '../shared/streamer-tile'

/** Streamers of a county, or all, the newest first. */
export function Streamers({ county }: { county: string | undefined }) {
  const list = usePagedList<StreamerCard>(`streamers-${county ?? ''}`, ({ cursor }) =>
    call('GET /api/streamers', { query: { ...(county ? { county } : {}), ...(cursor ? { cursor } : {}) } }),
  )
  if (list.items.length > 0) {
    return (
      <>
        <View role="list" label="主播">
          {list.items.map((streamer) => (
            <StreamerTile key={streamer.id} streamer={streamer} />
          ))}
        </View>
        <ListFoot list={list} />
      </>
    )
  }
  if (list.problem) return <Failure problem={list.problem} onRetry={() => void list.refresh()} />
  return list.loading === 'idle' ? (
    <Empty icon="people" title="这里还没有公开的主播" hint="换个区县看看；商家可在工作台申报自己的主播" />
  ) : (
    <SkeletonRows count={5} />
  )
}
