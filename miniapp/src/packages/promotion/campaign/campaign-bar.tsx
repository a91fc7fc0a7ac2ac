import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { Button } from '@/components/Button'
import { ProgressLine } from '@/components/ProgressLine'
import { View } from '@/elements'
import { useCartQuote } from '@/hooks/use-cart-quote'
import { goLogin, openPage, pages, pageUrl } from '@/services/navigation'
import { progressOf } from '@/services/offer-progress'
import { useSession } from '@/store/session'

/** How far what is in the cart is on the way to the next tier, and the way there. */
export function CampaignBar({ campaign }: { campaign: CampaignCard }) {
  const session = useSession()
  const { quote } = useCartQuote()
  return (
    <View className="campaign-bar">
      <View className="grow">
        <ProgressLine progress={progressOf(campaign, quote)} />
      </View>
      {session ? (
        <Button className="campaign-bar__go" onTap={() => openPage(pages.cart)}>
          去购物车
        </Button>
      ) : (
        <Button
          className="campaign-bar__go"
          onTap={() => goLogin(pageUrl(pages.campaign, { id: campaign.id }))}
        >
          登录看进度
        </Button>
      )}
    </View>
  )
}
