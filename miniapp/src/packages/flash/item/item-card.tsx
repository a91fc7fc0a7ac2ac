import type { FlashItemPage } from '@yuxiang/shared/api/flash-sales'
import { Countdown } from '@/components/Countdown'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { eligibilityNames, flashPhase, overWords } from '@/services/flash-words'
import { pages, pageUrl } from '@/services/navigation'
import { serverNow } from '@/services/server-clock'
import { GoneBar } from '../shared/gone-bar'
import { PriceLine } from '../shared/price-line'
import './item-card.scss'

interface Props extends Pick<FlashItemPage, 'session' | 'item' | 'mine'> {
  /** The session begins or ends now. */
  onTurn: () => Promise<void>
}

/** The thing, the time by the server's clock, what it costs and how much is left. */
export function ItemCard({ session, item, mine, onTurn }: Props) {
  const phase = flashPhase(session, serverNow())
  return (
    <>
      <Picture src={item.imageUrl} alt={item.name} ratio={72} eager />
      <View className={`flash-clock flash-clock--${phase}`}>
        <Text className="flash-clock__words">
          {phase === 'upcoming' ? '距开抢' : phase === 'running' ? '距结束' : `本场${overWords(session)}`}
        </Text>
        {phase === 'over' ? null : (
          <Countdown
            key={phase}
            until={phase === 'upcoming' ? session.startsAt : session.endsAt}
            precision="tenths"
            onEnd={() => void onTurn()}
          />
        )}
      </View>
      <View className="card flash-card">
        <PriceLine item={item} large />
        <View className="flash-card__name">{item.name}</View>
        <View className="flash-card__sku">
          <Text>{item.skuName}</Text>
          <Tag tone="plain">{`每人限 ${item.limit} 件`}</Tag>
          <Tag>包邮</Tag>
          {session.eligibility === 'everyone' ? null : (
            <Tag tone="citrus">{eligibilityNames[session.eligibility]}</Tag>
          )}
        </View>
        {phase === 'running' ? (
          <GoneBar item={item} />
        ) : (
          <View className="muted number">共 {item.stockTotal} 件</View>
        )}
        {mine ? (
          <View className="flash-card__mine number">
            我的积分 {mine.points}
            {mine.claims > 0 ? `　已抢到 ${mine.claims} 件` : ''}
          </View>
        ) : null}
        <Link className="flash-card__more" to={pageUrl(pages.product, { id: item.productId })}>
          看商品详情、产地与认定
        </Link>
      </View>
    </>
  )
}
