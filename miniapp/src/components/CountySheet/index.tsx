import type { County } from '@yuxiang/shared/api/catalog'
import { Failure } from '@/components/Failure'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { Tap, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import './index.scss'

interface Props {
  onClose: () => void
  onPick: (county: County | null) => void
  /** Name of the county chosen now. */
  chosen?: string
  /** Offers 全部区县, which is null. */
  withAll?: boolean
  /** Those without products, too. */
  every?: boolean
}

const areas: County['area'][] = ['渝东北三峡库区城镇群', '渝东南武陵山区城镇群', '主城都市区']

/** Picks a county, of those that have products unless all are asked for, by region of the city. Mount it to open it. */
export function CountySheet({ onClose, onPick, chosen, withAll = false, every = false }: Props) {
  const counties = useAnswer('counties', () => call('GET /api/counties'))
  const shown = counties.data?.items.filter((county) => every || county.productCount > 0)
  const chip = (name: string, county: County | null) => (
    <Tap
      key={name}
      className={`county-sheet__county ${chosen === (county?.name ?? '') ? 'county-sheet__county--on' : ''}`}
      onTap={() => onPick(county)}
    >
      {name}
      {county && !every ? <Text className="county-sheet__count number">{county.productCount}</Text> : null}
    </Tap>
  )
  return (
    <Sheet open title="选择区县" onClose={onClose}>
      {shown ? (
        <>
          {withAll ? <View className="county-sheet__grid">{chip('全部区县', null)}</View> : null}
          {areas.map((area) => {
            const here = shown.filter((county) => county.area === area)
            if (here.length === 0) return null
            return (
              <View key={area}>
                <View className="county-sheet__area">{area}</View>
                <View className="county-sheet__grid">{here.map((county) => chip(county.name, county))}</View>
              </View>
            )
          })}
        </>
      ) : counties.problem ? (
        <Failure problem={counties.problem} onRetry={() => void counties.reload()} />
      ) : (
        <SkeletonLines widths={[90, 70, 90, 60]} />
      )}
    </Sheet>
  )
}
