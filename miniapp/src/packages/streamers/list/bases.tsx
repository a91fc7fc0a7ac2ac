import type { BaseCard } from '@yuxiang/shared/api/streamers'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'
import './bases.scss'

/** 产地直播基地 of a county, or all. */
export function Bases({ county }: { county: string | undefined }) {
  const list = usePagedList<BaseCard>(`live-bases-${county ?? ''}`, ({ cursor }) =>
    call('GET /api/live-bases', { query: { ...(county ? { county } : {}), ...(cursor ? { cursor } : {}) } }),
  )
  if (list.items.length > 0) {
    return (
      <>
        <View role="list" label="产地直播基地">
          {list.items.map((base) => (
            <Base key={base.id} base={base} />
          ))}
        </View>
        <ListFoot list={list} />
      </>
    )
  }
  if (list.problem) return <Failure problem={list.problem} onRetry={() => void list.refresh()} />
  return list.loading === 'idle' ? (
    <Empty icon="place" title="这里还没有产地直播基地" hint="换个区县看看" />
  ) : (
    <SkeletonRows count={4} />
  )
}

function Base({ base: { name, county, place, intro, streamers, venueId } }: { base: BaseCard }) {
  return (
    <View className="card live-base" role="listitem">
      <View className="row live-base__line">
        <Text className="grow live-base__name">{name}</Text>
        {streamers > 0 ? <Tag>{`${streamers} 名主播`}</Tag> : null}
      </View>
      <View className="row live-base__place">
        <Icon name="place" size="sm" color="muted" />
        <Text>{place.startsWith(county.slice(0, 2)) ? place : `${county} ${place}`}</Text>
      </View>
      {intro ? <View className="live-base__intro">{intro}</View> : null}
      {venueId ? (
        <Link className="live-base__venue" to={pageUrl(pages.venue, { id: venueId })}>
          看这里的场馆
          <Icon name="next" size="sm" color="muted" />
        </Link>
      ) : null}
    </View>
  )
}
