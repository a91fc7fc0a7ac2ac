import type { VenuePlace } from '@yuxiang/shared/api/venues'
import type { Point } from '@yuxiang/shared/venues/place'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import type { Loaded } from '@/hooks/use-answer'
import { askMyPlace } from '@/services/my-place'
import { openPage, pages } from '@/services/navigation'
import { byDistance, byDistrict, venueKindNames } from '@/services/venue-words'
import { PlaceRow } from './place-row'

interface Props {
  kind: 'hall' | 'counter'
  answer: Loaded<{ items: VenuePlace[] }>
}

/** Halls or counters: by district, and by distance for whoever asks for it. Where the phone is stays on the phone. */
export function Places({ kind, answer: { data, problem, reload } }: Props) {
  const [me, setMe] = useState<Point>()
  const [trouble, setTrouble] = useState('')
  const [asking, setAsking] = useState(false)
  const ask = async () => {
    setAsking(true)
    const found = await askMyPlace()
    setAsking(false)
    setTrouble(typeof found === 'string' ? troubles[found] : '')
    setMe(typeof found === 'string' ? undefined : found)
  }
  if (!data) {
    return problem ? (
      <Failure problem={problem} onRetry={() => void reload()} />
    ) : (
      <View className="card">
        <SkeletonRows count={4} />
      </View>
    )
  }
  const places = data.items.filter((place) => place.kind === kind)
  if (places.length === 0) {
    return (
      <Empty
        icon="shop"
        title={`还没有营业的${venueKindNames[kind]}`}
        hint="开馆后会出现在这里"
        action="去逛帮扶产品"
        onAction={() => openPage(pages.home)}
      />
    )
  }
  return (
    <>
      <View className="card venues__near">
        {me ? (
          <Button tone="plain" onTap={() => setMe(undefined)}>
            改回按区县看
          </Button>
        ) : (
          <Button tone="green" loading={asking} onTap={() => void ask()}>
            按离我远近排序
          </Button>
        )}
        <View className="venues__consent">
          {me
            ? '已在您的手机上按直线距离排好，您的位置没有上传，也没有保存。'
            : '点了才会问您要位置；只在您的手机上算远近，不上传、不保存。不允许也能按区县看。'}
        </View>
        {trouble ? <Note tone="warm">{trouble}</Note> : null}
      </View>
      {me ? (
        <View className="card">
          {byDistance(places, me).map(({ place, metres }) => (
            <PlaceRow key={place.id} place={place} metres={metres} />
          ))}
        </View>
      ) : (
        byDistrict(places).map(({ district, places: inside }) => (
          <View key={district}>
            <View className="section-title venues__district" role="heading">
              {district}
            </View>
            <View className="card">
              {inside.map((place) => (
                <PlaceRow key={place.id} place={place} />
              ))}
            </View>
          </View>
        ))
      )}
    </>
  )
}

const troubles = {
  refused: '您没有允许使用位置，下面按区县排列。想按远近看，可在手机设置里允许后再点一次。',
  unavailable: '暂时拿不到位置（可能没有信号或没有打开定位），下面按区县排列。',
} as const
