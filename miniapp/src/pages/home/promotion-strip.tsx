import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { SkeletonBlock } from '@/components/Skeleton'
import { Link, Scroller, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import './promotion-strip.scss'

const mostCampaigns = 3
const mostPictures = 3

/** Running campaigns and the way to all of them. */
export function PromotionStrip({ campaigns }: { campaigns: CampaignCard[] | undefined }) {
  if (!campaigns) return <SkeletonBlock className="promotion-strip promotion-strip--loading" />
  if (campaigns.length === 0) return null
  return (
    <View className="promotion-strip">
      <View className="row promotion-strip__head">
        <Link className="row grow promotion-strip__title" to={pages.zone}>
          <Text className="section-title">满减专区</Text>
          <Text className="promotion-strip__more">{campaigns.length} 个活动进行中</Text>
          <Icon name="next" size="sm" color="vermilion" />
        </Link>
        <Link className="promotion-strip__coupons" to={pages.coupons}>
          去领券
        </Link>
      </View>
      <Scroller direction="x" className="promotion-strip__rail">
        <View className="promotion-strip__track">
          {campaigns.slice(0, mostCampaigns).map((campaign) => (
            <Link
              key={campaign.id}
              className="promotion-strip__tile"
              to={pageUrl(pages.campaign, { id: campaign.id })}
              label={`${campaign.label}，${campaign.name}`}
            >
              <View className="promotion-strip__label lines-1">{campaign.label}</View>
              <View className="promotion-strip__name lines-1">{campaign.name}</View>
              <View className="row promotion-strip__pictures">
                {campaign.products.slice(0, mostPictures).map((product) => (
                  <View key={product.id} className="promotion-strip__picture">
                    <Picture src={product.imageUrl} alt="" ratio={100} />
                  </View>
                ))}
              </View>
            </Link>
          ))}
          {campaigns.length > mostCampaigns ? (
            <Link className="promotion-strip__all" to={pages.zone}>
              全部活动
              <Icon name="next" size="sm" color="vermilion" />
            </Link>
          ) : null}
        </View>
      </Scroller>
    </View>
  )
}
