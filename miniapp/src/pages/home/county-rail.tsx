import type { County } from '@yuxiang/shared/api/catalog'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { Link, Scroller, Tap, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import './county-rail.scss'

/** Counties that have products, the four key counties for revitalisation first. */
export function CountyRail({ counties, onMore }: { counties: County[] | undefined; onMore: () => void }) {
  const shown = (counties ?? [])
    .filter((county) => county.productCount > 0)
    .sort((a, b) => Number(b.nationalKey) - Number(a.nationalKey) || b.productCount - a.productCount)
    .slice(0, 14)
  if (shown.length === 0) return null
  return (
    <View className="county-rail">
      <View className="row county-rail__head">
        <View className="grow section-title" role="heading">
          逛区县
        </View>
        <Tap className="row county-rail__more" onTap={onMore}>
          <Text>全部区县</Text>
          <Icon name="next" size="sm" color="muted" />
        </Tap>
      </View>
      <Scroller direction="x" className="county-rail__rail">
        <View className="county-rail__track">
          {shown.map((county) => (
            <Link
              key={county.code}
              className="county-rail__county"
              to={pageUrl(pages.search, { county: county.name })}
            >
              <View className="county-rail__picture">
                <Picture src={county.imageUrl} alt="" ratio={100} />
              </View>
              <View className="county-rail__name lines-1">{county.name}</View>
              <View className="county-rail__count">{county.productCount} 款好物</View>
            </Link>
          ))}
        </View>
      </Scroller>
    </View>
  )
}
