import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { OfferRules } from '@/components/OfferRules'
import { Picture } from '@/components/Picture'
import { Link, Scroller, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { CampaignHead } from '../shared/campaign-head'
import './campaign-tile.scss'

/** A campaign with its rules and some of its products. */
export function CampaignTile({ campaign, onEnd }: { campaign: CampaignCard; onEnd: () => void }) {
  const to = pageUrl(pages.campaign, { id: campaign.id })
  return (
    <View className="card campaign-tile" role="group" label={campaign.name}>
      <Link className="campaign-tile__head" to={to}>
        <CampaignHead campaign={campaign} onEnd={onEnd} />
      </Link>
      <View className="campaign-tile__words">
        <OfferRules campaign={campaign} />
      </View>
      {campaign.products.length > 0 ? (
        <Scroller direction="x" className="campaign-tile__rail">
          <View className="campaign-tile__track">
            {campaign.products.map((product) => (
              <Link
                key={product.id}
                className="campaign-tile__item"
                to={pageUrl(pages.product, { id: product.id })}
              >
                <View className="campaign-tile__picture">
                  <Picture src={product.imageUrl} alt="" ratio={100} />
                </View>
                <View className="campaign-tile__name lines-1">{product.name}</View>
                <Money fen={product.priceFen} size="sm" />
              </Link>
            ))}
          </View>
        </Scroller>
      ) : null}
      <Link className="row campaign-tile__all" to={to}>
        <Text>去选购，看凑单进度</Text>
        <Icon name="next" size="sm" color="vermilion" />
      </Link>
    </View>
  )
}
